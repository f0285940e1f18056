/** Tables in; a complaint for each mark that merges nothing, and for each cell behind the last column. */
import type { Table } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { tableFormOf } from "../table-form.ts";
import { gridOf } from "../table-grid.ts";

export function mergedCell(file: VFile, nodes: NodesByType): void {
  const directives = new Map(
    nodes.directives.flatMap((directive) =>
      directive.type === "containerDirective" && directive.name === "table"
        ? directive.children.filter(({ type }) => type === "table").map((table) => [table as Table, directive] as const)
        : [],
    ),
  );
  for (const table of nodes.tables) {
    const { headRows } = tableFormOf(directives.get(table));
    const { problems, extraCells, columnCount } = gridOf(table, headRows);
    for (const { cell, found, expected } of problems) complain(file, "merged-cell", { found, expected }, cell);
    for (const cell of extraCells) complain(file, "extra-cell", { columns: columnCount }, cell);
  }
}
