/** Notes in; a complaint for each that no callout of the report calls, since it would not be printed. */
import { complain } from "../../report/complain.ts";
import { definitionsOf, type Numbering } from "../number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function unusedNote(report: ParsedReport, { notes }: Numbering): void {
  const called = new Set(notes.map(({ definition }) => definition.identifier));
  for (const [identifier, defined] of definitionsOf(report)) {
    if (called.has(identifier)) continue;
    const { definition, section } = defined[0]!;
    complain(section.file, "unused-note", { label: definition.label ?? identifier }, definition);
  }
}
