/** Reads a note whose text begins on the line below its label without an indent, as in Pandoc but not in GFM. */
import type { Nodes, Root } from "mdast";
import { eachNode } from "../../each-node.ts";
import type { Syntax } from "../syntax.ts";

export const lateNote: Syntax = { read: readLateNotes };

/** Moves a paragraph into the empty note right before it, where no blank line separates them. */
function readLateNotes(tree: Root): void {
  eachNode<Nodes>(tree, (node) => {
    if (!("children" in node)) return;
    const children: Nodes[] = node.children;
    for (const [index, note] of children.entries()) {
      const next = children[index + 1];
      if (note.type !== "footnoteDefinition" || note.children.length > 0 || next?.type !== "paragraph") continue;
      if (next.position?.start.line !== (note.position?.start.line ?? 0) + 1) continue;
      note.children = [next];
      children.splice(index + 1, 1);
    }
  });
}
