/** Links in; a complaint for each that leads nowhere, or that has no text to click on. */
import type { Link } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function emptyLink(file: VFile, { links }: NodesByType): void {
  for (const link of links) {
    if (isEmpty(link)) complain(file, "empty-link", { text: toString(link) || link.url }, link);
  }
}

/** `[](#id)` is a reference, whose text the pipeline writes. */
function isEmpty(link: Link): boolean {
  const address = link.url.trim();
  if (address === "" || address === "#") return true;
  return !address.startsWith("#") && link.children.length === 0;
}
