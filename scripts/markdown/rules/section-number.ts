/** Complains of each numbered heading whose number doesn't follow the one before it. */
import { complain } from "../../messages/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";
import { followersOf, formatSectionNumber, isSameNumber } from "../numbers/section-number.ts";

/**
 * Accepts the numbers of `followersOf` after a number. The first number of the report is free, since a part of a report
 * may be printed alone. Numbers given by the pipeline aren't checked, and headings in quotations don't count.
 */
export function sectionNumber(report: ParsedReport): void {
  if (report.settings.numbering.sections === "automatic") return;
  let before: number[] | undefined;
  for (const { file, facts } of report.sections) {
    for (const { number, isInner, position } of facts.targets) {
      if (!number || isInner) continue;
      const allowed = before && followersOf(before);
      if (allowed && !allowed.some((follower) => isSameNumber(follower, number))) {
        const expected = allowed.map(formatSectionNumber);
        const list = expected.length > 1 ? `${expected.slice(0, -1).join(", ")} or ${expected.at(-1)}` : expected[0]!;
        complain(file, "section-number", { found: formatSectionNumber(number), expected: list }, position);
      }
      before = number;
    }
  }
}
