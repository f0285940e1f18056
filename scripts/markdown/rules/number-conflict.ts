/** Complains of each heading whose printed number differs from the one that its author wrote. */
import { complain } from "../../messages/complain.ts";
import type { Numbering } from "../numbers/number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";
import { formatSectionNumber } from "../numbers/section-number.ts";

/** Complains only where the pipeline numbers sections or annexes (`numbering` in report.yaml). */
export function numberConflict({ sections }: ParsedReport, numbering: Numbering): void {
  for (const [index, { file, facts }] of sections.entries()) {
    for (const [place, { number, title, position }] of facts.targets.entries()) {
      const { number: printed = "none", isAnnex, bareLength } = numbering.sections[index]!.targets[place]!;
      const found = isAnnex ? title.slice(0, bareLength ?? 0).trim() : number && formatSectionNumber(number);
      if (!found || isSame(found, printed)) continue;
      const by = isAnnex ? "numbering.annexes" : "numbering.sections";
      complain(file, "number-conflict", { what: isAnnex ? "annex" : "section", found, printed, by }, position);
    }
  }
}

/** Returns whether two numbers are equal without the punctuation and spaces behind them. */
function isSame(found: string, printed: string): boolean {
  const plain = (number: string) =>
    number
      .toLowerCase()
      .replaceAll("\u00a0", " ")
      .replace(/[\s.:–—-]+$/, "");
  return plain(found) === plain(printed);
}
