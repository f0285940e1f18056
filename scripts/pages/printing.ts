/** Declares the facts of a unit's pages that are needed when they are printed. */
import type { ExpectedPrint } from "./compare/expected-print.ts";
import type { Pagination } from "./inspection.ts";

/** The facts of a unit's pages for its print. */
export interface Printing {
  /** Key for the pages, their place in the report and `unitId`. */
  key: string;
  /** Id that no other unit of the report has. */
  unitId: string;
  tablePieces: Pagination["tablePieces"];
  pageCount: number;
  /** Returns the text that the pages must have; computed when they are printed. */
  expected: () => ExpectedPrint;
}
