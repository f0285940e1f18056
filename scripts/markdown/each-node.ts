/** Walks a tree of mdast or hast in preorder, parents before their children. */
import type { Nodes as HastNodes } from "hast";
import type { Nodes } from "mdast";

/**
 * Calls `see` with `node` and all its descendants. `see` may change the children of the node that it is given. A
 * section is walked a dozen times, and unist-util-visit, which also passes ancestors and can skip nodes, takes six
 * times as long.
 */
export function eachNode<Tree extends Nodes | HastNodes>(node: Tree, see: (node: Tree) => void): void {
  see(node);
  if (!("children" in node)) return;
  const { children } = node;
  // An iterator would allocate an object for each child until V8's optimising compiler takes over, late in a build.
  for (let index = 0; index < children.length; index++) eachNode(children[index] as Tree, see);
}
