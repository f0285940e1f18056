/** Makes one cell over several rows of each merged cell that was taken apart, as its rows stand on several pages. */
import { PdfString, asArray, asDict, dict, type PdfValue } from "../lib/pdf/objects.ts";
import { attributeOf, isElement, type Element } from "../lib/pdf/tags.ts";
import { cellsOfRow, rowsOfTable } from "./table-cells.ts";
import type { TagMarks } from "./take-marks.ts";

/**
 * Removes the cells that stand for the rest of a merged cell (see `merged-cells.ts` of the pages), and tells the merged
 * one how many rows it covers (RowSpan, ISO 32000-1, table 349): a listener would be told that the head of each row is
 * empty. Chromium has no tag for some of these cells, as nothing is painted in them, so nobody can count them.
 */
export function joinMergedCells(root: Element, marks: TagMarks): void {
  for (const kid of root.kids) if (isElement(kid)) joinMergedCells(kid, marks);
  if (root.type === "/Table") joinIn(rowsOfTable(root), marks);
}

function joinIn(rows: readonly Element[], marks: TagMarks): void {
  const removed = new Set<string>();
  for (const row of rows) {
    for (const cell of cellsOfRow(row)) {
      const { kind, told } = marks.get(cell) ?? {};
      const height = Number(told?.[0]);
      if (kind === "merged" && height > 1) setAttributes(cell, "RowSpan", dict({ O: "/Table", RowSpan: height }));
      if (kind !== "merged-rest") continue;
      const id = cell.facts.get("ID");
      if (id instanceof PdfString) removed.add(id.bytes);
      row.kids = row.kids.filter((kid) => kid !== cell);
    }
  }
  if (removed.size === 0) return;
  for (const cell of rows.flatMap(cellsOfRow)) forgetHeads(cell, removed);
}

/** Takes removed heads out of those that Chromium names of a cell. @param removed - their ids */
function forgetHeads(cell: Element, removed: ReadonlySet<string>): void {
  const heads = asArray(attributeOf(cell, "Headers"));
  const left = heads.filter((id) => !(id instanceof PdfString && removed.has(id.bytes)));
  if (left.length < heads.length) setAttributes(cell, "Headers", dict({ O: "/Table", Headers: left }));
}

/** Puts attributes in the place of those of a cell that have one of that name. */
function setAttributes(cell: Element, name: string, attributes: PdfValue): void {
  const others = asArray(cell.facts.get("A")).filter((each) => asDict(each)?.has(name) !== true);
  cell.facts = new Map(cell.facts).set("A", [...others, attributes]);
}
