/** Joins the structure elements of each table that goes over pages to one element. */
import type { TablePiece } from "../pages/table-piece.ts";
import { asArray, asDict, PdfString, type PdfValue } from "../lib/pdf/objects.ts";
import { isElement, type Element } from "../lib/pdf/tags.ts";
import type { TagMarks } from "./take-marks.ts";

/**
 * Puts the rows of the pieces that a table has on later pages behind those of its first, so that a reader
 * counts rows rightly and knows the heads of every cell: on later pages the head is only painted again.
 *
 * @param pieces - of every table, in reading order. Where Chromium tagged another number of tables (it takes
 *   some for mere layout), nobody can tell which is which, and all stay as they are.
 * @param marks - by which the pieces of a cell are known: Chromium has no tag for one in which nothing is painted
 */
export function joinTables(root: Element, pieces: readonly TablePiece[], marks: TagMarks): void {
  if (pieces.every(({ is }) => is === "start")) return;
  const tables: Element[] = [];
  collect(root);
  if (tables.length !== pieces.length) return;
  const wholes = new Map<number, { whole: Element; columns: PdfString[][] }>();
  for (const [index, table] of tables.entries()) {
    const piece = pieces[index]!;
    const begun = wholes.get(piece.table);
    if (!begun) {
      wholes.set(piece.table, { whole: table, columns: headsByColumn(table) });
      continue;
    }
    const { whole, columns } = begun;
    const rows = rowsOf(table);
    const [first] = rows;
    const last = rowsOf(whole).at(-1);
    if (piece.is === "rest-of-row" && first && last) {
      const added = joinCells(last, first, marks);
      addHeads(last, columns, added);
      rows.shift();
    }
    for (const row of rows) addHeads(row, columns);
    whole.kids.push(...rows);
    table.kids = [];
  }

  function collect(element: Element): void {
    if (element.type === "/Table") tables.push(element);
    for (const kid of element.kids) if (kid.kind === "element") collect(kid);
  }
}

/** Puts what stands in a row's rest into its cells. @returns cells that it had no tag for */
function joinCells(row: Element, rest: Element, marks: TagMarks): Element[] {
  // Chains count in the order of the cells.
  const chainOf = (cell: Element): number => marks.get(cell)?.chain ?? 0;
  const added: Element[] = [];
  for (const cell of cellsOf(rest)) {
    const whole = cellsOf(row).find((other) => chainOf(other) === chainOf(cell));
    if (whole) whole.kids.push(...cell.kids);
    else {
      const next = cellsOf(row).find((other) => chainOf(other) > chainOf(cell));
      row.kids.splice(next ? row.kids.indexOf(next) : row.kids.length, 0, cell);
      added.push(cell);
    }
  }
  return added;
}

/** Returns a table's rows, which stand below wrappers for head and body. */
function rowsOf(element: Element): Element[] {
  return element.kids.filter(isElement).flatMap((kid) => (kid.type === "/TR" ? [kid] : rowsOf(kid)));
}

function cellsOf(row: Element): Element[] {
  return row.kids.filter(isElement).filter(({ type }) => type === "/TH" || type === "/TD");
}

/** Returns ids of the heads above each column, from the top; Chromium gives an id to each head that a cell names. */
function headsByColumn(table: Element): PdfString[][] {
  const heads: PdfString[][] = [];
  for (const { cell, column, span } of placesOf(rowsOf(table))) {
    const id = cell.facts.get("ID");
    if (cell.type !== "/TH" || attribute(cell, "Scope") !== "/Column" || !(id instanceof PdfString)) continue;
    for (let at = column; at < column + span; at++) (heads[at] ??= []).push(id);
  }
  return heads;
}

/**
 * Names the heads of a row's cells. Chromium names those of a cell's own page, but the rows of later pages have none
 * above them.
 */
function addHeads(row: Element, columns: readonly PdfString[][], cells: readonly Element[] = cellsOf(row)): void {
  for (const { cell, column } of placesOf([row])) {
    const heads = columns[column];
    if (cell.type !== "/TD" || !heads || !cells.includes(cell)) continue;
    const own = asArray(attribute(cell, "Headers"));
    const others = asArray(cell.facts.get("A")).filter((entries) => !asDict(entries)?.has("Headers"));
    const headers = new Map<string, PdfValue>([
      ["O", "/Table"],
      ["Headers", [...heads, ...own]],
    ]);
    cell.facts = new Map(cell.facts).set("A", [...others, headers]);
  }
}

/** Yields cells with the column, from 0, in which each begins. */
function* placesOf(rows: readonly Element[]): Generator<{ cell: Element; column: number; span: number }> {
  const taken: number[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while ((taken[column] ?? 0) > 0) column++;
      const span = Number(attribute(cell, "ColSpan") ?? 1);
      yield { cell, column, span };
      const height = Number(attribute(cell, "RowSpan") ?? 1);
      for (const end = column + span; column < end; column++) taken[column] = height;
    }
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
  }
}

function attribute({ facts }: Element, name: string): PdfValue | undefined {
  for (const attributes of asArray(facts.get("A"))) {
    const value = asDict(attributes)?.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
