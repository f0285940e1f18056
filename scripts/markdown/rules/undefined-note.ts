/** Complains of each callout whose note no file of the report defines. */
import { complain } from "../../messages/complain.ts";
import { citationOf } from "../sources/cite-sources.ts";
import { definitionsOf } from "../numbers/number-notes.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function undefinedNote(report: ParsedReport): void {
  const definitions = definitionsOf(report.sections);
  for (const { file, facts } of report.sections) {
    // A page saved from the web without its notes gets one message for all of them.
    if (file.messages.some(({ ruleId }) => ruleId === "missing-notes")) continue;
    for (const { identifier, label, position, source } of facts.callouts) {
      if (report.library && citationOf(label)) continue;
      if (!definitions.has(identifier)) {
        const isSource = citationOf(label) !== undefined;
        complain(file, "undefined-note", { label, source, ...(isSource ? { isSource } : {}) }, position);
      }
    }
  }
}
