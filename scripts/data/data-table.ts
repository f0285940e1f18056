/** Declares a CSV file as it is read: heads, names of rows, and cells that may be numbers, with their places. */
import type { Point } from "unist";

export interface DataNumber {
  value: number;
  /** Decimals that it was written with. */
  decimals: number;
  /** Whether a per cent sign stands behind it. */
  isPercent: boolean;
}

export interface DataCell {
  /** Words or number as written, without callouts; `""` where the cell is empty. */
  text: string;
  place: Point;
  /** Number that is written, where it is one. */
  number?: DataNumber;
  /** Labels of the notes that are called behind the words, as `[^a]`. */
  notes?: string[];
}

/** Plain data, so that it can be handed from thread to thread. */
export interface DataTable {
  /** Path as the Markdown names it. */
  url: string;
  /** Path as messages name it. */
  path: string;
  /** First row; that of the first column may be empty. */
  heads: DataCell[];
  /** Rows below it, each with as many cells as there are heads. */
  rows: DataCell[][];
  /** Whether a complaint about the file explains what is missing here. */
  isFaulty: boolean;
}
