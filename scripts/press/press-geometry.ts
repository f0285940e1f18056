/** Computes the boxes of a page for the press, and how the browser's page is moved into them. */
import { roundTo } from "../lib/pdf/number-text.ts";
import { pointsInMm, pointsInPx, type Box } from "../lib/pdf/geometry.ts";
import type { PrintSheet } from "../pages/placement.ts";
import type { TrimSize } from "../pages/print-sheet.ts";

export interface PressBoxes {
  /** The sheet with bleed and slug, whose lower left corner is 0, 0. */
  readonly media: Box;
  /** The bleed: painted areas go on to its edge, so that no white shows where the cut is a little off. */
  readonly bleed: Box;
  /** The page as it is after the cut. */
  readonly trim: Box;
}

/** Width of the slug around the bleed, for marks. */
export const slugMm = 10;

export function boxesFor({ widthMm, heightMm }: TrimSize, bleedMm: number): PressBoxes {
  const around = slugMm + bleedMm;
  const box = (outside: number): Box =>
    [around - outside, around - outside, around + widthMm + outside, around + heightMm + outside].map(
      toPoints,
    ) as unknown as Box;
  return { media: box(around), bleed: box(bleedMm), trim: box(0) };
}

/** Converts millimetres to points, rounded to a hundredth, which is 0.0035 mm. */
export function toPoints(mm: number): number {
  return roundTo(2, mm * pointsInMm);
}

export function pointsToMm(points: number): number {
  return points / pointsInMm;
}

/** Returns how far the content of the browser's sheet is moved so that it stands in `trim`, in points. */
export function shiftToTrim({ marginPx, heightPx }: PrintSheet, { trim }: PressBoxes): readonly [number, number] {
  const marginPt = marginPx * pointsInPx;
  return [trim[0] - marginPt, trim[3] - (heightPx * pointsInPx - marginPt)].map((by) =>
    roundTo(3, by),
  ) as unknown as readonly [number, number];
}
