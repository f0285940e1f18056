/** Pictures in; a complaint for each without alternative text (PDF/UA-1, clause 7.3). */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function missingAlt(report: ParsedReport): void {
  for (const { file, tree } of report.sections) {
    visit(tree, "image", (image) => {
      if (!image.alt?.trim()) complain(file, "missing-alt", { url: image.url }, image);
    });
  }
}
