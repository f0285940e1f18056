/** Compares printed page numbers with the pages of the finished PDF, and complains of wrong ones. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { PrintedUnit } from "../page-report.ts";

/**
 * Complains of each wrong number.
 *
 * @param pages - page of each id in the finished PDF, from 1, as read from its destinations and not as planned
 * @param files - the first one receives the complaints
 */
export function checkPageNumbers(
  units: readonly Pick<PrintedUnit, "unit" | "folios">[],
  pages: ReadonlyMap<string, number>,
  folioOf: (page: number) => string,
  files: readonly VFile[],
): void {
  for (const { unit, folios } of units) {
    for (const [id, printed] of Object.entries(folios)) {
      const number = pages.get(id);
      const page = number === undefined ? "none" : folioOf(number);
      if (page !== printed) complain(files[0]!, "wrong-page", { id, printed, page, unit: unit.title });
    }
  }
}
