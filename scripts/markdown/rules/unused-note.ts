/** Notes in; a complaint for each that no callout of the report calls, since it would not be printed. */
import { complain } from "../../report/complain.ts";
import { definitionsOf, type Numbering } from "../number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function unusedNote(report: ParsedReport, { notes, footnotes }: Numbering): void {
  const called = new Set([...notes, ...footnotes].map(({ identifier }) => identifier));
  for (const [identifier, [first]] of definitionsOf(report.sections)) {
    const { section, note } = first!;
    if (!called.has(identifier)) complain(section.file, "unused-note", { label: note.label }, note.position);
  }
}
