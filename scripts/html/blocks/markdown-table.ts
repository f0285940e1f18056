/** Converts a Markdown table to `<table>` with merged cells and the scope of its header cells. */
import type { Element } from "hast";
import type { Table, TableCell } from "mdast";
import type { State } from "mdast-util-to-hast";
import { tableDirectiveOf, tableFormOf } from "../../markdown/directives/table.ts";
import { gridOf, type GridCell } from "../../markdown/table-grid.ts";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

/**
 * Converts the table. Row headers are made later (`setTable`), when it is known which columns hold numbers. A row that
 * is one cell over all columns is the title of the rows below it, which become a `<tbody>` of their own.
 */
export const markdownTable: ToHast<Table> = (table, { state, parent }) => {
  const form = tableFormOf(tableDirectiveOf(parent));
  const { headColumns } = form;
  const headRows = table.data?.headRows ?? form.headRows;
  const { rows, columnCount } = gridOf(table, headRows);
  const isTitle = (row: GridCell[]) => columnCount > 1 && row.length === 1 && row[0]!.columnSpan === columnCount;
  const groups: Element[] = [];
  for (const [index, row] of rows.entries()) {
    // An empty first row is left out: Markdown demands a header row even of a table without one.
    if (index === 0 && headRows === 1 && rows.length > 1 && row.every(({ cell }) => isEmpty(cell))) continue;
    const isHead = index < headRows;
    const isGroupTitle = !isHead && isTitle(row) && row[0]!.rowSpan === 1;
    if (index === 0) groups.push(element("thead", {}));
    else if (index === headRows || isGroupTitle) groups.push(element("tbody", {}));
    const scope = isHead ? "col" : isGroupTitle ? "rowgroup" : undefined;
    const cells = row.map((cell) => cellToHast(state, cell, table.align?.[cell.column] ?? undefined, scope));
    const source = sourceProperties(table.children[index]!.data);
    const look = isGroupTitle ? { className: ["group-title"] } : {};
    const tr = element("tr", { ...look, ...source }, state.wrap(cells, true));
    state.patch(table.children[index]!, tr);
    groups.at(-1)!.children.push(tr);
  }
  for (const group of groups) group.children = state.wrap(group.children, true);
  const properties = headColumns === undefined ? {} : { dataHeadColumns: headColumns };
  return element("table", properties, state.wrap(groups, true));
};

function isEmpty(cell: TableCell | undefined): boolean {
  return !cell?.children.some((child) => child.type !== "text" || child.value.trim() !== "");
}

function cellToHast(
  state: State,
  { cell, rowSpan, columnSpan }: GridCell,
  align: string | undefined,
  scope: string | undefined,
): Element {
  const properties: Element["properties"] = {
    ...(scope ? { scope } : {}),
    ...(align ? { align } : {}),
    ...(columnSpan > 1 ? { colSpan: columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...sourceProperties(cell?.data),
  };
  const result = element(scope ? "th" : "td", properties, cell ? state.all(cell) : []);
  if (cell) state.patch(cell, result);
  return result;
}

/**
 * Returns the attribute with the place of a row or cell that comes from a data file; none for rows and cells of the
 * Markdown.
 */
function sourceProperties(data: { source?: string } | undefined): { dataSource?: string } {
  return data?.source === undefined ? {} : { dataSource: data.source };
}
