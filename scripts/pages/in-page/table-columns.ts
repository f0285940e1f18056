/** Measures and sets the widths of a table's columns. */

/**
 * Returns the widths of a table's columns, in CSS pixels. A column begins where any cell does. The browser counts
 * lengths in 1/64 px; to those the widths are exact, since a column that is as wide as its longest word must not become
 * narrower.
 */
export function widthsOf(table: HTMLTableElement): number[] {
  const { right } = table.getBoundingClientRect();
  const lefts = leftsOf(table);
  return lefts.map((left, index) => Math.round(((lefts[index + 1] ?? right) - left) * 64) / 64);
}

/** Returns the cells of each column that stand in no other, too. */
export function cellsByColumn(table: HTMLTableElement): HTMLTableCellElement[][] {
  const lefts = leftsOf(table);
  const cells = [...table.rows].flatMap((row) => [...row.cells]).filter(({ colSpan }) => colSpan === 1);
  return lefts.map((left) => cells.filter((cell) => leftOf(cell) === left));
}

function leftsOf(table: HTMLTableElement): number[] {
  const lefts = [...table.rows].flatMap((row) => Array.from(row.cells, leftOf));
  return [...new Set(lefts)].toSorted((a, b) => a - b);
}

function leftOf(cell: HTMLTableCellElement): number {
  return Math.round(cell.getBoundingClientRect().left * 64) / 64;
}

/** Gives a table columns of these widths, whatever stands in them. */
export function setColumns(table: HTMLTableElement, widthsPx: readonly number[]): void {
  const group = document.createElement("colgroup");
  for (const widthPx of widthsPx) {
    const column = document.createElement("col");
    column.setAttribute("width", String(widthPx));
    group.append(column);
  }
  clearColumns(table);
  table.prepend(group);
  // As an attribute: Paged.js takes an element with a style of its own for one that is not displayed.
  table.dataset.fixed = "";
}

/** Takes back what `setColumns` set. */
export function clearColumns(table: HTMLTableElement): void {
  table.querySelector(":scope > colgroup")?.remove();
  delete table.dataset.fixed;
}
