/** Headings in; a complaint for each that is more than one level below the one before it, or the first of a file that is not of level 1. */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function headingSkip(report: ParsedReport): void {
  for (const { file, tree } of report.sections) {
    let level = 0;
    visit(tree, "heading", (heading) => {
      if (heading.depth > level + 1) {
        complain(file, "heading-skip", { found: heading.depth, expected: level + 1 }, heading);
      }
      level = heading.depth;
    });
  }
}
