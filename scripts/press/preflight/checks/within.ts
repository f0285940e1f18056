/** Tells whether two boxes have ground in common. */
import { intersect, type Box } from "../../../lib/pdf/geometry.ts";

/** True also where a page doesn't tell its box. */
export function touches(box: Box, other: Box | undefined): boolean {
  return other === undefined || intersect(box, other) !== undefined;
}
