/** Gives sub-headings in boxes the levels below that of the section around: the outline doesn't have them. */
import { nestLevels } from "../lib/nest-levels.ts";
import type { PdfName } from "../lib/pdf/objects.ts";
import { isElement, type Element } from "../lib/pdf/tags.ts";
import { headingLevelOf, nestSections } from "./nest-sections.ts";
import type { TagMarks } from "./take-marks.ts";

/**
 * Sets the levels: none is skipped (PDF/UA-1, 7.4.2), whatever the author wrote. Where no heading stands above a box,
 * those in it stay paragraphs.
 *
 * @param part - with its sections nested
 */
export function levelHeadings(part: Element, marks: TagMarks, above = 0): void {
  let level = above;
  for (const kid of part.kids) {
    if (!isElement(kid)) continue;
    level = headingLevelOf(kid) || level;
    if (groups.has(kid.type)) levelHeadings(kid, marks, level);
    if (level > 0 && marks.get(kid)?.kind === "box") levelInBox(kid, marks, level);
  }
}

/** Elements that a box may stand in, itself among them. */
const groups: ReadonlySet<PdfName> = new Set<PdfName>([
  "/Sect",
  "/Div",
  "/Aside",
  "/BlockQuote",
  "/L",
  "/LI",
  "/LBody",
]);

function levelInBox(box: Element, marks: TagMarks, above: number): void {
  const headings = box.kids.filter(isElement).filter((kid) => marks.get(kid)?.kind === "inner-heading");
  const levels = nestLevels(headings.map((heading) => Number(marks.get(heading)?.told?.[0])));
  for (const [index, heading] of headings.entries()) heading.type = `/H${Math.min(6, above + levels[index]!)}`;
  if (headings.length > 0) nestSections(box, true);
}
