/** Walks a tree, parents before their children. */
import type { Nodes as HastNodes } from "hast";
import type { Nodes } from "mdast";

/**
 * Calls `see` with `node` and all below it. `see` may change the children of the node that it is given.
 * A section is walked a dozen times, and unist-util-visit, which also gives ancestors and can skip, takes
 * six times as long.
 */
export function eachNode<Tree extends Nodes | HastNodes>(node: Tree, see: (node: Tree) => void): void {
  see(node);
  if (!("children" in node)) return;
  for (const child of node.children) eachNode(child as Tree, see);
}
