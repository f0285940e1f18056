/** Makes an mdast table from a CSV file's table, with numbers in the format of the report's language. */
import type { PhrasingContent, Table, TableCell, TableRow } from "mdast";
import type { Position } from "unist";
import type { DataCell, DataTable } from "../data/data-table.ts";
import { numberFormat, percentFormat } from "../data/format-number.ts";
import { selectTable, type Selection, type SelectionProblem } from "../data/select-table.ts";
import { localeOf, type Language } from "../languages/languages.ts";

declare module "mdast" {
  interface FootnoteReferenceData {
    /** `file:line:column` of a callout in a data file. */
    source?: string;
  }
  interface TableRowData {
    /** `file:line:column` of a row in a data file. */
    source?: string;
  }
  interface TableCellData {
    /** `file:line:column` of a cell in a data file. */
    source?: string;
  }
}

/**
 * Returns the table, or why the selection is impossible. All numbers of a column get as many decimals as the most
 * precise one; words are printed as they are written.
 *
 * @param position - position of the directive, which all cells get
 */
export function tableOfData(
  table: DataTable,
  selection: Selection,
  language: Language,
  position: Position | undefined,
): Table | SelectionProblem {
  const selected = selectTable(table, selection);
  if ("problem" in selected) return selected;
  const { heads, rows } = selected;
  const writers = heads.map((_, column) =>
    writerOf(
      rows.map((row) => row[column]!),
      language,
    ),
  );
  const place = position ? { position } : {};
  const row = (cells: readonly DataCell[], write: (cell: DataCell, column: number) => string): TableRow => {
    const sources = cells.map((cell) => `${table.path}:${cell.place.line}:${cell.place.column}`);
    const children = cells.map((cell, column): TableCell => {
      const value = write(cell, column);
      const words: PhrasingContent[] = value === "" ? [] : [{ type: "text", value, ...place }];
      for (const label of cell.notes ?? []) {
        const data = { source: sources[column]! };
        words.push({ type: "footnoteReference", identifier: label.toLowerCase(), label, data, ...place });
      }
      return { type: "tableCell", children: words, data: { source: sources[column]! }, ...place };
    });
    return { type: "tableRow", children, data: { source: sources[0]! }, ...place };
  };
  return {
    type: "table",
    align: heads.map(() => null),
    children: [
      row(heads, ({ text }) => text),
      ...rows.map((cells) => row(cells, (cell, column) => writers[column]!(cell))),
    ],
    ...place,
  };
}

/** Returns a function that writes the cells of a column. */
function writerOf(cells: readonly DataCell[], language: Language): (cell: DataCell) => string {
  const decimals = Math.max(0, ...cells.map(({ number }) => number?.decimals ?? 0));
  const locale = localeOf(language);
  const [plain, percent] = [numberFormat(locale, decimals), percentFormat(locale, decimals)];
  return ({ text, number }) => (number ? (number.isPercent ? percent : plain)(number.value) : text);
}
