/** Lists the nodes of a section that stand in no quotation, box, list or note. */
import type { Nodes, Root } from "mdast";
import { keep } from "./directives/keep.ts";

/** Returns the nodes in the order of the text; blocks that are only kept together stand in nothing. */
export function outerNodes({ children }: Root): Nodes[] {
  return children.flatMap((node) =>
    node.type === "containerDirective" && node.name === keep.name ? [node, ...node.children] : [node],
  );
}
