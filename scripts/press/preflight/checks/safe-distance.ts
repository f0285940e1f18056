/** Checks that text is far enough from the trim not to be cut off. */
import type { Box } from "../../../lib/pdf/geometry.ts";
import { pointsToMm, toPoints } from "../../press-geometry.ts";
import { touches } from "./within.ts";
import type { Check, PressFinding } from "../finding.ts";

/**
 * Least distance from the trim, in millimetres: the cut may be off by one, and text at the very edge looks as if it
 * were cut.
 */
const safeMm = 3;
const safePt = toPoints(safeMm);

export const safeDistance: Check = {
  name: "safe-distance",
  title: `Text at least ${safeMm} mm from the cut`,
  run: ({ pages }) =>
    pages.flatMap(({ number, texts, trim, bleed }): PressFinding[] => {
      if (!trim || !bleed) return [];
      // Text in the slug is not part of the page.
      const distances = texts.filter((box) => touches(box, bleed)).map((box) => distanceIn(box, trim));
      const least = Math.min(...distances);
      if (least >= safePt) return [];
      const where = least < 0 ? "beyond the cut" : `${pointsToMm(least).toFixed(1)} mm from the cut`;
      const text = `Unexpected text ${where}, expected at least ${safeMm} mm inside it`;
      return [{ severity: least < 0 ? "error" : "warning", page: number, text }];
    }),
};

/** Returns the distance inwards from the nearest side of the trim, in points; negative where the box reaches out. */
function distanceIn(box: Box, trim: Box): number {
  return Math.min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3]);
}
