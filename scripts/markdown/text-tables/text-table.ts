/** Declares a table drawn with characters: the places of its cells in the text. */

import type { LinePart } from "../syntax/syntax.ts";

/** A cell with the rows and columns that it covers, from 0. */
export interface DrawnCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  lines: LinePart[];
}

export type Align = "left" | "right" | "center" | null;

export interface TextTable {
  /** Number of lines of the table. */
  lineCount: number;
  /** Number of characters before the first column. */
  left: number;
  /** Number of header rows. */
  headRows: number;
  rowCount: number;
  align: Align[];
  cells: DrawnCell[];
}

/** The most lines of a table; the limit keeps an unclosed one from taking quadratic time. */
export const mostLines = 1000;
