/** Reads the table of categories and series in the text of a CSV file, or complains with line and column. */
import { CsvError, parse } from "csv-parse/sync";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import type { Language } from "../languages/languages.ts";
import { localeOf } from "../languages/languages.ts";
import { printableText } from "../manuscript/printable-text.ts";
import { formOfNumbers, plainNumber, type DecimalMark, type NumberForm } from "./number-form.ts";
import type { Table } from "./table.ts";

interface Cell {
  text: string;
  place: Point;
}

const byteOrderMark = /^\ufeff/;

/** Most digits of a number: with more than fifteen it is no longer the one that was written. */
const maxDigits = 15;
/** Most rows: more is a mistake, not a chart. */
const maxRows = 1000;
/** Most characters of a cell: a chart has no room for longer names, and trying takes long. */
const maxCellCharacters = 500;

/**
 * Reads row 1 as the heads of the columns, column 1 as the categories, each further column as a series. Fields are
 * separated by commas, semicolons or tabs, whichever the first row has most of, or as a line `sep=;` says, and
 * quoted as in RFC 4180; rows and last columns without any value are left out, an empty cell is no value. Decimal
 * commas and marks between thousands are read, with one information. Complains `bad-data` of all that it finds,
 * and returns undefined then.
 *
 * @param language - the report's: tells what `1.234` is likely to mean
 */
export function readCsv(text: string, file: VFile, language: Language = "en"): Table | undefined {
  const before = file.messages.length;
  const bad = (found: string, expected: string, place?: Point) =>
    void complain(file, "bad-data", { found, expected }, place);
  const plain = text.replace(byteOrderMark, "").replaceAll(/\r\n?/g, "\n");
  const [heads, ...rows] = withoutEmptyColumns(readRows(plain, bad) ?? []);
  if (!heads) {
    if (file.messages.length === before)
      bad("empty file", "a first row that names the columns, and a row for each category");
    return undefined;
  }
  if (!complainOfSize([heads, ...rows], bad)) return undefined;
  const [corner, ...names] = heads;
  if (names.length === 0) bad("single column", "a column of categories and one or more of numbers", corner!.place);
  if (rows.length === 0) bad("single row", "a row for each category below the first row", corner!.place);
  if (isTitle(heads, rows)) {
    const expected = "the names of the columns in it: the title goes to `:::chart[Title]`";
    bad(`first row with "${shortened(corner!.text)}" alone`, expected, corner!.place);
    return undefined;
  }
  complainOfNames(names, "series", bad);
  const delimiter = delimiterOf(plain);
  complainOfRagged(rows, heads.length, delimiter, bad);
  const whole = rows.filter((row) => row.length === heads.length);
  complainOfNames(
    whole.map((row) => row[0]!),
    "category",
    bad,
  );
  const form = readForm(
    whole.flatMap((row) => row.slice(1)),
    { delimiter, languageMark: decimalMarkOf(language) },
    file,
    bad,
  );
  if (!form) return undefined;
  const series = names.map((name, index) => {
    const cells = whole.map((row) => row[index + 1]!);
    const written = cells.map((cell) => plainNumber(cell.text, form.decimal));
    return {
      name: name.text,
      values: cells.map((cell, at) => readNumber(cell, written[at], bad)),
      decimals: Math.max(0, ...written.map((number) => /\.(\d+)$/.exec(number ?? "")?.[1]!.length ?? 0)),
    };
  });
  for (const [index, { name, values }] of series.entries()) {
    const isEmpty = whole.every((row) => row[index + 1]!.text === "");
    if (values.length > 0 && isEmpty) bad(`series "${name}" without a number`, "at least one", names[index]!.place);
  }
  if (hasErrors([{ messages: file.messages.slice(before) }])) return undefined;
  tellOfForm(form, file);
  return { head: corner!.text, categories: whole.map((row) => row[0]!.text), series };
}

/** Complains of what no chart has room for. @returns whether there is room */
function complainOfSize(rows: readonly Cell[][], bad: Bad): boolean {
  if (rows.length - 1 > maxRows) {
    bad(`table of ${rows.length - 1} categories`, `at most ${maxRows}`, rows[maxRows + 1]![0]!.place);
    return false;
  }
  const long = rows.flat().find((cell) => cell.text.length > maxCellCharacters);
  if (long) {
    bad(`cell of ${long.text.length.toLocaleString("en")} characters`, `at most ${maxCellCharacters}`, long.place);
    return false;
  }
  return true;
}

/** Leaves out columns behind the last that has a value anywhere, as spreadsheets write them. */
function withoutEmptyColumns(rows: Cell[][]): Cell[][] {
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(({ text }) => text !== "") + 1));
  return rows.map((row) => row.slice(0, width));
}

/** Returns whether the first row is a title over the table: one cell, where the rows below have more. */
function isTitle(heads: readonly Cell[], rows: readonly Cell[][]): boolean {
  const count = (row: readonly Cell[]) => row.filter(({ text }) => text !== "").length;
  return count(heads) === 1 && heads[0]!.text !== "" && rows.some((row) => count(row) > 1) && !isNumber(heads[0]!.text);
}

function isNumber(text: string): boolean {
  return plainNumber(text, ".") !== undefined;
}

