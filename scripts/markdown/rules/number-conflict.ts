/** Complains of each heading that is printed with another number than its author wrote. */
import { complain } from "../../messages/complain.ts";
import type { Numbering } from "../number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";
import { formatSectionNumber } from "../section-number.ts";

/** Complains only where the pipeline numbers sections (`numbering.sections: automatic`). */
export function numberConflict({ sections }: ParsedReport, numbering: Numbering): void {
  for (const [index, { file, facts }] of sections.entries()) {
    for (const [place, { number, position }] of facts.targets.entries()) {
      if (!number) continue;
      const found = formatSectionNumber(number);
      const printed = numbering.sections[index]!.targets[place]!.number;
      if (printed !== found) complain(file, "number-conflict", { found, printed: printed ?? "none" }, position);
    }
  }
}
