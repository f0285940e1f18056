/** Complains of each `|` of a web page that parts nothing. */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { flatten, placeInFlat } from "./flat-text.ts";
import type { SourceText } from "./source-text.ts";

/**
 * Keeps and reports a bar without a word before it, or with only a mark, an address or nothing after it: a page's
 * template left it. `Council | Raad` and `question | Right` part two titles.
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
