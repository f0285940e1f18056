/** Reads the segments before the samples of a JPEG: its size, its components and its colour profile. */

export interface JpegHead {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1 for greys, 3 for screen colours, 4 for inks. */
  readonly components: number;
  /** Whether an APP14 segment, as Adobe's programs write it, says how the components are to be read. */
  readonly isAdobe: boolean;
  /** The embedded ICC profile, joined from its chunks (ICC.1:2010, annex B.4). */
  readonly profile: Uint8Array | undefined;
}

const [startOfImage, startOfScan, app2, app14] = [0xd8, 0xda, 0xe2, 0xee] as const;
/**
 * Returns whether a marker begins a frame (ITU-T T.81, table B.1): C0 to CF, but for the three that define tables or
 * are reserved.
 */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const profileHead = "ICC_PROFILE\0";
/**
 * Bytes before the data of a profile's chunk: the name, and one byte each for the chunk's number and the count of
 * chunks.
 */
const pieceHead = profileHead.length + 2;

/** Reads what a JPEG says before its samples; undefined for bytes that are no JPEG, or that end before the samples. */
export function readJpegHead(bytes: Uint8Array): JpegHead | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 4 || buffer[0] !== 0xff || buffer[1] !== startOfImage) return undefined;
  const pieces: { place: number; bytes: Uint8Array }[] = [];
  let frame: Pick<JpegHead, "widthPx" | "heightPx" | "components"> | undefined;
  let isAdobe = false;
  for (let at = 2; at + 4 <= buffer.length;) {
    if (buffer[at] !== 0xff) return undefined;
    const marker = buffer[at + 1]!;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === startOfScan) break;
    const segment = buffer.subarray(at + 4, at + 2 + buffer.readUInt16BE(at + 2));
    if (isFrame(marker) && segment.length >= 6) {
      frame = { heightPx: segment.readUInt16BE(1), widthPx: segment.readUInt16BE(3), components: segment[5]! };
    } else if (marker === app14) isAdobe ||= segment.toString("latin1", 0, 5) === "Adobe";
    else if (marker === app2 && segment.toString("latin1", 0, profileHead.length) === profileHead) {
      pieces.push({ place: segment[profileHead.length] ?? 0, bytes: segment.subarray(pieceHead) });
    }
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  if (!frame) return undefined;
  const inOrder = pieces.toSorted((a, b) => a.place - b.place).map((piece) => piece.bytes);
  return { ...frame, isAdobe, profile: inOrder.length > 0 ? Buffer.concat(inOrder) : undefined };
}
