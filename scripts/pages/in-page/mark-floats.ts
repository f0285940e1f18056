/** Marks the figures, charts and tables that may move to the next page while the text goes on. */
import { headingsAbove } from "./fit-pictures.ts";
import { blockOf } from "./table-parts.ts";

/** Tables stay whole up to this share of a page; others, which can't move, with headings above up to the smaller one. */
const wholeShare = 0.5;
const unmovedShare = 0.28;
/** Selector of what begins a page, by hand or as a part does: nothing stands above it there. */
export const pageHeads = ".part, .new-page";
/** Selector of what begins a section or page: nothing moves behind it. */
export const sectionHeads = `h1, h2, h3, ${pageHeads}`;

/**
 * Writes on each figure and table of an unpaged column which of them it is, where it may move (`data-float`), and on
 * tables that are to stay whole that they are (`data-whole`). It may not where its author holds it, in a list, box or
 * quotation, where it calls out footnotes and fills pages of its own, or at a section's end.
 *
 * @param pageHeight - height of an element's page, in CSS pixels
 */
export function markFloats(column: Element, pageHeight: (element: Element) => number): void {
  const mayMove = new Set(
    [...column.querySelectorAll<HTMLElement>(".part > :is(.figure, .table, .full-page)")].filter(isFree),
  );
  const tables = [...column.querySelectorAll("table")];
  const heights = tables.map((table) => blockOf(table).offsetHeight);
  for (const [index, table] of tables.entries()) {
    const block = blockOf(table);
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

/** Returns whether an element calls out footnotes: their numbers follow each other from page to page. */
export function callsOut(element: Element): boolean {
  return element.matches(".footnote-callout") || element.querySelector(".footnote-callout") !== null;
}
