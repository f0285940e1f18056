/** Marks the figures, charts and tables that may move to the next page while the text goes on. */
import { headingsAbove } from "../fit/fit-pictures.ts";
import { blockOfTable } from "../tables/table-parts.ts";

/**
 * Tables up to this share of a page stay whole; those that can't move, with the headings above, up to the smaller one.
 */
const wholeShare = 0.5;
const unmovedShare = 0.28;
/** Selects elements that begin a page, as a part or by a break by hand: nothing is above them there. */
export const pageHeads = ".part, .new-page";
/** Selects elements that begin a section or page, behind which nothing is moved. */
export const sectionHeads = `h1, h2, h3, ${pageHeads}`;

/**
 * Marks each figure and table of an unpaged column that may move with its kind (`data-float`), and each table that has
 * to stay whole (`data-whole`). A block may not move where its author holds it, in a list, box or quotation, where it
 * calls footnotes and fills pages of its own, or at a section's end.
 *
 * @param pageHeight - returns the height of an element's page, in CSS pixels
 */
export function markFloats(column: Element, pageHeight: (element: Element) => number): void {
  const mayMove = new Set(
    [...column.querySelectorAll<HTMLElement>(".part > :is(.figure, .table, .full-page)")].filter(isFree),
  );
  const tables = [...column.querySelectorAll("table")];
  const heights = tables.map((table) => blockOfTable(table).offsetHeight);
  for (const [index, table] of tables.entries()) {
    const block = blockOfTable(table);
    const page = pageHeight(block);
    const isShort = mayMove.has(block)
      ? heights[index]! <= page * wholeShare
      : heights[index]! + headingsAbove(block) <= page * unmovedShare;
    if (isShort) block.dataset.whole = "";
  }
  for (const block of mayMove) {
    if (block.matches(".figure, .full-page")) block.dataset.float = "figure";
    else if (block.matches(".wide, [data-whole]")) block.dataset.float = "table";
  }
}

function isFree(block: HTMLElement): boolean {
  if (block.matches("[data-place], [data-tall], .new-page, .keep")) return false;
  if (callsOut(block) && block.matches(".wide, .full-page")) return false;
  const next = block.nextElementSibling;
  return next !== null && !next.matches(sectionHeads);
}

/** Returns whether an element has callouts of footnotes, whose numbers have to be in order from page to page. */
export function callsOut(element: Element): boolean {
  return element.matches(".footnote-callout") || element.querySelector(".footnote-callout") !== null;
}
