/** Reads `[^@key, p. 12]` and `[^@a; @b]` as callouts of sources; GFM itself reads `[^@key]`. */
import type { Nodes, PhrasingContent, Root } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

export const sourceCallout: Syntax = { read: readSourceCallouts };

const pattern = /\[\^(@[^\s[\],;]+[,;]?\s[^[\]]+)\]/g;

function readSourceCallouts(tree: Root, file: VFile): void {
  if (!String(file).includes("[^@")) return;
  const source = sourceTextOf(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent) || parent.type === "link") return;
    const children = parent.children as PhrasingContent[];
    for (let index = 0; index < children.length; index++) {
      const node = children[index]!;
      if (node.type !== "text" || !node.position || !node.value.includes("[^@")) continue;
      const at = offsetsOf(source, node);
      const matches = [...node.value.matchAll(pattern)].filter((match) => source.text[at(match.index)] !== "\\");
      if (matches.length === 0) continue;
      const pieces: PhrasingContent[] = [];
      let from = 0;
      for (const { 0: written, 1: label, index: start } of matches) {
        pieces.push(sliceText(source, node, from, start, at));
        from = start + written.length;
        // Behind each of these marks begins another source, which gets a callout of its own.
        const marks = [...label!.matchAll(/[;,]\s*(?=@)/g)];
        const begins = [start, ...marks.map((mark) => start + "[^".length + mark.index + mark[0].length)];
        for (const [nth, begin] of begins.entries()) {
          const { value, position } = sliceText(source, node, begin, begins[nth + 1] ?? from, at);
          const name = value
            .replaceAll(/^\[\^|[;,]?\s*$|\]$/g, "")
            .replaceAll(/\s+/g, " ")
            .trim();
          pieces.push({ type: "footnoteReference", identifier: name.toLowerCase(), label: name, position: position! });
        }
      }
      pieces.push(sliceText(source, node, from, node.value.length, at));
      const kept = pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
      children.splice(index, 1, ...kept);
      index += kept.length - 1;
    }
  });
}
