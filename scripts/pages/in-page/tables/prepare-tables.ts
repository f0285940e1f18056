/** Prepares the tables of an unpaged unit for pages. */
import { keepTogether, mergedCellsOf } from "./merged-cells.ts";
import { setColumns, widthsOfColumns } from "./table-columns.ts";
import { bodyRows, continuedIn } from "./table-parts.ts";

/** The largest share of a page (0–1) for a repeated head, which must leave room for new rows. */
const repeatedShare = 0.4;

/**
 * Fixes the columns of tables in an unpaged column, and marks rows to be kept together. A table over several pages
 * needs the same columns on each: with only some of its rows the browser would distribute the width anew, lines would
 * break elsewhere, and the last rows would be cut off.
 *
 * @param pageHeight - returns the height of an element's page, in CSS pixels
 */
export function prepareTables(column: Element, pageHeight: (element: Element) => number): void {
  const tables = [...column.querySelectorAll("table")];
  const merged = tables.flatMap((table) => mergedCellsOf(table, pageHeight(table)));
  // "(continued)" has to fit into the columns too.
  const words = merged.map(({ cell, table, isLong }) => isLong && cell.appendChild(continuedIn(table)));
  const columns = tables.map((table) => widthsOfColumns(table));
  for (const word of words) if (word) word.remove();
  for (const [index, table] of tables.entries()) setColumns(table, columns[index]!);
  for (const cells of merged) keepTogether(cells);
  for (const part of column.querySelectorAll<HTMLElement>("thead, .caption, .group-title")) {
    if (part.offsetHeight > pageHeight(part) * repeatedShare) part.dataset.once = "";
  }
  for (const table of tables) bodyRows(table).at(-1)?.setAttribute("data-last", "");
}
