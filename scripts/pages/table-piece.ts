/** Declares the pieces into which page ends divide a table. */

/** A piece of a table on a page, as plain data. */
export interface TablePiece {
  /** Whether the table begins with it, or continues from the page before, between rows or within one. */
  is: "start" | "rest" | "rest-of-row";
  /** Index of the table in the unit, in the order in which tables begin. */
  table: number;
}
