/** Declares a table that is drawn with signs, as it was found in a text: where its cells stand. */

import type { LinePart } from "../syntax/syntax.ts";

/** A cell with the rows and columns that it covers, counted from 0. */
export interface DrawnCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  lines: LinePart[];
}

export type Align = "left" | "right" | "center" | null;

export interface TextTable {
  /** Lines from its first to its last, that one included. */
  lineCount: number;
  /** Characters before its first column. */
  left: number;
  /** Rows at the top that are heads. */
  headRows: number;
  rowCount: number;
  align: Align[];
  cells: DrawnCell[];
}

/** Most lines of one table, so that one without end takes no time. */
export const mostLines = 1000;
