/** What a sheet is, in words, in; the line in its slug that says so, as content of a page, out. */
import { toPoints, type PressBoxes } from "../press-geometry.ts";
import type { EmbeddedFont } from "./embed-font.ts";

/** Name of the slug's font in the resources. */
export const slugFont = "SlugFont";

const size = 6.5;

/** Below the page, left of the mark in its middle; what is too long for that ends in an ellipsis. */
export function slugLine(
  title: string,
  facts: readonly string[],
  { bleed, trim }: PressBoxes,
  font: EmbeddedFont,
): string {
  const room = (bleed[2] - bleed[0]) / 2 - toPoints(12);
  const tail = facts.join("  ·  ");
  let shownTitle = title;
  let line = font.set(`${shownTitle}  ·  ${tail}`);
  while (line.width * size > room && shownTitle.length > 1) {
    shownTitle = `${shownTitle.replace(/…$/, "").slice(0, -1).trimEnd()}…`;
    line = font.set(`${shownTitle}  ·  ${tail}`);
  }
  const y = bleed[1] - toPoints(5) - (font.capHeight * size) / 2;
  return `BT /${slugFont} ${size} Tf 0 0 0 1 k 1 0 0 1 ${trim[0] + toPoints(4)} ${Math.round(y * 100) / 100} Tm ${line.shown} TJ ET`;
}
