/** Keeps the rows of a merged cell together, or splits the cell where it is too tall for that. */
import { bodyRows } from "./table-parts.ts";

/** A cell over several rows, and the rows below its first one. */
export interface MergedCell {
  table: HTMLTableElement;
  cell: HTMLTableCellElement;
  covered: HTMLTableRowElement[];
  /** For each covered row, the cell behind the merged one. */
  places: (HTMLTableCellElement | undefined)[];
  /** Height of its page, in CSS pixels. */
  height: number;
  /** Whether it is too tall to stay on one page. */
  isLong: boolean;
}

/**
 * Shares of a page (0–1): merged cells up to the first one stay whole; the words of cells up to the second one are
 * repeated.
 */
const mergedShare = 0.3;
const repeatedCellShare = 0.1;

/**
 * Returns the merged cells of a table. Paged.js loses rows where a page ends within a merged cell. The rows of a short
 * one are kept together. A long one is split: its words are in its first row, and the rows below have an empty cell,
 * which repeats the words at the head of a page.
 */
export function mergedCellsOf(table: HTMLTableElement, height: number): MergedCell[] {
  return bodyRows(table).flatMap((row) =>
    [...row.cells].flatMap((cell) => {
      if (cell.rowSpan < 2) return [];
      const rows = [...(row.parentElement as HTMLTableSectionElement).rows];
      const covered = rows.slice(rows.indexOf(row) + 1, rows.indexOf(row) + cell.rowSpan);
      const bottom = (covered.at(-1) ?? row).getBoundingClientRect().bottom;
      const isLong = bottom - row.getBoundingClientRect().top > height * mergedShare;
      const { left } = cell.getBoundingClientRect();
      const places = covered.map(({ cells }) => [...cells].find((other) => other.getBoundingClientRect().left > left));
      return [{ table, cell, covered, places, height, isLong }];
    }),
  );
}

/** Keeps the rows of a merged cell on one page, or splits the cell. */
export function keepTogether(merged: MergedCell): void {
  if (merged.isLong) takeApart(merged);
  else for (const row of merged.covered) row.dataset.joined = "";
}

function takeApart({ cell, covered, places, height }: MergedCell): void {
  const words = document.createRange();
  words.selectNodeContents(cell);
  if (words.getBoundingClientRect().height > height * repeatedCellShare) cell.dataset.once = "";
  // For the tags, which have one cell (screen-pdf/join-merged-cells.ts).
  cell.dataset.covers = String(cell.rowSpan);
  cell.rowSpan = 1;
  cell.dataset.goesOn = "";
  for (const [index, row] of covered.entries()) {
    const filler = cell.cloneNode(false) as HTMLTableCellElement;
    filler.dataset.continues = cell.dataset.source ?? "";
    for (const name of ["id", "data-source", "data-covers"]) filler.removeAttribute(name);
    if (index === covered.length - 1) filler.removeAttribute("data-goes-on");
    row.insertBefore(filler, places[index] ?? null);
  }
}
