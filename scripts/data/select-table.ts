/** Chooses columns and rows of a table by their names, gives them other ones, and divides and rounds its numbers. */
import { nearest } from "../messages/nearest.ts";
import { withoutNotes } from "./cell-notes.ts";
import type { DataCell, DataTable } from "./data-table.ts";
import { withoutNoise } from "./format-number.ts";
import { dividesBy, isScale, usualDecimals } from "./tied-number.ts";

/** Columns, rows and units that attributes choose of a file. */
export interface Selection {
  /** Names as an attribute lists them: `2021; 2022 = Last year`. */
  columns?: string | undefined;
  rows?: string | undefined;
  /** Units of the numbers: `thousands`, `millions`, `billions`. */
  in?: string | undefined;
  /** Count of decimals, from 0 to 9. */
  decimals?: string | undefined;
}

/** Returns the attributes of a directive that choose columns, rows and units of its data file. */
export function selectionOf(attributes: Readonly<Record<string, string | null | undefined>>): Selection {
  const names = ["columns", "rows", "in", "decimals"] as const;
  return Object.fromEntries(names.flatMap((name) => (attributes[name] ? [[name, attributes[name]]] : [])));
}

/** A fault of an attribute, as the two parts of "Unexpected `problem`, expected `expected`". */
export interface SelectionProblem {
  problem: string;
  expected: string;
}

/**
 * Returns the table with the columns and rows that are chosen, in the order in which they are named; all of them where
 * the attribute is missing. A name that ends in `[^a]` calls note `a`. The first column comes first, named or not: it
 * holds the names of the rows.
 */
export function selectTable(table: DataTable, { columns, rows, ...form }: Selection): DataTable | SelectionProblem {
  const { heads, url } = table;
  let [chosenHeads, chosenRows] = [heads, table.rows];
  if (columns !== undefined) {
    const chosen = chooseNames(columns, heads, { what: "column", url });
    if ("problem" in chosen) return chosen;
    const first = chosen.find(({ index }) => index === 0) ?? { index: 0, text: heads[0]!.text };
    const order = [first, ...chosen.filter(({ index }) => index !== 0)];
    chosenHeads = order.map(({ index, ...name }) => ({ ...heads[index]!, ...name }));
    chosenRows = chosenRows.map((row) => order.map(({ index }) => row[index]!));
  }
  if (rows !== undefined) {
    const chosen = chooseNames(
      rows,
      table.rows.map((row) => row[0]!),
      { what: "row", url },
    );
    if ("problem" in chosen) return chosen;
    const all = chosenRows;
    chosenRows = chosen.map(({ index, ...name }) => {
      const [head, ...cells] = all[index]!;
      return [{ ...head!, ...name }, ...cells];
    });
  }
  const change = numberChange(form);
  if ("problem" in change) return change;
  return { ...table, heads: chosenHeads, rows: chosenRows.map((row) => row.map(change.ofCell)) };
}

/** Returns a function that divides and rounds the number of a cell as `in` and `decimals` say. */
function numberChange({
  in: unit,
  decimals,
}: Pick<Selection, "in" | "decimals">): { ofCell: (cell: DataCell) => DataCell } | SelectionProblem {
  if (unit !== undefined && !isScale(unit)) {
    return { problem: `\`in="${unit}"\``, expected: "`thousands`, `millions` or `billions`" };
  }
  if (decimals !== undefined && !/^\d$/.test(decimals)) {
    return { problem: `\`decimals="${decimals}"\``, expected: "a number from 0 to 9" };
  }
  if (unit === undefined && decimals === undefined) return { ofCell: (cell) => cell };
  const usual = unit === undefined ? undefined : usualDecimals(unit);
  return {
    ofCell(cell) {
      if (!cell.number) return cell;
      const { isPercent } = cell.number;
      const value = isPercent ? cell.number.value : withoutNoise(cell.number.value / dividesBy(unit));
      const own = isPercent ? undefined : usual;
      const count = decimals === undefined ? (own ?? cell.number.decimals) : Number(decimals);
      return { ...cell, number: { value, decimals: count, isPercent } };
    },
  };
}

/** A column or row with the words under which it is printed, and the notes that are called behind them. */
interface Named extends Pick<DataCell, "text" | "notes"> {
  index: number;
}

function chooseNames(
  written: string,
  cells: readonly DataCell[],
  known: { what: "column" | "row"; url: string },
): Named[] | SelectionProblem {
  if (written.includes("^[") && !cells.some(({ text }) => text.includes("^["))) {
    const expected = "`[^label]` behind the name, and the note itself, `[^label]: …`, below";
    return { problem: `note within the names of ${known.what}s, \`^[…]\``, expected };
  }
  const places = new Map(cells.map(({ text }, index) => [text, index] as const).toReversed());
  const names = places.has(written.trim()) ? [written.trim()] : splitNames(written);
  const chosen: Named[] = [];
  for (const name of names) {
    const isWhole = places.has(name);
    const renamed = isWhole ? null : /^(.*?)\s*=\s*(.*)$/s.exec(name);
    const [, old = isWhole ? name : withoutNotes(name).text, shown = name] = renamed ?? [];
    const index = places.get(old);
    if (index === undefined) return unknownName(old, { ...known, names: [...places.keys()] });
    chosen.push({ index, ...withoutNotes(shown) });
  }
  return chosen;
}

/** Splits a text at semicolons, or at commas if it has no semicolons. */
function splitNames(written: string): string[] {
  return written
    .split(written.includes(";") ? ";" : ",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The most names in a message. */
const maxListed = 8;

/** Returns the problem that a file has no column or row of this name, with the names that it has. */
export function unknownName(
  name: string,
  { what, url, names }: { what: "column" | "row"; url: string; names: readonly string[] },
): SelectionProblem {
  // A year is never suggested: the one nearest to what was written is hardly the one that was meant.
  const near = /^\d+$/.test(name) ? undefined : nearest(name, names);
  const listed = names.slice(0, maxListed).map((known) => `"${known}"`);
  const rest = names.length > maxListed ? ` and ${names.length - maxListed} more` : "";
  const known = near === undefined ? `${listed.join(", ")}${rest}` : `as "${near}"`;
  return { problem: `unknown ${what} "${name}"`, expected: `a ${what} of ${url}, ${known}` };
}
