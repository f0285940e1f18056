/** Prepares the tables of a unit for pages, while it stands in one column. */
import { keepTogether, mergedCellsOf } from "./merged-cells.ts";
import { setColumns, widthsOf } from "./table-columns.ts";
import { bodyRows, continuedIn } from "./table-parts.ts";

/** Share of each page that a repeated head may take up, or pages would have no room for what is new. */
const repeatedShare = 0.4;

/**
 * Writes on the tables of an unpaged column what keeps them whole on pages. A table over several pages has the same
 * columns on each: without its rows overleaf the browser would share the width out anew, lines would turn, and the last
 * rows slip off the page.
 *
 * @param pageHeight - height of an element's page, in CSS pixels
 */
export function prepareTables(column: Element, pageHeight: (element: Element) => number): void {
  const tables = [...column.querySelectorAll("table")];
  const merged = tables.flatMap((table) => mergedCellsOf(table, pageHeight(table)));
  // "(continued)" must fit the columns, too.
  const words = merged.map(({ cell, table, isLong }) => isLong && cell.appendChild(continuedIn(table)));
  const columns = tables.map((table) => widthsOf(table));
  for (const word of words) if (word) word.remove();
  for (const [index, table] of tables.entries()) setColumns(table, columns[index]!);
  for (const cells of merged) keepTogether(cells);
  for (const part of column.querySelectorAll<HTMLElement>("thead, .caption, .group-title")) {
    if (part.offsetHeight > pageHeight(part) * repeatedShare) part.dataset.once = "";
  }
  for (const table of tables) bodyRows(table).at(-1)?.setAttribute("data-last", "");
}
