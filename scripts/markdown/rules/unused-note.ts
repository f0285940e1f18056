/** Complains of each note that no callout of the report calls, since it is not printed. */
import { complain } from "../../messages/complain.ts";
import { definitionsOf } from "../numbers/number-notes.ts";
import type { Numbering } from "../numbers/number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function unusedNote(report: ParsedReport, { notes, footnotes }: Numbering): void {
  const called = new Set([...notes, ...footnotes].map(({ identifier, definedIn }) => `${definedIn} ${identifier}`));
  for (const [identifier, definitions] of definitionsOf(report.sections)) {
    for (const { section, sectionIndex, note } of definitions) {
      if (called.has(`${sectionIndex} ${identifier}`)) continue;
      complain(section.file, "unused-note", { label: note.label }, note.position);
    }
  }
}
