/** Complains of each note without text. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { textOfNode } from "../text-of.ts";

/**
 * Complains of notes without words; the empty notes of a page saved from the web are reported when they are read
 * (note-list.ts).
 */
export function emptyNote(file: VFile, { notes }: NodesByType): void {
  for (const note of notes) {
    const isEmpty = note.children.every((child) => child.type === "paragraph" && !/\S/.test(textOfNode(child)));
    if (isEmpty) complain(file, "empty-note", { label: note.label ?? note.identifier }, note);
  }
}
