/** Lists the nodes of a section that stand in no quotation, box, list or note. */
import type { Nodes, Root } from "mdast";
import { keep } from "./directives/keep.ts";

/** Returns the nodes in document order; the children of a `:::keep` count as outer nodes too. */
export function outerNodes({ children }: Root): Nodes[] {
  return children.flatMap((node) =>
    node.type === "containerDirective" && node.name === keep.name ? [node, ...node.children] : [node],
  );
}
