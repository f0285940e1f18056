/** Links to `#id` in; a complaint for each whose id nothing in the report has. */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import { nearest } from "../../report/nearest.ts";
import type { Numbering } from "../number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";
import { referencedId } from "../references.ts";

export function brokenReference(report: ParsedReport, { targets }: Numbering): void {
  for (const { file, tree } of report.sections) {
    visit(tree, "link", (link) => {
      const id = referencedId(link.url);
      if (!id || targets.has(id)) return;
      const near = nearest(id, targets.keys());
      complain(file, "broken-reference", { id, ...(near ? { near } : {}) }, link);
    });
  }
}
