/** Reads `:::page-break` without a `:::` of its own, and `::page-break`, as if each were closed where it stands. */
import type { Nodes, Root } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { pageBreak as definition } from "../directives/page-break.ts";
import { eachNode } from "../each-node.ts";
import type { Syntax } from "./syntax.ts";

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
 * Returns the break, and behind it what it took in. The first `:::` behind an open break closes it with all blocks in
 * it, as that of the last of them would, so that these are as they were written.
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
