/** Computes the sheet for a trimmed page with its bleed, and where the page is on it. */
import { pointsInMm, pointsInPx, type Box } from "../lib/pdf/geometry.ts";
import type { PrintSheet } from "./placement.ts";

/** Size of the trimmed page, in millimetres. */
export interface TrimSize {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Millimetres in a CSS pixel. */
export const mmInPx = 25.4 / 96;
/**
 * Step of sheet sizes in CSS pixels. Chromium (147) prints on a grid of 0.24 pt; 8 px are 25 of its steps, so that no
 * sheet of this size is rounded.
 */
const gridPx = 8;

/**
 * Returns the sheet. Boxes are painted on whole pixels, and either side may be rounded down, so the bleed has one pixel
 * more. The margin has whole pixels, so that a page looks as it would on a sheet of its own size.
 */
export function sheetFor({ widthMm, heightMm }: TrimSize, bleedMm: number): PrintSheet {
  const bleedPx = Math.ceil(bleedMm / mmInPx) + 1;
  const marginPx = Math.ceil((bleedPx + 1) / gridPx) * gridPx;
  const side = (mm: number) => Math.ceil((mm / mmInPx + 2 * marginPx) / gridPx) * gridPx;
  return { widthPx: side(widthMm), heightPx: side(heightMm), marginPx, bleedPx };
}

/** Returns the trim box in the PDF, in points from the sheet's lower left corner. */
export function trimOnSheet({ heightPx, marginPx }: PrintSheet, { widthMm, heightMm }: TrimSize): Box {
  const left = marginPx * pointsInPx;
  const top = (heightPx - marginPx) * pointsInPx;
  return [left, top - heightMm * pointsInMm, left + widthMm * pointsInMm, top];
}
