/** Links to `#id` in; a complaint for each whose id nothing in the report has. */
import { complain } from "../../report/complain.ts";
import { nearest } from "../../report/nearest.ts";
import type { Numbering } from "../number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function brokenReference(report: ParsedReport, { targets }: Numbering): void {
  for (const { file, facts } of report.sections) {
    for (const { id, position } of facts.references) {
      if (targets.has(id)) continue;
      const near = nearest(id, targets.keys());
      complain(file, "broken-reference", { id, ...(near ? { near } : {}) }, position);
    }
  }
}
