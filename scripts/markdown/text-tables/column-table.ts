/** Reads tables whose columns are below lines of dashes, `----  ----`, as in Pandoc and reStructuredText. */
import type { LinePart } from "../syntax/syntax.ts";
import { drawnLine, offsetOfColumn, type DrawnLine } from "./drawn-line.ts";
import { mostLines, type Align, type DrawnCell, type TextTable } from "./text-table.ts";

/** Match a line of dashes with gaps between columns, and one across all columns. */
const columnRule = /^[ >]*(-{2,}|={2,})(?: +(?:-{2,}|={2,}))+ *$/;
const wholeRule = /^[ >]*-{5,} *$/;

/** The parts of a table, as indices of lines. */
interface ColumnTableParts {
  /** Line of dashes that gives the columns. */
  rule: number;
  head: number[];
  /** Lines of each row. */
  rows: number[][];
  /** The line behind the table's last one. */
  end: number;
}

/** Returns the table that begins on a line; undefined for none that is certain. */
export function readColumnTable(lines: readonly string[], first: number): TextTable | undefined {
  if (!isBlank(lines[first - 1])) return undefined;
  const parts = withRuleAbove(lines, first) ?? withHeadAbove(lines, first);
  return parts && tableOf(lines, first, parts);
}

/**
 * Returns the parts of a table that begins with a line of dashes: across all columns or, without a header or in
 * reStructuredText, one for each column.
 */
function withRuleAbove(lines: readonly string[], first: number): ColumnTableParts | undefined {
  const isWhole = wholeRule.test(lines[first]!);
  if (!isWhole && !columnRule.test(lines[first]!)) return undefined;
  const sign = lines[first]!.trim().at(-1)!;
  const isRule = (line: string) => columnRule.test(line) && line.trim().at(-1) === sign;
  const behind = findLine(lines, first + 1, isWhole ? (line) => isRule(line) || isBlank(line) : isRule);
  if (behind === undefined || isBlank(lines[behind]) || behind === first + 1) return undefined;
  // The second line of dashes ends the header if a third follows, else the table.
  const isEnd = isWhole ? (line: string) => wholeRule.test(line) : isRule;
  const last = isWhole || !isBlank(lines[behind + 1]) ? findLine(lines, behind + 1, isEnd) : undefined;
  if (last === undefined && isWhole) return undefined;
  if (last === undefined) {
    if (!isBlank(lines[behind + 1])) return undefined;
    return { rule: first, head: [], rows: rowsBetween(lines, first + 1, behind, false), end: behind + 1 };
  }
  if (!isBlank(lines[last + 1])) return undefined;
  const head = range(first + 1, behind);
  return { rule: behind, head, rows: rowsBetween(lines, behind + 1, last, isWhole), end: last + 1 };
}

/** Returns the parts of a table whose header is above the line of dashes; a blank line ends it. */
function withHeadAbove(lines: readonly string[], first: number): ColumnTableParts | undefined {
  const rule = first + 1;
  if (isBlank(lines[first]) || !columnRule.test(lines[rule] ?? "") || lines[rule]!.includes("=")) return undefined;
  const end = findLine(lines, rule + 1, isBlank) ?? lines.length;
  const isClosed = columnRule.test(lines[end - 1]!);
  const rows = rowsBetween(lines, rule + 1, isClosed ? end - 1 : end, false);
  return rows.length > 0 && end - first <= mostLines ? { rule, head: [first], rows, end } : undefined;
}

/**
 * Returns the lines of each row: rows of several lines have blank lines between them; without blank lines each line is
 * a row.
 */
function rowsBetween(lines: readonly string[], from: number, to: number, mayBeOne: boolean): number[][] {
  const rows: number[][] = [[]];
  for (const line of range(from, to)) {
    if (isBlank(lines[line])) rows.push([]);
    else rows.at(-1)!.push(line);
  }
  const filled = rows.filter((row) => row.length > 0);
  return filled.length === 1 && !mayBeOne ? filled[0]!.map((line) => [line]) : filled;
}

function tableOf(
  lines: readonly string[],
  first: number,
  { rule, head, rows, end }: ColumnTableParts,
): TextTable | undefined {
  if (rows.length === 0) return undefined;
  const columns = Array.from(lines[rule]!.matchAll(/-+|=+/g), ({ 0: dashes, index }) => ({
    from: index,
    to: index + dashes.length,
  }));
  const drawn = new Map([...head, ...rows.flat()].map((line) => [line, drawnLine(lines[line]!.trimEnd())] as const));
  // A word that crosses the limit of columns shows that the text isn't a table.
  const isApart = ({ signs }: DrawnLine) =>
    columns.every(({ from }, index) =>
      index === 0
        ? /^[ >]*$/.test(signs.slice(0, from))
        : (signs[from - 1] ?? " ") === " " || (signs[from] ?? " ") === " ",
    );
  if (![...drawn.values()].every(isApart)) return undefined;
  const lineIn = (line: number, column: number): LinePart => {
    const own = drawn.get(line)!;
    const next = columns[column + 1];
    return {
      line: line + 1,
      from: offsetOfColumn(own, columns[column]!.from),
      to: offsetOfColumn(own, next ? next.from : Infinity),
    };
  };
  const bodyRows = lines[rule]!.includes("=") ? joinRows(rows, (line) => isEmptyAt(drawn.get(line)!, columns)) : rows;
  const all = [...(head.length > 0 ? [head] : []), ...bodyRows];
  const cells = all.flatMap((row, rowIndex) =>
    columns.map((_, column): DrawnCell => {
      return { row: rowIndex, column, rowSpan: 1, columnSpan: 1, lines: row.map((line) => lineIn(line, column)) };
    }),
  );
  const align = columns.map((column) =>
    alignOf(column, drawn.get((head.length > 0 ? head : rows[0]!).at(-1)!)!.signs, columns),
  );
  return {
    lineCount: end - first,
    left: columns[0]!.from,
    headRows: head.length > 0 ? 1 : 0,
    rowCount: all.length,
    align,
    cells,
  };
}

/** Joins lines whose first cell is empty with the row above, as reStructuredText does. */
function joinRows(rows: readonly number[][], isEmpty: (line: number) => boolean): number[][] {
  const joined: number[][] = [];
  for (const row of rows) {
    if (joined.length > 0 && isEmpty(row[0]!)) joined.at(-1)!.push(...row);
    else joined.push([...row]);
  }
  return joined;
}

function isEmptyAt({ signs }: DrawnLine, columns: readonly { from: number }[]): boolean {
  return signs.slice(columns[0]!.from, columns[1]!.from).trim() === "";
}

/**
 * Returns the alignment of a column: to the side on which its header is flush with the dashes, centred where it is
 * flush on neither (Pandoc).
 */
function alignOf(
  { from, to }: { from: number; to: number },
  signs: string,
  columns: readonly { from: number }[],
): Align {
  const next = columns.find((column) => column.from >= to)?.from ?? Infinity;
  const words = signs.slice(from, next);
  if (words.trim() === "") return null;
  const isLeft = !words.startsWith(" ");
  const isRight = words.trimEnd().length >= to - from;
  return isLeft === isRight ? (isLeft ? null : "center") : isLeft ? "left" : "right";
}

function findLine(lines: readonly string[], from: number, isFound: (line: string) => boolean): number | undefined {
  const to = Math.min(lines.length, from + mostLines);
  for (let index = from; index < to; index++) if (isFound(lines[index]!)) return index;
  return undefined;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || /^[ \t>]*$/.test(line);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
