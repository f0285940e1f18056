/** Names the pieces that a table is divided into by page ends. */

/** A table on a page. Plain data. */
export interface TablePiece {
  /** The table begins there, or goes on from the page before, between its rows or within one. */
  is: "start" | "rest" | "rest-of-row";
  /** Which table of the unit it is, from 0, in the order in which they begin. */
  table: number;
}
