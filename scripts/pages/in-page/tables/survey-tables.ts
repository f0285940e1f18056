/** Finds tables with too little room for their words, before a unit is paged. */
import type { Inspection } from "../../inspection.ts";

/**
 * The least number of lines, and the most characters in each, of a cell that would be easier to read in a wide table.
 */
const squeezedLines = 8;
const squeezedCharacters = 14;

/** Finds the tables of an unpaged unit with too little room for their words, but those of which something is told. */
export function surveyTables(
  column: Element,
  told: readonly Pick<Inspection["fitted"][number], "source">[],
): Pick<Inspection, "squeezed"> {
  const squeezed: Inspection["squeezed"] = [];
  for (const table of column.querySelectorAll("table")) {
    const source = table.dataset.source ?? "";
    if (table.closest(".wide") || told.some((other) => other.source === source)) continue;
    const worst = narrowestCell(table);
    if (worst) squeezed.push({ source, ...worst });
  }
  return { squeezed };
}

/**
 * Returns the lines and characters per line of the cell with the fewest characters per line; undefined where no cell
 * has too few.
 */
export function narrowestCell(table: HTMLTableElement): { lines: number; charactersALine: number } | undefined {
  let worst: { lines: number; charactersALine: number } | undefined;
  for (const cell of table.querySelectorAll<HTMLElement>("td, th")) {
    if (cell.offsetHeight < squeezedLines * Number.parseFloat(getComputedStyle(cell).lineHeight)) continue;
    // A cell may be tall because of its neighbour, so its own text is measured.
    const range = document.createRange();
    range.selectNodeContents(cell);
    const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
    const charactersALine = Math.round(cell.textContent.length / lines);
    if (lines < squeezedLines || charactersALine >= (worst?.charactersALine ?? squeezedCharacters)) continue;
    worst = { lines, charactersALine };
  }
  return worst;
}
