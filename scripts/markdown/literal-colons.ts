/** mdast in, the same with colons of plain prose (`Article:seven`, `10:am`) as the text that they are. */
import type { Nodes, Parent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";

/**
 * `:name` alone is a text directive to remark-directive; the report has no directive without a label
 * in brackets or attributes in braces, so such a colon is prose and goes back to text, in place.
 */
export function restoreLiteralColons(tree: Root, source: string): void {
  visit(tree, "textDirective", (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) return;
    const { start, end } = node.position!;
    const written = source.slice(start.offset, end.offset);
    if (written !== `:${node.name}`) return;
    joinText(parent, index, { type: "text", value: written, position: node.position! });
    return [SKIP, Math.max(0, index - 1)];
  });
}

/** Puts `text` at `index`, as one node with the text before and after it. */
function joinText(parent: Parent, index: number, text: Text): void {
  const isText = (node: Nodes | undefined): node is Text => node?.type === "text";
  const before = parent.children[index - 1];
  const after = parent.children[index + 1];
  const parts = [isText(before) ? before : undefined, text, isText(after) ? after : undefined].filter(isText);
  const first = isText(before) ? index - 1 : index;
  const joined: Text = {
    type: "text",
    value: parts.map((part) => part.value).join(""),
    position: { start: parts[0]!.position!.start, end: parts.at(-1)!.position!.end },
  };
  parent.children.splice(first, parts.length, joined);
}
