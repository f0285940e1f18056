/** Appends a note that is called only from within another note to that one, since callouts in notes have no numbers. */
import type { FootnoteDefinition, FootnoteReference, Nodes, Parents, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";

const joined = "its note is printed at the end of this one";
const asWritten = "printed as it is written";

/** Appends such notes in place, and complains `nested-note` of each callout within a note. */
export function joinNestedNotes(tree: Root, file: VFile): void {
  const notes = new Map<string, FootnoteDefinition>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "footnoteDefinition") notes.set(node.identifier, node);
  });
  const inNotes = [...notes.values()].map((note) => [note, calloutsIn(note)] as const);
  if (inNotes.every(([, callouts]) => callouts.length === 0)) return;
  const within = new Set(inNotes.flatMap(([, callouts]) => callouts.map(({ callout }) => callout)));
  const taken = new Set<string>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "footnoteReference" && !within.has(node)) taken.add(node.identifier);
  });
  const gone = new Set<Nodes>();
  const join = (note: FootnoteDefinition, around: readonly FootnoteDefinition[]) => {
    for (const { callout, parent } of calloutsIn(note)) {
      const inner = notes.get(callout.identifier);
      const isJoined = inner && !taken.has(callout.identifier) && inner !== note && !around.includes(inner);
      const label = callout.label ?? callout.identifier;
      complain(file, "nested-note", { label, printed: isJoined ? joined : asWritten }, callout);
      if (!isJoined) continue;
      taken.add(callout.identifier);
      gone.add(inner);
      join(inner, [...around, note]);
      (parent as { children: Nodes[] }).children = parent.children.filter((child) => child !== callout);
      note.children.push(...inner.children);
    }
  };
  for (const note of notes.values()) if (taken.has(note.identifier)) join(note, []);
  if (gone.size === 0) return;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = parent.children.filter((node) => !gone.has(node));
  });
}

function calloutsIn(note: FootnoteDefinition): { callout: FootnoteReference; parent: Parents }[] {
  const found: { callout: FootnoteReference; parent: Parents }[] = [];
  eachNode<Nodes>(note, (parent) => {
    if (!("children" in parent)) return;
    for (const child of parent.children) if (child.type === "footnoteReference") found.push({ callout: child, parent });
  });
  return found;
}
