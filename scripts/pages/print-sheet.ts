/** Computes the sheet that a trimmed page with its bleed is printed on, and where the page lies on it. */
import { pointsInMm, pointsInPx, type Box } from "../lib/pdf/geometry.ts";
import type { PrintSheet } from "./placement.ts";

/** Size of the page as it is when the book is cut, in millimetres. */
export interface TrimSize {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Millimetres of a CSS pixel. */
export const mmInPx = 25.4 / 96;
/**
 * CSS pixels by which sheets grow. Chromium (147) prints on a grid of 0.24 pt; 8 px are 25 of its steps, so that
 * no sheet of that grid is rounded.
 */
const gridPx = 8;

/**
 * Returns the sheet. Boxes are painted on whole pixels, and either side may be rounded off: a bleed of a pixel
 * more is never too short. On a margin of whole pixels a page looks as it would on a sheet of its own.
 */
export function sheetFor({ widthMm, heightMm }: TrimSize, bleedMm: number): PrintSheet {
  const bleedPx = Math.ceil(bleedMm / mmInPx) + 1;
  const marginPx = Math.ceil((bleedPx + 1) / gridPx) * gridPx;
  const side = (mm: number) => Math.ceil((mm / mmInPx + 2 * marginPx) / gridPx) * gridPx;
  return { widthPx: side(widthMm), heightPx: side(heightMm), marginPx, bleedPx };
}

/** Returns the trimmed page in points from the sheet's lower left corner, as it is in the PDF. */
export function trimOnSheet({ heightPx, marginPx }: PrintSheet, { widthMm, heightMm }: TrimSize): Box {
  const left = marginPx * pointsInPx;
  const top = (heightPx - marginPx) * pointsInPx;
  return [left, top - heightMm * pointsInMm, left + widthMm * pointsInMm, top];
}
