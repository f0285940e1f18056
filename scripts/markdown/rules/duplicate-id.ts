/** Complains of each id of the author that something else in the report has already. */
import { complain } from "../../messages/complain.ts";
import { sourcePlaceOf, type ParsedReport } from "../parsed-report.ts";

export function duplicateId(report: ParsedReport): void {
  const first = new Map<string, string>();
  for (const { file, facts } of report.sections) {
    for (const { id, position } of facts.ids) {
      const known = first.get(id);
      if (known) complain(file, "duplicate-id", { id, first: known }, position);
      else first.set(id, sourcePlaceOf(file, position?.start));
    }
  }
}
