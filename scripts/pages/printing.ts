/** Declares what is known of a unit's pages when they are printed. */
import type { ExpectedPrint } from "./expected-print.ts";
import type { Pagination } from "./inspection.ts";

/** A unit's pages as they are printed. */
export interface Printing {
  /** Key that stands for the pages, their place in the report and `unitId`. */
  key: string;
  /** Id unlike those of the report's other units. */
  unitId: string;
  tablePieces: Pagination["tablePieces"];
  pageCount: number;
  /** Returns what must be read on the pages; made when they are printed. */
  expected: () => ExpectedPrint;
}
