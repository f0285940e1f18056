/** Reads the text of a CSV file as a table whose numbers are known, or complains with line and column. */
import type { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import type { Language } from "../languages/languages.ts";
import { localeOf } from "../languages/languages.ts";
import { withoutNotes } from "./cell-notes.ts";
import type { DataCell, DataNumber, DataTable } from "./data-table.ts";
import { formOfNumbers, plainNumber, type DecimalMark, type NumberForm } from "./number-form.ts";
import { delimiterOf, readRows, type ComplainOfData, type CsvCell } from "./read-rows.ts";
import { shorten } from "../messages/shorten.ts";

const byteOrderMark = /^\ufeff/;

/** The most digits of a number: a JavaScript number keeps fifteen of any, not more. */
export const maxDigits = 15;
/** The most rows: a longer table is given by mistake, since nobody prints one. */
const maxRows = 1000;
/** The most characters of a cell: more have no room on a page, and laying them out takes long. */
const maxCellCharacters = 500;

/**
 * Reads row 1 as the heads of the columns, column 1 as the names of the rows. Fields are separated by commas,
 * semicolons or tabs, whichever the first row has most of, or as a line `sep=;` says, and quoted as in RFC 4180; rows
 * and last columns without any value are left out. Numbers with a decimal comma or with marks between thousands are
 * read too, which one information tells; callouts at the end of a cell are no part of its words. Each fault is a
 * message `bad-data`; the result is undefined where nothing can be read.
 *
 * @param language - the report's language, which decides what `1.234` means where the table alone doesn't
 */
export function readDataTable(text: string, file: VFile, language: Language = "en"): DataTable | undefined {
  const before = file.messages.length;
  const bad: ComplainOfData = (found, expected, place) => void complain(file, "bad-data", { found, expected }, place);
  const plain = text.replace(byteOrderMark, "").replaceAll(/\r\n?/g, "\n");
  const read = readRows(plain, bad) ?? [];
  const [heads, ...rows] = withoutEmptyColumns(
    read.map((row) => row.map((cell) => ({ ...cell, ...withoutNotes(cell.text) }))),
  );
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
    bad(`first row with "${shorten(corner!.text)}" alone`, expected, corner!.place);
    return undefined;
  }
  complainOfNames(names, "column", bad);
  const delimiter = delimiterOf(plain);
  complainOfRagged(rows, heads.length, delimiter, bad);
  const whole = rows.filter((row) => row.length === heads.length);
  const form = readForm(numberCells(whole), { delimiter, languageMark: decimalMarkOf(language) }, file, bad);
  if (!form) return undefined;
  const isFaulty = hasErrors([{ messages: file.messages.slice(before) }]);
  if (!isFaulty) tellOfForm(form, file);
  return {
    url: file.path,
    path: file.path,
    heads,
    rows: whole.map((row) => row.map((cell, column) => (column === 0 ? cell : withNumber(cell, form.decimal)))),
    isFaulty,
  };
}

/**
 * Complains of a table with too many rows or a cell with too many characters. @returns whether there is room for the
 * table
 */
function complainOfSize(rows: readonly CsvCell[][], bad: ComplainOfData): boolean {
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
function withoutEmptyColumns(rows: NotedCell[][]): NotedCell[][] {
  const isFilled = ({ text, notes }: NotedCell) => text !== "" || notes !== undefined;
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(isFilled) + 1));
  return rows.map((row) => row.slice(0, width));
}

/** Returns whether the first row is a title over the table: one cell, where the rows below have more. */
function isTitle(heads: readonly CsvCell[], rows: readonly CsvCell[][]): boolean {
  const count = (row: readonly CsvCell[]) => row.filter(({ text }) => text !== "").length;
  const [first] = heads;
  const isWord = first!.text !== "" && plainNumber(first!.text, ".") === undefined;
  return count(heads) === 1 && isWord && rows.some((row) => count(row) > 1);
}

