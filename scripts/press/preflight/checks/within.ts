/** Tells whether two boxes overlap. */
import { intersect, type Box } from "../../../lib/pdf/geometry.ts";

/** Returns whether a box overlaps another one; true where the page doesn't declare the other one. */
export function touches(box: Box, other: Box | undefined): boolean {
  return other === undefined || intersect(box, other) !== undefined;
}
