/** Reads the cells of a CSV file with their places, or complains of quotation marks that open or close none. */
import { CsvError, parse } from "csv-parse/sync";
import type { Point } from "unist";
import { printableText } from "../manuscript/printable-text.ts";

export interface CsvCell {
  text: string;
  place: Point;
}

/** Complains with the message "Unexpected `found` in data, expected `expected`". */
export type ComplainOfData = (found: string, expected: string, place?: Point) => void;

/**
 * Returns the rows of cells with their places in the file; undefined, after a complaint, where quotation marks are
 * wrong. Places are counted from the cells' lengths, for which the parser tells which of them were quoted.
 */
export function readRows(text: string, bad: ComplainOfData): CsvCell[][] | undefined {
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

/** Matches the first line `sep=;`, which tells Excel which character separates cells. */
const separatorLine = /^sep=([,;\t])\n/i;

/**
 * Returns the character that separates cells: the one in a line `sep=;`, or else the most frequent one of the first
 * row.
 */
export function delimiterOf(text: string): string {
  const declared = separatorLine.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const head = text
    .trimStart()
    .replaceAll(/"[^"]*"/g, "")
    .split("\n", 1)[0]!;
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}
