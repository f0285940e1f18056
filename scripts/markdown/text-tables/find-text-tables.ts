/** Finds tables drawn with characters in a text. */
import { readColumnTable } from "./column-table.ts";
import { readGridTable } from "./grid-table.ts";
import type { TextTable } from "./text-table.ts";

/**
 * Returns the tables by the number of their first line, from 1. Only the parser can tell whether a line is part of
 * code.
 */
export function findTextTables(text: string): Map<number, TextTable> {
  const tables = new Map<number, TextTable>();
  if (!mayHold.test(text)) return tables;
  const lines = text.split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index++) {
    // The width of a tab isn't known, so a line with one is skipped.
    const grid = readGridTable(lines, index);
    const table = grid ? grid.table : readColumnTable(lines, index);
    const lineCount = table?.lineCount ?? grid?.lineCount ?? 1;
    const isPlain = table && !lines.slice(index, index + lineCount).some((line) => line.includes("\t"));
    if (isPlain) tables.set(index + 1, table);
    index += lineCount - 1;
  }
  return tables;
}

/** Matches a line that every such table has. */
const mayHold = /^[ >]*(?:(?:(?:[-*+]|\d{1,9}[.)]) +)?\+[-=:]+\+|(?:-{2,}|={2,}) +(?:-{2,}|={2,}))/m;
