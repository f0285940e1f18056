/** Makes of a CSV file's table the categories and series that a chart is drawn from, or complains of each cell. */
import type { VFile } from "vfile";
import type { DataCell, DataTable } from "../data/data-table.ts";
import { complainOfNames, isTooLong, maxDigits } from "../data/read-data-table.ts";
import type { ComplainOfData } from "../data/read-rows.ts";
import { complain } from "../messages/complain.ts";
import type { Misfit } from "./canvas.ts";
import type { Table } from "./table.ts";

/**
 * Reads column 1 as the categories, each further column as a series; an empty cell is no value. Complains `bad-data`
 * of all that can't be drawn, and returns undefined then, or where the file was complained of before.
 *
 * @param file - the CSV file, whose cells several charts may complain of: each complaint is made once
 * @param tell - told what the chart itself must choose otherwise
 */
export function chartSeriesOf(
  { heads, rows, isFaulty }: DataTable,
  file: VFile,
  tell: (misfit: Misfit) => void,
): Table | undefined {
  let isWhole = !isFaulty;
  const bad: ComplainOfData = (found, expected, place) => {
    isWhole = false;
    complainOnce(file, { found, expected }, place);
  };
  complainOfNames(
    rows.map((row) => row[0]!),
    "category",
    bad,
  );
  const columns = heads.slice(1).map((_, index) => rows.map((row) => row[index + 1]!));
  const ofWords = heads.slice(1).filter((_, index) => holdsWords(columns[index]!));
  if (ofWords.length > 0) {
    tell(misfitOfWords(ofWords, heads.slice(1)));
    return undefined;
  }
  // Numbers of a chart are compared with each other, and have as many decimals each.
  const decimals = Math.max(0, ...columns.flat().map(({ number }) => number?.decimals ?? 0));
  const series = heads.slice(1).map(({ text: name, place }, index) => {
    const cells = columns[index]!;
    const values = cells.map((cell) => readValue(cell, bad));
    if (cells.length > 0 && cells.every(({ text }) => text === ""))
      bad(`series "${name}" without a number`, "at least one", place);
    return { name, values, decimals };
  });
  return isWhole ? { head: heads[0]!.text, categories: rows.map((row) => row[0]!.text), series } : undefined;
}

/** Returns whether a column has words alone. */
function holdsWords(cells: readonly DataCell[]): boolean {
  const filled = cells.filter(({ text }) => text !== "");
  const isWord = ({ text, number }: DataCell) => !number && /^[^\d]*\p{L}[^\d]*$/u.test(text) && !standsForNone(text);
  return filled.length > 0 && filled.every(isWord);
}

function misfitOfWords(ofWords: readonly DataCell[], all: readonly DataCell[]): Misfit {
  const quoted = (cells: readonly DataCell[]) => cells.map(({ text }) => `"${text}"`).join(", ");
  const others = all.filter((cell) => !ofWords.includes(cell)).map(({ text }) => text);
  const found = `${ofWords.length === 1 ? "column" : "columns"} ${quoted(ofWords)} of words`;
  const chosen = others.length > 0 ? `\`columns="${others.join("; ")}"\`` : '`columns="…"`';
  return { found, expected: `columns of numbers, chosen by ${chosen}` };
}

function complainOnce(file: VFile, facts: { found: string; expected: string }, place: DataCell["place"] | undefined) {
  const before = file.messages.length;
  const { reason, line, column } = complain(file, "bad-data", facts, place);
  const isKnown = file.messages
    .slice(0, before)
    .some((message) => message.reason === reason && message.line === line && message.column === column);
  if (isKnown) file.messages.pop();
}

/** Returns the number of a cell, or complains of what is none. */
function readValue({ text, place, number }: DataCell, bad: ComplainOfData): number | undefined {
  if (number && !number.isPercent) return number.value;
  if (text === "") return undefined;
  if (isTooLong(text)) bad(`number of more than ${maxDigits} digits`, `at most ${maxDigits}`, place);
  else bad(`"${text}"`, expectedFor(text), place);
  return undefined;
}

/** Returns whether a cell says that it has no number, as spreadsheets and tables do. */
function standsForNone(text: string): boolean {
  return /^[-\u2013\u2014.:…]+$|^#?n\.?\/?[ad]\.?$|^#(?:div\/0!|ref!|value!|name\?|null!|num!)$|^(?:null|none|nan|[-+\u2212]?inf(?:inity)?)$/i.test(
    text,
  );
}

/** Returns what should stand where something else than a number does. */
function expectedFor(text: string): string {
  if (/^[(]\s*[\d.,]+\s*[)]$/.test(text)) return "a minus before a number below zero: `-5`";
  if (standsForNone(text)) return "a number, 0, or an empty cell where there is none";
  if (/^\D*\d[\d.,\u00a0 ]*\D*$/.test(text) && !/\p{L}/u.test(text) && /[%‰€$£¥]/u.test(text))
    return 'the number alone: its unit goes to `unit="…"` of the chart, or to the name of the column';
  if (/^[+\-\u2212]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text))
    return "all its figures: in the spreadsheet, give the column the format of a number, and save it again";
  return "a number such as 1234.5, or an empty cell";
}
