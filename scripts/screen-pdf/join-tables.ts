/** Joins the structure elements of each table that goes over pages to one element. */
import type { TablePiece } from "../pages/table-piece.ts";
import { asArray, asDict, PdfString, type PdfValue } from "../lib/pdf/objects.ts";
import { attributeOf, type Element } from "../lib/pdf/tags.ts";
import { cellsOfRow, placesOfCells, rowsOfTable } from "./table-cells.ts";
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
  const wholes = new Map<number, Element>();
  const added = new Set<Element>();
  for (const [index, table] of tables.entries()) {
    const piece = pieces[index]!;
    const whole = wholes.get(piece.table);
    if (!whole) {
      wholes.set(piece.table, table);
      continue;
    }
    const rows = rowsOfTable(table);
    const [first] = rows;
    const last = rowsOfTable(whole).at(-1);
    if (piece.is === "rest-of-row" && first && last) {
      for (const cell of joinCells(last, first, marks)) added.add(cell);
      rows.shift();
    }
    for (const cell of rows.flatMap(cellsOfRow)) added.add(cell);
    whole.kids.push(...rows);
    table.kids = [];
  }
  for (const whole of wholes.values()) addHeads(whole, added);

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
  for (const cell of cellsOfRow(rest)) {
    const whole = cellsOfRow(row).find((other) => chainOf(other) === chainOf(cell));
    if (whole) whole.kids.push(...cell.kids);
    else {
      const next = cellsOfRow(row).find((other) => chainOf(other) > chainOf(cell));
      row.kids.splice(next ? row.kids.indexOf(next) : row.kids.length, 0, cell);
      added.push(cell);
    }
  }
  return added;
}

/**
 * Names the heads of cells, from the top. Chromium gives an id to each head that a cell names, and names those of a
 * cell's own page, but the rows of later pages have none above them.
 *
 * @param cells - of all tables, those that stand on later pages
 */
function addHeads(table: Element, cells: ReadonlySet<Element>): void {
  const columns: PdfString[][] = [];
  for (const { cell, column, span } of placesOfCells(rowsOfTable(table))) {
    const id = cell.facts.get("ID");
    if (cell.type === "/TD" && cells.has(cell)) nameHeads(cell, columns[column] ?? []);
    else if (cell.type === "/TH" && attributeOf(cell, "Scope") === "/Column" && id instanceof PdfString) {
      for (let at = column; at < column + span; at++) (columns[at] ??= []).push(id);
    }
  }
}

function nameHeads(cell: Element, heads: readonly PdfString[]): void {
  if (heads.length === 0) return;
  const own = asArray(attributeOf(cell, "Headers"));
  const others = asArray(cell.facts.get("A")).filter((entries) => !asDict(entries)?.has("Headers"));
  const headers = new Map<string, PdfValue>([
    ["O", "/Table"],
    ["Headers", [...heads, ...own]],
  ]);
  cell.facts = new Map(cell.facts).set("A", [...others, headers]);
}
