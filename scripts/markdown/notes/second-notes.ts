/** Appends the content of a second definition of a note to the first one, so that nothing is lost. */
import type { FootnoteDefinition, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { sourcePlaceOf } from "../parsed-report.ts";
import { textOfNode } from "../text-of.ts";

/** Joins the definitions of each label in a tree; a definition with the same content is removed. */
export function joinSecondNotes(tree: Root, file: VFile): void {
  const firsts = new Map<string, FootnoteDefinition>();
  const gone = new Set<Nodes>();
  eachNode<Nodes>(tree, (note) => {
    if (note.type !== "footnoteDefinition" || note.children.length === 0) return;
    const first = firsts.get(note.identifier);
    if (!first) {
      firsts.set(note.identifier, note);
      return;
    }
    gone.add(note);
    const label = note.label ?? note.identifier;
    if (contentOf(first) === contentOf(note)) {
      complain(file, "repeated-note", { label, text: note.children.map((block) => textOfNode(block)).join(" ") }, note);
      return;
    }
    const at = sourcePlaceOf(file, first.position?.start);
    complain(file, "duplicate-note", { label, first: at, read: "both are printed, in one note" }, note);
    first.children.push(...note.children);
  });
  if (gone.size === 0) return;
  eachNode<Nodes>(tree, (parent) => {
    if ("children" in parent)
      (parent as { children: Nodes[] }).children = parent.children.filter((node) => !gone.has(node));
  });
}

function contentOf({ children }: FootnoteDefinition): string {
  return JSON.stringify(children, (key, value: unknown) => (key === "position" ? undefined : value));
}
