/** Reads rows, cells and their attributes out of the structure element of a table. */
import { attributeOf, isElement, type Element } from "../lib/pdf/tags.ts";

/** Returns a table's rows, which stand below wrappers for head and body. */
export function rowsOfTable(element: Element): Element[] {
  return element.kids.filter(isElement).flatMap((kid) => (kid.type === "/TR" ? [kid] : rowsOfTable(kid)));
}

/** Returns the cells of a row, without those that a cell above goes over. */
export function cellsOfRow(row: Element): Element[] {
  return row.kids.filter(isElement).filter(({ type }) => type === "/TH" || type === "/TD");
}

export interface GridPlace {
  cell: Element;
  /** Column in which it begins, from 0. */
  column: number;
  /** Over how many columns it goes. */
  span: number;
}

/** Yields the cells of rows with their places, from the first row on. */
export function* placesOfCells(rows: readonly Element[]): Generator<GridPlace> {
  const taken: number[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of cellsOfRow(row)) {
      while ((taken[column] ?? 0) > 0) column++;
      const span = Number(attributeOf(cell, "ColSpan") ?? 1);
      yield { cell, column, span };
      const height = Number(attributeOf(cell, "RowSpan") ?? 1);
      for (const end = column + span; column < end; column++) taken[column] = height;
    }
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
  }
}
