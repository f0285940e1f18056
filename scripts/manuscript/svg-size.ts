/** Computes how large an SVG drawing is, from what it says of its width, height and viewBox. */

/** CSS pixels of one of each unit; letters of a drawing without a page are 16 pixels high. */
const pixelsIn: Record<string, number> = {
  "": 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  q: 96 / 101.6,
  in: 96,
  em: 16,
  rem: 16,
  ex: 8,
};

/** Attributes of the outermost element, as they are written. */
export type WrittenSize = Record<"width" | "height" | "viewBox", string | undefined>;

/**
 * Returns whole CSS pixels, or a viewBox that holds nothing; undefined where width or height are neither written nor
 * follow from the viewBox.
 */
export function sizeOfSvg(written: WrittenSize): { width: number; height: number } | undefined {
  const [, , boxWidth, boxHeight] = (written.viewBox ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  // Browsers pass over a view that is less than nothing, and draw nothing of a view of nothing.
  const box = boxWidth! >= 0 && boxHeight! >= 0 ? { width: boxWidth!, height: boxHeight! } : undefined;
  if (box?.width === 0 || box?.height === 0) return box;
  const [width, height] = [lengthOf(written.width), lengthOf(written.height)];
  const size =
    width !== undefined && height !== undefined
      ? { width, height }
      : box && width !== undefined
        ? { width, height: (width * box.height) / box.width }
        : box && height !== undefined
          ? { width: (height * box.width) / box.height, height }
          : box;
  return size && { width: Math.max(1, Math.round(size.width)), height: Math.max(1, Math.round(size.height)) };
}

/** Returns CSS pixels; undefined for shares of a page that is not there (`100%`), and for what is no length. */
function lengthOf(written: string | undefined): number | undefined {
  const [, number, unit] = /^\s*\+?((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z]*)\s*$/i.exec(written ?? "") ?? [];
  const pixels = Number(number) * (pixelsIn[unit?.toLowerCase() ?? ""] ?? NaN);
  return pixels > 0 && Number.isFinite(pixels) ? pixels : undefined;
}
