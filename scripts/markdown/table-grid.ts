/** Finds the rows and columns that each cell of a Markdown table spans, and marks that can't merge cells. */
import type { Table, TableCell } from "mdast";

export interface GridCell {
  /** The cell; undefined where the row ends before its last column. */
  cell: TableCell | undefined;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

export interface TableGrid {
  /** Cells by the row in which they begin. */
  rows: GridCell[][];
  columnCount: number;
  /** Marks that merge nothing, in document order. */
  problems: { cell: TableCell; found: string; expected: string }[];
  /** Number of columns of the header row. */
  expectedCount: number;
  /**
   * Cells with content behind the last of these columns, which GFM would drop; they are put in columns of their own.
   */
  extraCells: TableCell[];
}

/**
 * Returns the table's cells with merged ones joined: a cell with only `<` belongs to the one on its left, a cell with
 * only `^` to the one above. The table keeps all its bars, so that other Markdown programs still show it. `\<` and `\^`
 * are text.
 *
 * @param headRows - number of header rows; no cell spans from the header into the body
 */
export function gridOf(table: Table, headRows: number): TableGrid {
  const expectedCount = table.align?.length ?? table.children[0]?.children.length ?? 0;
  const extraCells = table.children.flatMap(({ children }) =>
    children.slice(expectedCount).filter((cell) => cell.children.length > 0),
  );
  const columnCount = Math.max(
    expectedCount,
    ...(extraCells.length > 0
      ? table.children.map(({ children }) => children.findLastIndex((cell) => cell.children.length > 0) + 1)
      : []),
  );
  const problems: TableGrid["problems"] = [];
  const owners: GridCell[][] = [];
  const slots = new Map<GridCell, { cell: TableCell | undefined; row: number; column: number }[]>();
  for (const [row, { children }] of table.children.entries()) {
    owners.push([]);
    for (let column = 0; column < columnCount; column++) {
      const cell = children[column];
      const owner = ownerOf(cell, row, column) ?? { cell, row, column, rowSpan: 1, columnSpan: 1 };
      owners[row]!.push(owner);
      const taken = slots.get(owner);
      if (taken) taken.push({ cell, row, column });
      else slots.set(owner, [{ cell, row, column }]);
    }
  }
  for (const [owner, taken] of slots) {
    owner.rowSpan = Math.max(...taken.map(({ row }) => row)) - owner.row + 1;
    owner.columnSpan = Math.max(...taken.map(({ column }) => column)) - owner.column + 1;
    if (taken.length === owner.rowSpan * owner.columnSpan) continue;
    const found = "merged cell of a table that is no rectangle";
    problems.push({ cell: taken.at(-1)!.cell!, found, expected: "`<` and `^` in every row and column that it covers" });
  }
  return {
    rows: owners.map((row, index) => [...new Set(row)].filter((owner) => owner.row === index)),
    columnCount,
    expectedCount,
    problems,
    extraCells,
  };

  function ownerOf(cell: TableCell | undefined, row: number, column: number): GridCell | undefined {
    const mark = cell && markOf(cell);
    if (!cell || !mark) return undefined;
    if (mark === "^^") {
      problems.push({ cell, found: "`^^` in a table", expected: "`^`, which merges a cell with the one above" });
    } else if (mark === "<") {
      if (column > 0) return owners[row]![column - 1];
      problems.push({
        cell,
        found: "`<` in a table's first column",
        expected: "a cell on its left (or `\\<` as text)",
      });
    } else {
      if (row > 0 && row !== headRows) return owners[row - 1]![column];
      const where = row === 0 ? "a table's first row" : "the first row below a table's head";
      problems.push({ cell, found: `\`^\` in ${where}`, expected: "a cell above to merge with (or `\\^` as text)" });
    }
    return undefined;
  }
}

function markOf(cell: TableCell): string | undefined {
  const sign = signIn(cell);
  return sign?.isEscaped ? undefined : sign?.value;
}

/** Returns the merging sign that is a cell's only content, and whether it is escaped; undefined for other cells. */
export function signIn({ children }: TableCell): { value: string; isEscaped: boolean } | undefined {
  const [only] = children;
  if (children.length !== 1 || only?.type !== "text" || !/^(?:<|\^\^?)$/.test(only.value)) return undefined;
  const { start, end } = only.position ?? {};
  // An escaped sign is two characters in the Markdown.
  const length = (end?.offset ?? 0) - (start?.offset ?? 0);
  return { value: only.value, isEscaped: length > only.value.length };
}