function complainOfRagged(rows: readonly Cell[][], width: number, delimiter: string, bad: Bad): void {
  const name = { ",": "comma", ";": "semicolon", "\t": "tab" }[delimiter];
  for (const row of rows) {
    if (row.length === width) continue;
    const mend = row.length > width ? ` (a ${name} within a cell: put the cell in quotation marks)` : "";
    bad(`row of ${row.length} cells`, `${width}, as many as the first row has${mend}`, row[0]!.place);
  }
}

function decimalMarkOf(language: Language): DecimalMark {
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
}

/** Returns the form of the numbers; undefined, after a complaint, where there are two. */
function readForm(
  cells: readonly Cell[],
  hints: { delimiter: string; languageMark: DecimalMark },
  file: VFile,
  bad: Bad,
): NumberForm | undefined {
  const form = formOfNumbers(
    cells.map(({ text }) => text),
    hints,
  );
  if ("mixed" in form) {
    const { index, decimal } = form.mixed;
    const { text, place } = cells[index]!;
    const expected = `the decimal mark of the numbers before it, which is a ${decimal === "." ? "point" : "comma"}`;
    bad(`"${text}" with ${decimal === "." ? "a decimal comma" : "a decimal point"}`, expected, place);
    return undefined;
  }
  if (form.doubt) {
    const { text, place } = cells[form.doubt.index]!;
    const facts = { found: text, read: plainNumber(text, form.decimal)!, count: form.doubt.count };
    complain(file, "uncertain-number", facts, place);
  }
  return form;
}

/** Tells what is not as it should be in a file that is read all the same. */
function tellOfForm({ decimal, hasGroups }: NumberForm, file: VFile): void {
  const { encoding } = file.data as { encoding?: string };
  const found = [
    ...(encoding ? [`text in ${encoding}`] : []),
    ...(decimal === "," ? ["decimal commas"] : []),
    ...(hasGroups ? ["marks between thousands"] : []),
  ];
  if (found.length > 0) complain(file, "foreign-data", { found: found.join(", ") }, { line: 1, column: 1 });
}

type Bad = (found: string, expected: string, place?: Point) => void;

/**
 * Returns cells with their places; the parser tells which were quoted, so that their length in the file is known.
 */
export function readRows(text: string, bad: Bad): Cell[][] | undefined {
  const delimiter = delimiterOf(text);
  const declared = separatorLine.exec(text)?.[0] ?? "";
  let parsed: { value: string; isQuoted: boolean }[][];
  try {
    parsed = parse(text.slice(declared.length), {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      cast: (value, { quoting }) => ({ value, isQuoted: quoting }),
    }) as unknown as typeof parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: unknown }).lines) + (declared ? 1 : 0);
    bad("quotation mark that opens or closes no cell", 'cells as `"…"`, a quotation mark inside doubled', {
      line,
      column: 1,
    });
    return undefined;
  }
  let line = declared ? 2 : 1;
  let column = 1;
  const rows = parsed.map((record) => {
    const cells = record.map(({ value, isQuoted }) => {
      const place = { line, column };
      const written = isQuoted ? `"${value.replaceAll('"', '""')}"` : value;
      const breaks = written.split("\n");
      line += breaks.length - 1;
      column = (breaks.length > 1 ? 1 : column) + breaks.at(-1)!.length + delimiter.length;
      return {
        text: printableText(value)
          .replaceAll(/\s+/gu, (space) => (space === "\u00a0" ? space : " "))
          .trim(),
        place,
      };
    });
    line++;
    column = 1;
    return cells;
  });
  return rows.filter((row) => row.some((cell) => cell.text !== ""));
}

/** Matches the line by which Excel is told what stands between cells. */
const separatorLine = /^sep=([,;\t])\n/i;

function delimiterOf(text: string): string {
  const declared = separatorLine.exec(text)?.[1];
  if (declared !== undefined) return declared;
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

/** Reads a number that is written plainly, or complains of what is none. */
function readNumber({ text, place }: Cell, written: string | undefined, bad: Bad): number | undefined {
  if (text === "") return undefined;
  if (written === undefined) {
    bad(`"${text}"`, expectedFor(text), place);
    return undefined;
  }
  if (written.replaceAll(/\D|^[+-]?0+(?=\d)/g, "").length > maxDigits) {
    bad(`number of more than ${maxDigits} digits`, `at most ${maxDigits}`, place);
    return undefined;
  }
  return Number(written);
}

/** Returns what should stand where something else than a number does. */
function expectedFor(text: string): string {
  if (/^[(]\s*[\d.,]+\s*[)]$/.test(text)) return "a minus before a number below zero: `-5`";
  if (
    /^[-\u2013\u2014.:…]+$|^#?n\.?\/?[ad]\.?$|^#(?:div\/0!|ref!|value!|name\?|null!|num!)$|^(?:null|none)$/i.test(text)
  )
    return "a number, 0, or an empty cell where there is none";
  if (/\d/.test(text) && /^[^\d\p{L}]*[\d.,\u00a0 ]+[^\d\p{L}]*$/u.test(text) && /[%‰€$£¥]/u.test(text))
    return 'the number alone: its unit goes to `unit="…"` of the chart, or to the name of the column';
  if (/^[+\-\u2212]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text))
    return "all its figures: in the spreadsheet, give the column the format of a number, and save it again";
  return "a number such as 1234.5, or an empty cell";
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
