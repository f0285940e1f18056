/** Links in; a complaint for each that leads nowhere, or that has no text to click on. */
import type { Link } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function emptyLink(report: ParsedReport): void {
  for (const { file, tree } of report.sections) {
    visit(tree, "link", (link) => {
      if (!isEmpty(link)) return;
      complain(file, "empty-link", { text: toString(link) || link.url }, link);
    });
  }
}

/** `[](#id)` is a reference, whose text the pipeline writes. */
function isEmpty(link: Link): boolean {
  const address = link.url.trim();
  if (address === "" || address === "#") return true;
  return !address.startsWith("#") && link.children.length === 0;
}
