/** Tells whether two boxes have ground in common. */
import { intersect, type Box } from "../../../lib/pdf/geometry.ts";

/** Returns whether a box reaches into another; true also where a page doesn't tell that one. */
export function touches(box: Box, other: Box | undefined): boolean {
  return other === undefined || intersect(box, other) !== undefined;
}
