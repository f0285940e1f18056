/** Reads the segments before the samples of a JPEG: its size, its components and its colour profile. */
import { isFrameMarker, jpegMarkers, jpegSegments } from "../../lib/pictures/jpeg-segments.ts";

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

const profileHead = "ICC_PROFILE\0";
/**
 * Bytes before the data of a profile's chunk: the name, and one byte each for the chunk's number and the count of
 * chunks.
 */
const pieceHead = profileHead.length + 2;

/** Reads what a JPEG says before its samples; undefined for bytes that are no JPEG, or that end before the samples. */
export function readJpegHead(bytes: Uint8Array): JpegHead | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== jpegMarkers.startOfImage) return undefined;
  const pieces: { place: number; bytes: Uint8Array }[] = [];
  let frame: Pick<JpegHead, "widthPx" | "heightPx" | "components"> | undefined;
  let isAdobe = false;
  let last: number | undefined;
  for (const { marker, data } of jpegSegments(bytes)) {
    last = marker;
    if (isFrameMarker(marker) && data.length >= 6) {
      frame = { heightPx: data.readUInt16BE(1), widthPx: data.readUInt16BE(3), components: data[5]! };
    } else if (marker === jpegMarkers.app14) isAdobe ||= data.toString("latin1", 0, 5) === "Adobe";
    else if (marker === jpegMarkers.app2 && data.toString("latin1", 0, profileHead.length) === profileHead) {
      pieces.push({ place: data[profileHead.length] ?? 0, bytes: data.subarray(pieceHead) });
    }
  }
  if (!frame || last !== jpegMarkers.startOfScan) return undefined;
  const inOrder = pieces.toSorted((a, b) => a.place - b.place).map((piece) => piece.bytes);
  return { ...frame, isAdobe, profile: inOrder.length > 0 ? Buffer.concat(inOrder) : undefined };
}
