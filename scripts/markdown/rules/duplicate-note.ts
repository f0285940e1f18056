/** Notes in; a complaint for each label that is defined a second time, in this file or another. */
import { complain } from "../../report/complain.ts";
import { definitionsOf } from "../number-report.ts";
import { sourceOf, type ParsedReport } from "../parsed-report.ts";

export function duplicateNote(report: ParsedReport): void {
  for (const [first, ...others] of definitionsOf(report.sections).values()) {
    for (const { section, note } of others) {
      const at = sourceOf(first!.section.file, first!.note.position?.start);
      complain(section.file, "duplicate-note", { label: note.label, first: at }, note.position);
    }
  }
}
