/** Gives links of a web page the addresses that the page had. */
import type { Link, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { plainAddress } from "../plain-address.ts";
import type { SourceText } from "./source-text.ts";

/**
 * Takes out of bare and bracketed addresses, which are links already, the escapes (`EPRS\_BRI\(2022\)`) that a
 * converter to Markdown puts into all text: no address has a backslash. Where a link's text is an address, but not
 * the link's, print and screen would lead to different places: reported.
 */
export function readAddresses(tree: Root, source: SourceText, file: VFile): void {
  visit(tree, "link", (link) => {
    if (source.text[link.position!.start.offset!] !== "[") unescapeAddress(link);
    const text = toString(link);
    if (/^(?:https?:\/\/|www\.)\S+$/i.test(text) && plainAddress(text) !== plainAddress(link.url)) {
      complain(file, "suspect-address", { address: link.url, why: `its text is another one, ${text}` }, link);
    }
  });
}

function unescapeAddress(link: Link): void {
  link.url = unescape(link.url);
  for (const child of link.children) if (child.type === "text") child.value = unescape(child.value);
}

function unescape(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}
