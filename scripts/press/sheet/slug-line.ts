/** Sets the line of text in a sheet's slug that says what the sheet is. */
import { roundTo } from "../../lib/pdf/number-text.ts";
import { toPoints, type PressBoxes } from "../press-geometry.ts";
import { slugInset, slugRoom } from "./marks.ts";
import { fontNames, showLine, type EmbeddedFont } from "../../lib/pdf/fonts/embed-font.ts";

/** Name of the slug's font in the resources. */
export const slugFont = "SlugFont";

const usualSize = 6.5;

/**
 * Returns the operators of a line below the page, left of the first registration mark. A title that is too long for it
 * ends in an ellipsis.
 */
export function slugLine(
  title: string,
  facts: readonly string[],
  boxes: PressBoxes,
  foldsPt: readonly number[] | undefined,
  font: EmbeddedFont,
): string {
  const { bleed, trim } = boxes;
  const room = slugRoom(boxes, foldsPt);
  const tail = facts.join("  ·  ");
  const lineOf = (kept: number) => {
    const shown = kept === title.length ? title : `${title.slice(0, kept).trimEnd()}…`;
    return font.set(`${shown}  ·  ${tail}`);
  };
  const isShort = (kept: number) => lineOf(kept).width * usualSize <= room;
  let kept = isShort(title.length) ? title.length : 0;
  // The part of the title that fits is found by bisection: a report has hundreds of pages.
  for (let tooMuch = title.length; tooMuch - kept > 1;) {
    const middle = Math.floor((kept + tooMuch) / 2);
    if (isShort(middle)) kept = middle;
    else tooMuch = middle;
  }
  const line = lineOf(kept);
  // Smaller type where the facts alone are too long for a small page.
  const size = Math.floor(Math.min(usualSize, room / line.width) * 100) / 100;
  const y = bleed[1] - toPoints(5) - (font.capHeight * size) / 2;
  const place = `0 0 0 1 k 1 0 0 1 ${trim[0] + slugInset} ${roundTo(2, y)} Tm`;
  return `BT ${showLine(line, size, fontNames(font, slugFont).nameOf, place)} ET`;
}
