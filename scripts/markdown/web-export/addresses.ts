/** Restores the addresses that a web page's links had. */
import type { Link, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { plainAddress } from "../plain-address.ts";
import type { SourceText } from "./source-text.ts";

/**
 * Removes escapes (`EPRS\_BRI\(2022\)`), which a converter to Markdown adds to all text, from bare and angle-bracketed
 * addresses, in which a backslash isn't an escape. Complains of a link whose text is another address than its own,
 * since print and screen would lead to different places.
 */
export function readWebAddresses(tree: Root, source: SourceText, file: VFile): void {
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
