/** Complains of each `|` of a web page that separates nothing. */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { flatten, placeInFlat } from "./flat-text.ts";
import type { SourceText } from "./source-text.ts";

/**
 * Reports a bar without a word before it, or with only punctuation, an address or nothing behind it, which a page's
 * template left. `Council | Raad` and `question | Right` separate two titles.
 */
export function findStrayBars(tree: Root, source: SourceText, file: VFile): void {
  visit(tree, "paragraph", (paragraph) => {
    const flat = flatten(paragraph);
    for (const { index } of flat.value.matchAll(/\|/g)) {
      if (flat.pieces.find(({ to }) => index < to)!.isLinked) continue;
      const [before, behind] = [flat.value.slice(0, index).trimEnd(), flat.value.slice(index + 1).trimStart()];
      if (before !== "" && !before.endsWith("|") && !/^(?:$|[.,;:!?)\]|]|https?:\/\/|www\.)/i.test(behind)) continue;
      complain(file, "stray-bar", {}, placeInFlat(source, flat, index, index + 1));
    }
  });
}