function complainOfRagged(rows: readonly CsvCell[][], width: number, delimiter: string, bad: ComplainOfData): void {
  const name = { ",": "comma", ";": "semicolon", "\t": "tab" }[delimiter];
  for (const row of rows) {
    if (row.length === width) continue;
    const mend = row.length > width ? ` (a ${name} within a cell: put the cell in quotation marks)` : "";
    bad(`row of ${row.length} cells`, `${width}, as many as the first row has${mend}`, row[0]!.place);
  }
}

/** Complains of columns or categories whose name is missing or stands twice. */
export function complainOfNames(cells: readonly CsvCell[], what: "column" | "category", bad: ComplainOfData): void {
  const first = new Map<string, CsvCell>();
  for (const cell of cells) {
    const { text, place } = cell;
    const same = first.get(text);
    const where = what === "column" ? "column" : "line";
    if (text === "") bad(`${what} without a name`, "a name in its first cell", place);
    else if (same)
      bad(`second ${what} "${text}"`, `every name once; the first is in ${where} ${same.place[where]}`, place);
    else first.set(text, cell);
  }
}

function decimalMarkOf(language: Language): DecimalMark {
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
}

/**
 * Returns the cells below the heads, but for the first column and for columns in which some cell has a word of three
 * letters or more.
 */
function numberCells(rows: readonly CsvCell[][]): CsvCell[] {
  const isWord = ({ text }: CsvCell) => /\p{L}{3}/u.test(text);
  const wordy = new Set(rows.flatMap((row) => row.flatMap((cell, column) => (isWord(cell) ? [column] : []))));
  return rows.flatMap((row) => row.filter((_, column) => column > 0 && !wordy.has(column)));
}

/** Returns which marks the numbers have; undefined, after a complaint, where their decimal marks differ. */
function readForm(
  cells: readonly CsvCell[],
  hints: { delimiter: string; languageMark: DecimalMark },
  file: VFile,
  bad: ComplainOfData,
): NumberForm | undefined {
  const form = formOfNumbers(
    cells.map(({ text }) => withoutPercent(text)),
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
    const facts = { found: text, read: plainNumber(withoutPercent(text), form.decimal)!, count: form.doubt.count };
    complain(file, "uncertain-number", facts, place);
  }
  return form;
}

/**
 * Tells by an information in which ways the file differs from plain CSV, although it could be read: encoding, decimal
 * commas, marks between thousands.
 */
function tellOfForm({ decimal, hasGroups }: NumberForm, file: VFile): void {
  const { encoding } = file.data as { encoding?: string };
  const found = [
    ...(encoding ? [`text in ${encoding}`] : []),
    ...(decimal === "," ? ["decimal commas"] : []),
    ...(hasGroups ? ["marks between thousands"] : []),
  ];
  if (found.length > 0) complain(file, "foreign-data", { found: found.join(", ") }, { line: 1, column: 1 });
}

type NotedCell = CsvCell & Pick<DataCell, "notes">;

function withNumber(cell: CsvCell, decimal: DecimalMark): DataCell {
  const number = readCellNumber(cell.text, decimal);
  return number ? { ...cell, number } : cell;
}

/** Returns the number that a cell holds; undefined for words, and for numbers of more than `maxDigits` digits. */
function readCellNumber(text: string, decimal: DecimalMark): DataNumber | undefined {
  const bare = withoutPercent(text);
  const written = plainNumber(bare, decimal);
  if (written === undefined || digitsOf(written) > maxDigits) return undefined;
  const decimals = /\.(\d+)$/.exec(written)?.[1]!.length ?? 0;
  return { value: Number(written), decimals, isPercent: bare !== text };
}

/** Counts the digits of a number as `plainNumber` writes it, without leading zeros. */
function digitsOf(written: string): number {
  return written.replaceAll(/\D|^[+-]?0+(?=\d)/g, "").length;
}

/** Returns whether a cell holds a number of more than `maxDigits` digits. */
export function isTooLong(text: string): boolean {
  return ([".", ","] as const).some((decimal) => digitsOf(plainNumber(text, decimal) ?? "") > maxDigits);
}

function withoutPercent(text: string): string {
  return text.replace(/[ \u00a0\u202f]?%$/, "");
}
