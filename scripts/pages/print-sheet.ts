/** The size of the trimmed page and the bleed in, the sheet that the browser prints them on out. */

/** The page as it is when the book is cut, in millimetres. */
export interface TrimSize {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** What a page is printed on, in CSS pixels. */
export interface PrintSheet {
  /** Of the sheet. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** From the sheet's upper left corner to the trimmed page's. */
  readonly marginPx: number;
  /** How far grounds that reach the page's edge go on beyond it. */
  readonly bleedPx: number;
}

/** Of a CSS pixel. */
export const mmInPx = 25.4 / 96;
/** Chromium (147) prints on a grid of 0.24 pt; 8 px are 25 of its steps, so that no sheet of that grid is rounded. */
const gridPx = 8;

/**
 * Boxes are painted on whole pixels, and either side may be rounded off: a bleed of a pixel more is never too
 * short. On a margin of whole pixels a page looks as it would on a sheet of its own.
 */
export function sheetFor({ widthMm, heightMm }: TrimSize, bleedMm: number): PrintSheet {
  const bleedPx = Math.ceil(bleedMm / mmInPx) + 1;
  const marginPx = Math.ceil((bleedPx + 1) / gridPx) * gridPx;
  const side = (mm: number) => Math.ceil((mm / mmInPx + 2 * marginPx) / gridPx) * gridPx;
  return { widthPx: side(widthMm), heightPx: side(heightMm), marginPx, bleedPx };
}
