/** Keeps the bracket of lists written `1)`, which mdast doesn't represent. */
import type { List, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

export const listDelimiter: Syntax = { read: markLists };

/** Gives such lists the class that styles/engine/lists.css sets. */
function markLists(tree: Root, file: VFile): void {
  let source: SourceText | undefined;
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "list" || !node.ordered || !isBracketed(node, (source ??= sourceTextOf(file)))) return;
    const marks = node.children.map((_, index) => `${(node.start ?? 1) + index})`);
    node.data = { ...node.data, marks, hProperties: { className: ["decimal-bracket"] } };
  });
}

function isBracketed({ position }: List, { text }: SourceText): boolean {
  const start = position?.start.offset;
  return start !== undefined && /^\d{1,9}\)/.test(text.slice(start, start + 10));
}
