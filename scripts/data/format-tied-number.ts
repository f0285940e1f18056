/** Writes a number of a data file in the format of the report's language, or says why there is none. */
import { localeOf, type Language } from "../languages/languages.ts";
import type { DataCell, DataNumber, DataTable } from "./data-table.ts";
import { numberFormat, percentFormat, withoutNoise } from "./format-number.ts";
import { unknownName } from "./select-table.ts";
import { dividesBy, usualDecimals, type TiedNumber, type TiedPart, type TiedProblem } from "./tied-number.ts";

/** A number as it is to be printed. */
interface PrintedNumber {
  value: number;
  decimals: number;
  isPercent: boolean;
}

export function formatTiedNumber(tied: TiedNumber, table: DataTable, language: Language): string | TiedProblem {
  const cell = cellAt(table, tied);
  if ("problem" in cell) return cell;
  const { isAsWritten, hasSign, comparison, column } = tied;
  const isPlain = isAsWritten || (!cell.number && !comparison && !asksForNumber(tied));
  if (isPlain && !isEmpty(cell)) return cell.text;
  const own = numberIn(cell, column.at);
  if ("problem" in own) return own;
  const printed = comparison ? compare(tied, own, table) : own;
  if ("problem" in printed) return printed;
  const { value, decimals, isPercent } = rounded(printed, tied);
  const locale = localeOf(language);
  const text = (isPercent ? percentFormat : numberFormat)(locale, decimals)(value);
  return hasSign && value > 0 ? `+${text}` : text;
}

function asksForNumber({ decimals, round, scale, hasSign, isPercent }: TiedNumber): boolean {
  return [decimals, round, scale, hasSign, isPercent].some((option) => option !== undefined);
}

/**
 * Returns the cell in a row and a column, or a problem that says which of the two names the table doesn't have once.
 */
function cellAt(table: DataTable, { row, column }: Pick<TiedNumber, "row" | "column">): DataCell | TiedProblem {
  const { url, heads, rows } = table;
  const fitting = rows.filter(([head]) => head!.text === row.text);
  const names = rows.map(([head]) => head!.text);
  const columns = heads.slice(1).map(({ text }) => text);
  const index = columns.indexOf(column.text);
  if (fitting.length === 0) {
    if (columns.includes(row.text) && names.includes(column.text)) {
      const expected = `the row before the column, \`${column.text}:${row.text}\``;
      return { at: row.at, problem: `column "${row.text}" before the row "${column.text}"`, expected };
    }
    return { at: row.at, ...unknownName(row.text, { what: "row", url, names }) };
  }
  if (index === -1) return { at: column.at, ...unknownName(column.text, { what: "column", url, names: columns }) };
  const [first, second] = fitting;
  if (second) {
    const lines = `lines ${first![0]!.place.line} and ${second[0]!.place.line} of ${url}`;
    return { at: row.at, problem: `row "${row.text}", which stands in ${lines}`, expected: "a name that stands once" };
  }
  return first![index + 1]!;
}

/** Returns whether a cell is empty or holds a sign for "no value", as "–" or "n/a". */
function isEmpty({ text }: DataCell): boolean {
  return /^(?:[-\u2212–—:.…]*|n\/?a|n\.a\.)$/i.test(text);
}

function numberIn(cell: DataCell, at: number): DataNumber | TiedProblem {
  if (cell.number) return cell.number;
  const { line, column } = cell.place;
  const found = isEmpty(cell) ? "cell without a number" : `"${cell.text}"`;
  return { at, problem: `${found} (line ${line}, column ${column} of the file)`, expected: "a number" };
}

/**
 * Returns what the comparison asks for: the number as a share or multiple of another cell's, its change from it, or the
 * difference of both.
 */
function compare(tied: TiedNumber, own: DataNumber, table: DataTable): PrintedNumber | TiedProblem {
  const { kind, at, names } = tied.comparison!;
  const cell = otherCell(tied, table);
  if ("problem" in cell) return cell;
  const other = numberIn(cell, at);
  if ("problem" in other) return other;
  const [a, b] = [own.value, other.value];
  if (kind === "difference from") {
    return { value: withoutNoise(a - b), decimals: Math.max(own.decimals, other.decimals), isPercent: false };
  }
  const name = names.map((part) => part?.text ?? "").join(":");
  if (b === 0) return { at, problem: `"${kind} ${name}", which is 0`, expected: "a number that can divide" };
  if (kind === "times") return { value: withoutNoise(a / b), decimals: 1, isPercent: false };
  if (a < 0 || b < 0) {
    const expected = `\`difference from ${name}\`, as numbers below zero are no share of anything`;
    return { at, problem: `"${kind} ${name}" for ${a} and ${b}`, expected };
  }
  if (kind === "share of") return { value: withoutNoise((a / b) * 100), decimals: 0, isPercent: true };
  if (own.isPercent) {
    const expected = `\`difference from ${name}\`, in percentage points`;
    return { at, problem: `"${kind}" between percentages`, expected };
  }
  const change = withoutNoise(((a - b) / Math.abs(b)) * 100);
  const isOther = kind === "rise from" ? change <= 0 : kind === "fall from" && change >= 0;
  if (isOther) {
    const found = change === 0 ? "no change" : change > 0 ? "a rise" : "a fall";
    const expected = `${kind === "rise from" ? "a rise" : "a fall"}, or \`change from ${name}\``;
    return { at, problem: `"${kind} ${name}" for what is ${found}`, expected };
  }
  return { value: kind === "fall from" ? -change : change, decimals: 0, isPercent: true };
}

/**
 * Returns the cell that the number is compared with. Where the comparison names only a row or only a column, the other
 * of the two is the number's own.
 */
function otherCell({ row, column, comparison }: TiedNumber, table: DataTable): DataCell | TiedProblem {
  const { at, names } = comparison!;
  const [first, second] = names;
  if (names.length === 2) return cellAt(table, { row: first ?? row, column: second ?? column });
  const name: TiedPart = first ?? { text: "", at };
  const isRow = table.rows.some(([head]) => head!.text === name.text);
  const isColumn = table.heads.slice(1).some(({ text }) => text === name.text);
  if (isRow && isColumn) {
    const expected = `\`${name.text}:\` for the row, \`:${name.text}\` for the column`;
    return { at: name.at, problem: `"${name.text}", which is a row and a column`, expected };
  }
  return cellAt(table, isColumn ? { row, column: name } : { row: name, column });
}

/** Divides and rounds the number as the options say. */
function rounded({ value, decimals, isPercent }: PrintedNumber, tied: TiedNumber): PrintedNumber {
  const { round, scale } = tied;
  let result = withoutNoise(value / dividesBy(scale));
  if (round !== undefined) result = withoutNoise(roundHalfUp(result / round) * round);
  const usual = scale === undefined ? decimals : usualDecimals(scale);
  const wanted = tied.decimals ?? (round === undefined ? usual : decimalsOf(round));
  return { value: result, decimals: wanted, isPercent: isPercent || tied.isPercent === true };
}

function roundHalfUp(value: number): number {
  return Math.sign(value) * Math.round(withoutNoise(Math.abs(value)));
}

function decimalsOf(step: number): number {
  return /\.(\d+)$/.exec(String(step))?.[1]!.length ?? 0;
}
