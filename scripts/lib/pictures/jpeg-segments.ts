/** Reads the segments of a JPEG that stand before its samples (ITU-T T.81, annex B). */

/** Markers by their second byte (T.81, table B.1). */
export const jpegMarkers = {
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  huffmanTables: 0xc4,
  quantizationTables: 0xdb,
  restartIntervals: 0xdd,
  progressiveFrame: 0xc2,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  comment: 0xfe,
} as const;

/** A segment of a JPEG. */
export interface JpegSegment {
  marker: number;
  /** The bytes behind marker and length. */
  data: Buffer;
  /** Offsets of the marker, and of the first byte behind the segment. */
  start: number;
  end: number;
}

/** Returns whether a marker begins a frame: C0 to CF, but for the three that define tables or are reserved. */
export function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Returns the segments up to the header of the first scan, which is the last; fewer where the file is damaged. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= buffer.length && buffer[at] === 0xff;) {
    const marker = buffer[at + 1]!;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + buffer.readUInt16BE(at + 2);
    yield { marker, data: buffer.subarray(at + 4, end), start: at, end };
    if (marker === jpegMarkers.startOfScan) return;
    at = end;
  }
}
