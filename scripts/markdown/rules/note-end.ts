/** Notes in; a complaint for each that ends neither in a full stop nor in an address (house style of EU publications). */
import type { Link, PhrasingContent, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";

export function noteEnd(file: VFile, tree: Root): void {
  visit(tree, "footnoteDefinition", (definition) => {
    const last = definition.children.at(-1);
    if (last?.type !== "paragraph") return;
    const end = last.children.findLast((node) => toString(node).trim() !== "");
    if (!end || isAddress(end) || /[.?!…]["'”’»)\]]*$/.test(toString(end).trimEnd())) return;
    complain(file, "note-end", { label: definition.label ?? definition.identifier }, last);
  });
}

function isAddress(node: PhrasingContent): node is Link {
  return node.type === "link" || (node.type === "text" && /https?:\/\/\S+$/.test(node.value.trimEnd()));
}
