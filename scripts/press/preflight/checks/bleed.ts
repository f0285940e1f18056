/** Checks that painted areas that reach the trim go on into the bleed. */
import type { Box } from "../../../lib/pdf/geometry.ts";
import { pointsToMm, toPoints } from "../../press-geometry.ts";
import type { Check, PressFinding } from "../finding.ts";

/** A painted area that ends nearer to the trim than this, in points, is meant to reach it. */
const reachesPt = toPoints(0.5);
/** How far edges may differ, in points: the browser paints on whole pixels, but the boxes are exact. */
const tolerancePt = toPoints(0.05);

const sides = ["left", "foot", "right", "head"] as const;

export const bleed: Check = {
  name: "bleed",
  title: "Grounds at the cut bleed",
  run: ({ pages }, { bleedMm }) =>
    pages.flatMap(({ number, grounds, trim, bleed: outer }): PressFinding[] => {
      if (!trim || !outer) return [];
      return sides.flatMap((side, i): PressFinding[] => {
        // Distances outwards from the trim are positive: right and head grow outwards, left and foot fall.
        const sign = i < 2 ? -1 : 1;
        const beyond = (box: Box) => (box[i]! - trim[i]!) * sign;
        const bleeds = (box: Box) => beyond(box) >= (outer[i]! - trim[i]!) * sign - tolerancePt;
        const atCut = grounds.filter((box) => beyond(box) > -reachesPt && !bleeds(box));
        if (atCut.length === 0) return [];
        // Another area along the same edge may bleed in its place, as an outline around the page does.
        const bleeding = grounds.filter(bleeds);
        const short = atCut.filter((box) => !bleeding.some((other) => isAlong(box, other, i, trim)));
        if (short.length === 0) return [];
        const least = pointsToMm(Math.min(...short.map(beyond))).toFixed(2);
        const text = `Unexpected end of a ground ${least} mm beyond the cut at the ${side}, expected ${bleedMm} mm`;
        return [{ severity: "error", page: number, text }];
      });
    }),
};

/**
 * Returns whether `other` covers the whole length of `box`, as far as that is inside the trim, along one side of the
 * page.
 */
function isAlong(box: Box, other: Box, side: number, trim: Box): boolean {
  const [low, high] = side % 2 === 0 ? ([1, 3] as const) : ([0, 2] as const);
  return (
    other[low] <= Math.max(box[low], trim[low]) + tolerancePt &&
    other[high] >= Math.min(box[high], trim[high]) - tolerancePt
  );
}
