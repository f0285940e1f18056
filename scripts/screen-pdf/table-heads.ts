/** Names the heads of each cell of a table: those of its columns and rows, and the title of its group. */
import { PdfString, asArray, asDict, textString, type PdfValue } from "../lib/pdf/objects.ts";
import { isElement, type Element } from "../lib/pdf/tags.ts";

interface PlacedCell {
  cell: Element;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/** Names heads in `Headers` (ISO 32000-1, table 349), by IDs that are given to those that lack one. */
export class TableHeads {
  #count = 0;

  set(table: Element): void {
    const rows = rowsOf(table);
    const cells = placed(rows.map(({ row }) => row));
    const width = Math.max(0, ...cells.map(({ column, columnSpan }) => column + columnSpan));
    const columnHeads: Element[][] = Array.from({ length: width }, () => []);
    const rowHeads: Element[][] = rows.map(() => []);
    let group: Element | undefined;
    let groupRow = -1;
    for (const placedCell of cells) {
      const { cell, row, column, rowSpan, columnSpan } = placedCell;
      const inHead = rows[row]!.isHead;
      if (!inHead && isGroupTitle(placedCell, width, cells)) {
        group = cell;
        groupRow = row;
        continue;
      }
      const heads = [
        ...columnHeads.slice(column, column + columnSpan).flat(),
        ...(group && row > groupRow ? [group] : []),
        ...(inHead ? [] : rowHeads[row]!.filter((head) => head !== cell)),
      ];
      this.#name(cell, heads);
      if (cell.type !== "/TH") continue;
      if (inHead) for (let at = column; at < column + columnSpan; at++) columnHeads[at]!.push(cell);
      else for (let at = row; at < row + rowSpan; at++) rowHeads[at]?.push(cell);
    }
  }

  #name(cell: Element, heads: readonly Element[]): void {
    const others = asArray(cell.facts.get("A")).filter((attributes) => !asDict(attributes)?.has("Headers"));
    const given = asArray(cell.facts.get("A")).find((attributes) => asDict(attributes)?.has("Headers"));
    const ids = new Map<string, PdfString>();
    // What an author names as heads, beside those that stand above and before it.
    for (const id of asArray(asDict(given)?.get("Headers"))) if (id instanceof PdfString) ids.set(id.bytes, id);
    for (const head of new Set(heads)) {
      const id = this.#idOf(head);
      ids.set(id.bytes, id);
    }
    if (ids.size === 0 && !given) return;
    const named = new Map<string, PdfValue>([
      ["O", "/Table"],
      ["Headers", [...ids.values()]],
    ]);
    // Chromium writes an empty list for a cell without heads.
    const left = ids.size > 0 ? [...others, named] : others;
    cell.facts = new Map(cell.facts).set("A", left);
    if (left.length === 0) cell.facts = new Map([...cell.facts].filter(([name]) => name !== "A"));
  }

  #idOf(head: Element): PdfString {
    const known = head.facts.get("ID");
    if (known instanceof PdfString) return known;
    const id = textString(`head${++this.#count}`);
    head.facts = new Map(head.facts).set("ID", id);
    return id;
  }
}

function rowsOf(element: Element, isHead = false): { row: Element; isHead: boolean }[] {
  return element.kids.filter(isElement).flatMap((kid) => {
    if (kid.type === "/TR") return [{ row: kid, isHead }];
    return kid.type === "/Table" ? [] : rowsOf(kid, isHead || kid.type === "/THead");
  });
}

function placed(rows: readonly Element[]): PlacedCell[] {
  const taken: number[] = [];
  return rows.flatMap((tr, row) => {
    let column = 0;
    const cells = tr.kids.filter(isElement).map((cell) => {
      while ((taken[column] ?? 0) > 0) column++;
      const [rowSpan, columnSpan] = [spanOf(cell, "RowSpan"), spanOf(cell, "ColSpan")];
      const found = { cell, row, column, rowSpan, columnSpan };
      for (const end = column + columnSpan; column < end; column++) taken[column] = rowSpan;
      return found;
    });
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
    return cells;
  });
}

function spanOf({ facts }: Element, name: string): number {
  for (const attributes of asArray(facts.get("A"))) {
    const value = asDict(attributes)?.get(name);
    if (typeof value === "number") return value;
  }
  return 1;
}

/** Returns whether a head is all of its row, and so the title of the rows below it. */
function isGroupTitle({ cell, row, columnSpan }: PlacedCell, width: number, cells: readonly PlacedCell[]): boolean {
  return (
    cell.type === "/TH" &&
    width > 1 &&
    columnSpan === width &&
    cells.every((one) => one.cell === cell || one.row !== row)
  );
}
