/** Two boxes in, whether they have ground in common out. */
import type { Box } from "../../press-geometry.ts";
import { intersect } from "../facts/geometry.ts";

/** True also where a page doesn't tell its box. */
export function touches(box: Box, other: Box | undefined): boolean {
  return other === undefined || intersect(box, other) !== undefined;
}
