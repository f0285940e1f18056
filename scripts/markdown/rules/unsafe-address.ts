/** Links in; a complaint for each that would run a program or open a file of the reader's (javascript:, file:, data: …). */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

const safe = new Set(["http:", "https:", "mailto:"]);

export function unsafeAddress(report: ParsedReport): void {
  for (const { file, tree } of report.sections) {
    visit(tree, "link", (link) => {
      const scheme = /^[\s\p{Cc}]*([a-z][a-z\d+.-]*:)/iu.exec(link.url)?.[1]?.toLowerCase();
      if (scheme && !safe.has(scheme)) complain(file, "unsafe-address", { address: link.url, scheme }, link);
    });
  }
}
