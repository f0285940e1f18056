/** Lays units out and prints them all. */
import type { Unit } from "#html/units.ts";
import type { LayoutContext } from "#pages/layout-context.ts";
import { pageReport, type PrintedReport } from "#pages/page-report.ts";

export async function printReport(context: LayoutContext, units: Iterable<Unit>): Promise<PrintedReport> {
  const paged = await pageReport(context, units, { printsAtOnce: true });
  return paged.print();
}
