/** Finds tables that have no room for their words, before a unit is paged. */
import type { Inspection } from "../inspection.ts";

/** Least lines of a cell that is better read in a wide table, with fewer characters each. */
const squeezedLines = 8;
const squeezedCharacters = 14;

/** Finds the tables of a unit in one column that have no room for their words, where nothing made them fit. */
export function surveyTables(column: Element, fitted: Inspection["fitted"]): Pick<Inspection, "squeezed"> {
  const squeezed: Inspection["squeezed"] = [];
  for (const table of column.querySelectorAll("table")) {
    const source = table.dataset.source ?? "";
    if (table.closest(".wide") || fitted.some((other) => other.source === source)) continue;
    const worst = narrowestCell(table);
    if (worst) squeezed.push({ source, ...worst });
  }
  return { squeezed };
}

/** Returns what is known of the cell with the fewest characters a line; undefined where none has too few. */
export function narrowestCell(table: HTMLTableElement): { lines: number; charactersALine: number } | undefined {
  let worst: { lines: number; charactersALine: number } | undefined;
  for (const cell of table.querySelectorAll<HTMLElement>("td, th")) {
    if (cell.offsetHeight < squeezedLines * Number.parseFloat(getComputedStyle(cell).lineHeight)) continue;
    // A cell may be tall for its neighbour's sake: its own text tells.
    const range = document.createRange();
    range.selectNodeContents(cell);
    const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
    const charactersALine = Math.round(cell.textContent.length / lines);
    if (lines < squeezedLines || charactersALine >= (worst?.charactersALine ?? squeezedCharacters)) continue;
    worst = { lines, charactersALine };
  }
  return worst;
}
