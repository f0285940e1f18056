/** Returns the node before or behind another one. */
import type { Nodes } from "mdast";

export function siblingOf(node: Nodes, parent: Nodes | undefined, step: 1 | -1): Nodes | undefined {
  if (!parent || !("children" in parent)) return undefined;
  const children: Nodes[] = parent.children;
  return children[children.indexOf(node) + step];
}
