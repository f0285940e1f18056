/** Reads `:::page-break` without a closing `:::`, and `::page-break`, as if each were closed on its line. */
import type { Nodes, Root } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { pageBreak as definition } from "../../directives/page-break.ts";
import { eachNode } from "../../each-node.ts";
import type { Syntax } from "../syntax.ts";

export const pageBreak: Syntax = { read: closeBreaks };

function closeBreaks(tree: Root): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent) || !parent.children.some(isBreak)) return;
    const children: Nodes[] = parent.children;
    parent.children = children.flatMap(closed) as typeof parent.children;
  });
}

function isBreak(node: Nodes): node is ContainerDirective | LeafDirective {
  return (node.type === "containerDirective" || node.type === "leafDirective") && node.name === definition.name;
}

/**
 * Returns the break, followed by the blocks that were parsed into it. The first `:::` behind an unclosed break closes
 * it with all blocks in it, as it would have closed the last of these, so they keep their extent.
 */
function closed(node: Nodes): Nodes[] {
  if (!isBreak(node)) return [node];
  const label: Nodes[] = node.children.filter((child) => node.type === "leafDirective" || isLabel(child));
  const others: Nodes[] = node.children.filter((child) => !label.includes(child));
  const children = label as ContainerDirective["children"];
  return [{ ...node, type: "containerDirective", children }, ...others.flatMap(closed)];
}

function isLabel(node: Nodes): boolean {
  return node.type === "paragraph" && node.data?.directiveLabel === true;
}
