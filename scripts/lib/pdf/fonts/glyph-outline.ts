/** Encodes outlines of glyphs for TrueType. */

export type Point = [x: number, y: number, isOnCurve: boolean];
export type Contour = Point[];

/**
 * Returns a simple glyph (OpenType 1.9, `glyf`), with its points in whole units and without compression; no bytes for a
 * blank one.
 */
export function encodeGlyph(contours: readonly Contour[]): Buffer {
  if (contours.length === 0) return Buffer.alloc(0);
  const points = contours.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const deltas = (values: readonly number[]) => values.map((value, index) => value - (values[index - 1] ?? 0));
  let last = -1;
  const ends = contours.map(({ length }) => (last += length));
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const outline = Buffer.concat([
    shorts(contours.length, ...bounds, ...ends, 0),
    Buffer.from(points.map(([, , isOnCurve]) => (isOnCurve ? 1 : 0))),
    shorts(...deltas(xs), ...deltas(ys)),
  ]);
  return Buffer.concat([outline, Buffer.alloc((4 - (outline.length % 4)) % 4)]);
}

/** Returns signed 16-bit numbers, one after another. */
export function shorts(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) bytes.writeInt16BE(value, 2 * index);
  return bytes;
}
