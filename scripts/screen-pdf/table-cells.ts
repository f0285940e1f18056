/** Reads rows, cells and their attributes out of the structure element of a table. */
import { asArray, asDict, type PdfValue } from "../lib/pdf/objects.ts";
import { isElement, type Element } from "../lib/pdf/tags.ts";

/** Returns a table's rows, which stand below wrappers for head and body. */
export function rowsOf(element: Element): Element[] {
  return element.kids.filter(isElement).flatMap((kid) => (kid.type === "/TR" ? [kid] : rowsOf(kid)));
}

/** Returns the cells of a row, without those that a cell above goes over. */
export function cellsOf(row: Element): Element[] {
  return row.kids.filter(isElement).filter(({ type }) => type === "/TH" || type === "/TD");
}

export interface CellPlace {
  cell: Element;
  /** Column in which it begins, from 0. */
  column: number;
  /** Over how many columns it goes. */
  span: number;
}

/** Yields the cells of rows with their places, from the first row on. */
export function* placesOf(rows: readonly Element[]): Generator<CellPlace> {
  const taken: number[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while ((taken[column] ?? 0) > 0) column++;
      const span = Number(attributeOf(cell, "ColSpan") ?? 1);
      yield { cell, column, span };
      const height = Number(attributeOf(cell, "RowSpan") ?? 1);
      for (const end = column + span; column < end; column++) taken[column] = height;
    }
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
  }
}

/** Returns a standard attribute of a cell (ISO 32000-1, table 349), undefined where it has none. */
export function attributeOf({ facts }: Element, name: string): PdfValue | undefined {
  for (const attributes of asArray(facts.get("A"))) {
    const value = asDict(attributes)?.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
