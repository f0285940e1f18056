/** Links in; a complaint for each that leads nowhere, or that has no text to click on. */
import type { Link, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";

export function emptyLink(file: VFile, tree: Root): void {
  visit(tree, "link", (link) => {
    if (!isEmpty(link)) return;
    complain(file, "empty-link", { text: toString(link) || link.url }, link);
  });
}

/** `[](#id)` is a reference, whose text the pipeline writes. */
function isEmpty(link: Link): boolean {
  const address = link.url.trim();
  if (address === "" || address === "#") return true;
  return !address.startsWith("#") && link.children.length === 0;
}
