/** Warns of empty boxes, notes, items, quotations, tables and code, and of figures without a picture. */
import type { Nodes } from "mdast";
import type { Node } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { titleOfDirective } from "../directives/directive-nodes.ts";
import { eachNode } from "../each-node.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function emptyBlock(file: VFile, nodes: NodesByType): void {
  const told = (what: string, expected: string, node: Node) => complain(file, "empty-block", { what, expected }, node);
  const within = new Set<Nodes>();
  for (const node of [...nodes.items, ...nodes.quotations]) {
    if (within.has(node) || !isWordless(node)) continue;
    eachNode<Nodes>(node, (inner) => void within.add(inner));
    if (node.type === "listItem") told("item of a list without words", "words behind its mark, or no mark", node);
    else told("quotation without words", "words behind `>`, or no `>`", node);
  }
  for (const node of nodes.tables) {
    if (isWordless(node)) told("table without words", "words between its `|`, or no table", node);
  }
  for (const node of nodes.codeBlocks) {
    if (isWordless(node))
      told("code without lines", "lines between those that open and close it, or none of these", node);
  }
  for (const node of nodes.directives) {
    if (node.type !== "containerDirective") continue;
    const title = titleOfDirective(node);
    const content = node.children.filter((child) => child !== title);
    if (node.name === "figure" && !holds(content, isPicture)) {
      told("figure without a picture", "`![what it shows](picture.png)` in it", node);
    } else if (
      content.length === 0 &&
      (["box", "pull-quote"].includes(node.name) || (node.name === "note" && !title))
    ) {
      told(`${node.name} without words`, "its words below the line that opens it", node);
    }
  }
}

/** Returns whether nothing of a node is printed but its marks, those of an open task among them. */
function isWordless(node: Nodes): boolean {
  if (node.type === "text" || node.type === "code") return /^\s*(?:\[[ xX]?\]\s*)?$/.test(node.value);
  if (node.type === "html") return node.value.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "").trim() === "";
  if (node.type === "break" || node.type === "definition") return true;
  const isTransparent = /^(?:paragraph|list|listItem|blockquote|table|tableRow|tableCell|emphasis|strong|delete)$/;
  return "children" in node && isTransparent.test(node.type) && node.children.every(isWordless);
}

function holds(blocks: readonly Nodes[], is: (node: Nodes) => boolean): boolean {
  let isFound = false;
  for (const block of blocks) eachNode<Nodes>(block, (node) => void (isFound ||= is(node)));
  return isFound;
}

/** Returns whether a node may become a picture. */
function isPicture(node: Nodes): boolean {
  if (node.type === "html") return /<(?:img|svg|picture|object|math)\b/i.test(node.value);
  return ["image", "imageReference", "code", "table", "math", "inlineMath"].includes(node.type);
}
