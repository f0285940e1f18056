/** The text of a CSV file in; its table of categories and series out, or complaints with line and column. */
import { CsvError, parse } from "csv-parse/sync";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { complain } from "../report/complain.ts";
import type { Table } from "./table.ts";

interface Cell {
  text: string;
  place: Point;
}

const byteOrderMark = /^\ufeff/;

/** Beyond fifteen digits a number is no longer the one that was written. */
const maxDigits = 15;
/** More is a mistake, not a chart. */
const maxRows = 1000;

/**
 * Row 1 heads the columns, column 1 has the categories, each further column is a series. Fields are
 * separated by commas, semicolons or tabs, whichever the first row has most of, and quoted as in
 * RFC 4180; rows without any value are left out, an empty cell is no value. Complains `bad-data` of
 * all that it finds, and `missing-glyph` of names that the typeface (its code points in `covered`)
 * can't print, and gives nothing then.
 */
export function readCsv(text: string, file: VFile, covered: ReadonlySet<number>): Table | undefined {
  const before = file.messages.length;
  const bad = (found: string, expected: string, place?: Point) =>
    void complain(file, "bad-data", { found, expected }, place);
  const [heads, ...rows] = readRows(text.replace(byteOrderMark, "").replaceAll(/\r\n?/g, "\n"), bad) ?? [];
  if (!heads) {
    if (file.messages.length === before)
      bad("empty file", "a first row that names the columns, and a row for each category");
    return undefined;
  }
  if (rows.length > maxRows) {
    bad(`table of ${rows.length} categories`, `at most ${maxRows}`, rows[maxRows]![0]!.place);
    return undefined;
  }
  const [corner, ...names] = heads;
  if (names.length === 0) bad("single column", "a column of categories and one or more of numbers", corner!.place);
  if (rows.length === 0) bad("single row", "a row for each category below the first row", corner!.place);
  complainOfNames(names, "series", bad);

  const ragged = rows.filter((row) => row.length !== heads.length);
  for (const row of ragged) {
    bad(`row of ${row.length} cells`, `${heads.length}, as many as the first row has`, row[0]!.place);
  }
  const whole = rows.filter((row) => row.length === heads.length);
  complainOfNames(
    whole.map((row) => row[0]!),
    "category",
    bad,
  );
  complainOfGlyphs([...heads, ...whole.map((row) => row[0]!)], file, covered);
  const series = names.map((name, index) => {
    const cells = whole.map((row) => row[index + 1]!);
    return {
      name: name.text,
      values: cells.map((cell) => readNumber(cell, bad)),
      decimals: Math.max(0, ...cells.map(({ text: written }) => /\.(\d+)$/.exec(written)?.[1]!.length ?? 0)),
    };
  });
  for (const [index, { name, values }] of series.entries()) {
    const isEmpty = whole.every((row) => row[index + 1]!.text === "");
    if (values.length > 0 && isEmpty) bad(`series "${name}" without a number`, "at least one", names[index]!.place);
  }
  if (file.messages.length > before) return undefined;
  return { head: corner!.text, categories: whole.map((row) => row[0]!.text), series };
}

type Bad = (found: string, expected: string, place?: Point) => void;

/** Cells with their places; the parser tells which were quoted, so that their length in the file is known. */
export function readRows(text: string, bad: Bad): Cell[][] | undefined {
  const delimiter = delimiterOf(text);
  let parsed: { value: string; isQuoted: boolean }[][];
  try {
    parsed = parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      cast: (value, { quoting }) => ({ value, isQuoted: quoting }),
    }) as unknown as typeof parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: unknown }).lines);
    bad("quotation mark that opens or closes no cell", 'cells as `"…"`, a quotation mark inside doubled', {
      line,
      column: 1,
    });
    return undefined;
  }
  let line = 1;
  let column = 1;
  const rows = parsed.map((record) => {
    const cells = record.map(({ value, isQuoted }) => {
      const place = { line, column };
      const written = isQuoted ? `"${value.replaceAll('"', '""')}"` : value;
      const breaks = written.split("\n");
      line += breaks.length - 1;
      column = (breaks.length > 1 ? 1 : column) + breaks.at(-1)!.length + delimiter.length;
      return { text: value.replaceAll(/\s+/gu, (space) => (space === "\u00a0" ? space : " ")).trim(), place };
    });
    line++;
    column = 1;
    return cells;
  });
  return rows.filter((row) => row.some((cell) => cell.text !== ""));
}

function delimiterOf(text: string): string {
  const head = text
    .trimStart()
    .replaceAll(/"[^"]*"/g, "")
    .split("\n", 1)[0]!;
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}

function complainOfNames(cells: readonly Cell[], what: "series" | "category", bad: Bad): void {
  const first = new Map<string, Cell>();
  for (const cell of cells) {
    const { text, place } = cell;
    const same = first.get(text);
    if (text === "") bad(`${what} without a name`, "a name in its first cell", place);
    else if (same) bad(`second ${what} "${text}"`, `every name once; the first is in line ${same.place.line}`, place);
    else first.set(text, cell);
  }
}

/** The browser draws U+2011, the hyphen that doesn't break, with the glyph of U+2010 where it must. */
const drawnOtherwise = "\u2011";

function complainOfGlyphs(cells: readonly Cell[], file: VFile, covered: ReadonlySet<number>): void {
  for (const { text, place } of cells) {
    for (const character of text.match(/[^\s\p{ASCII}\p{Default_Ignorable_Code_Point}\p{Cc}]/gu) ?? []) {
      const codePoint = character.codePointAt(0)!;
      if (covered.has(codePoint) || character === drawnOtherwise) continue;
      const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
      complain(file, "missing-glyph", { character, code }, place);
    }
  }
}

/** Digits, a point before decimals, a sign: what else a number may look like depends on who reads it. */
function readNumber({ text, place }: Cell, bad: Bad): number | undefined {
  if (text === "") return undefined;
  if (!/^[+\-\u2212]?\d+(?:\.\d+)?$/.test(text)) {
    bad(
      `"${text}"`,
      "a number such as 1234.5 (a point for decimals, no separators of thousands), or an empty cell",
      place,
    );
    return undefined;
  }
  if (text.replaceAll(/\D|^[+\-\u2212]?0+(?=\d)/g, "").length > maxDigits) {
    bad(`number of more than ${maxDigits} digits`, `at most ${maxDigits}`, place);
    return undefined;
  }
  return Number(text.replace("\u2212", "-"));
}
