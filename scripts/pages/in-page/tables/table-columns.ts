/** Measures and sets the widths of a table's columns. */

/**
 * Returns the widths of a table's columns, in CSS pixels. A column begins where any cell does. Widths are exact to 1/64
 * px, in which browsers compute lengths, since a column as wide as its longest word must not become narrower.
 */
export function widthsOfColumns(table: HTMLTableElement): number[] {
  const { right } = table.getBoundingClientRect();
  const lefts = leftsOf(table);
  return lefts.map((left, index) => Math.round(((lefts[index + 1] ?? right) - left) * 64) / 64);
}

/** Returns, for each column, the cells that are in no other column as well. */
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

/** Sets the widths of a table's columns, whatever their content is. */
export function setColumns(table: HTMLTableElement, widthsPx: readonly number[]): void {
  const group = document.createElement("colgroup");
  for (const widthPx of widthsPx) {
    const column = document.createElement("col");
    column.setAttribute("width", String(widthPx));
    group.append(column);
  }
  clearColumns(table);
  table.prepend(group);
  // Set as an attribute, since Paged.js takes an element with inline styles for one that is not displayed.
  table.dataset.fixed = "";
}

/** Undoes `setColumns`. */
export function clearColumns(table: HTMLTableElement): void {
  table.querySelector(":scope > colgroup")?.remove();
  delete table.dataset.fixed;
}
