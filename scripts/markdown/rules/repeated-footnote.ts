/** Callouts in; a complaint for each second one of a footnote, whose note stands at the foot of one page only. */
import { complain } from "../../report/complain.ts";
import { seriesOf } from "../note-series.ts";
import { sourceOf, type ParsedReport } from "../parsed-report.ts";

export function repeatedFootnote(report: ParsedReport): void {
  const firsts = new Map<string, string>();
  for (const { file, facts } of report.sections) {
    for (const { identifier, label, position, inNote } of facts.callouts) {
      if (inNote || seriesOf(identifier) === "endnote") continue;
      const first = firsts.get(identifier);
      if (first === undefined) firsts.set(identifier, sourceOf(file, position?.start));
      else complain(file, "repeated-footnote", { label, first }, position);
    }
  }
}
