/** Computes the size of an SVG drawing from its width, height and viewBox. */

/** CSS pixels in one of each unit; an `em` of a drawing by itself is 16 pixels. */
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

/** Attributes of the root element, as they are written. */
export type WrittenSize = Record<"width" | "height" | "viewBox", string | undefined>;

/**
 * Returns the size in whole CSS pixels, or that of an empty viewBox; undefined where width or height are neither
 * written nor follow from the viewBox.
 */
export function sizeOfSvg(written: WrittenSize): { width: number; height: number } | undefined {
  const [, , boxWidth, boxHeight] = (written.viewBox ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  // Browsers ignore a viewBox with a negative size, and draw nothing for an empty one.
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

/** Returns a length in CSS pixels; undefined for percentages, which have nothing to refer to, and for other texts. */
function lengthOf(written: string | undefined): number | undefined {
  const [, number, unit] = /^\s*\+?((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z]*)\s*$/i.exec(written ?? "") ?? [];
  const pixels = Number(number) * (pixelsIn[unit?.toLowerCase() ?? ""] ?? NaN);
  return pixels > 0 && Number.isFinite(pixels) ? pixels : undefined;
}
