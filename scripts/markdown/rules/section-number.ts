/** Numbered headings in; a complaint for each whose number does not follow the one before it. */
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";
import { formatSectionNumber } from "../section-number.ts";

/**
 * After 2.4.1. may come 2.4.1.1. (below), 2.4.2. (beside), 2.5. or 3. (above). The report's first
 * number is free, since a part of a report may be printed alone. Numbers that the pipeline gives follow anyway.
 */
export function sectionNumber(report: ParsedReport): void {
  if (report.settings.numbering.sections === "automatic") return;
  let before: number[] | undefined;
  for (const { file, facts } of report.sections) {
    for (const { number, position } of facts.targets) {
      if (!number) continue;
      const allowed = before && followersOf(before);
      if (allowed && !allowed.some((follower) => isSame(follower, number))) {
        const expected = allowed.map(formatSectionNumber);
        const list = expected.length > 1 ? `${expected.slice(0, -1).join(", ")} or ${expected.at(-1)}` : expected[0]!;
        complain(file, "section-number", { found: formatSectionNumber(number), expected: list }, position);
      }
      before = number;
    }
  }
}

function followersOf(number: number[]): number[][] {
  const above = number.map((_, index) => [...number.slice(0, index), number[index]! + 1]);
  return [[...number, 1], ...above.toReversed()];
}

function isSame(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
