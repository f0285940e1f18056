/** Finds the tables that a text draws with signs, by the lines on which they begin. */
import { readColumnTable } from "./column-table.ts";
import { readGridTable } from "./grid-table.ts";
import type { TextTable } from "./text-table.ts";

/** Returns the tables by their first lines, from 1; whether a line is code or the like, only the parser can tell. */
export function findTextTables(text: string): Map<number, TextTable> {
  const tables = new Map<number, TextTable>();
  if (!mayHold.test(text)) return tables;
  const lines = text.split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index++) {
    // A tab is as wide as its reader likes.
    const grid = readGridTable(lines, index);
    const table = grid ? grid.table : readColumnTable(lines, index);
    const lineCount = table?.lineCount ?? grid?.lineCount ?? 1;
    const isPlain = table && !lines.slice(index, index + lineCount).some((line) => line.includes("\t"));
    if (isPlain) tables.set(index + 1, table);
    index += lineCount - 1;
  }
  return tables;
}

/** Matches a line that each such table has. */
const mayHold = /^[ >]*(?:(?:(?:[-*+]|\d{1,9}[.)]) +)?\+[-=:]+\+|(?:-{2,}|={2,}) +(?:-{2,}|={2,}))/m;
