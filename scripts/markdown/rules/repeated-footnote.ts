/** Complains of each second callout of a footnote, since the note stands at the foot of one page only. */
import { complain } from "../../messages/complain.ts";
import { definitionFor, definitionsOf } from "../numbers/number-notes.ts";
import { noteSeriesOf } from "../notes/note-series.ts";
import { sourcePlaceOf, type ParsedReport } from "../parsed-report.ts";

export function repeatedFootnote(report: ParsedReport): void {
  const definitions = definitionsOf(report.sections);
  const firsts = new Map<string, string>();
  for (const [index, { file, facts }] of report.sections.entries()) {
    for (const { identifier, label, position, inNote, source } of facts.callouts) {
      if (inNote || source !== undefined || noteSeriesOf(identifier) === "endnote") continue;
      const note = `${definitionFor(definitions, identifier, index)?.sectionIndex} ${identifier}`;
      const first = firsts.get(note);
      if (first === undefined) firsts.set(note, sourcePlaceOf(file, position?.start));
      else complain(file, "repeated-footnote", { label, first }, position);
    }
  }
}
