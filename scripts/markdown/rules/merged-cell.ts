/** Complains of each mark for merging in a table that merges nothing, and of each cell behind the last column. */
import type { Table } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { tableDirectiveOf, tableFormOf } from "../directives/table.ts";
import { gridOf } from "../table-grid.ts";

export function mergedCell(file: VFile, nodes: NodesByType): void {
  const directives = new Map(
    nodes.directives.flatMap((node) => {
      const directive = tableDirectiveOf(node);
      const tables = directive?.children.filter((child): child is Table => child.type === "table") ?? [];
      return tables.map((table) => [table, directive] as const);
    }),
  );
  for (const table of nodes.tables) {
    const headRows = table.data?.headRows ?? tableFormOf(directives.get(table)).headRows;
    const { problems, extraCells, expectedCount } = gridOf(table, headRows);
    for (const { cell, found, expected } of problems) complain(file, "merged-cell", { found, expected }, cell);
    for (const cell of extraCells) complain(file, "extra-cell", { columns: expectedCount }, cell);
  }
}
