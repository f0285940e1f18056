/** mdast in, the same with colons of plain prose (`Article:seven`, `10:am`) as the text that they are. */
import type { Nodes, Parent, Root, Text } from "mdast";
import { eachNode } from "./each-node.ts";

/**
 * `:name` alone is a text directive to remark-directive; the report has no directive without a label
 * in brackets or attributes in braces, so such a colon is prose and goes back to text, in place.
 */
export function restoreLiteralColons(tree: Root, source: string): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    for (let index = 0; index < parent.children.length; index++) {
      const node = parent.children[index]!;
      if (node.type !== "textDirective") continue;
      if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) continue;
      const { start, end } = node.position!;
      const written = source.slice(start.offset, end.offset);
      if (written !== `:${node.name}`) continue;
      index = joinText(parent, index, { type: "text", value: written, position: node.position! });
    }
  });
}

/** Puts `text` at `index`, as one node with the text before and after it, and gives the index of that node. */
function joinText(parent: Parent, index: number, text: Text): number {
  const isText = (node: Nodes | undefined): node is Text => node?.type === "text";
  const before = parent.children[index - 1];
  const after = parent.children[index + 1];
  const parts = [isText(before) ? before : undefined, text, isText(after) ? after : undefined].filter(isText);
  const first = isText(before) ? index - 1 : index;
  // Text behind an address that GFM found at the end of parsing has no position.
  const positions = parts.flatMap(({ position }) => position ?? []);
  const joined: Text = {
    type: "text",
    value: parts.map((part) => part.value).join(""),
    position: { start: positions[0]!.start, end: positions.at(-1)!.end },
  };
  parent.children.splice(first, parts.length, joined);
  return first;
}
