/** Complains of each note whose label another file defines too, where a callout may mean either. */
import { complain } from "../../messages/complain.ts";
import { definitionsOf } from "../numbers/number-notes.ts";
import { sourcePlaceOf, type ParsedReport } from "../parsed-report.ts";

/**
 * Allows each file to use the same labels, `[^1]` in every one, since a file's callouts call its own notes. A callout
 * in a file without a note of its label is ambiguous. Two definitions in one file have already been joined
 * (second-notes.ts).
 */
export function duplicateNote({ sections }: ParsedReport): void {
  const callers = new Map<string, Set<number>>();
  for (const [index, { facts }] of sections.entries()) {
    for (const { identifier } of facts.callouts) {
      const known = callers.get(identifier);
      if (known) known.add(index);
      else callers.set(identifier, new Set([index]));
    }
  }
  for (const [identifier, definitions] of definitionsOf(sections)) {
    const [first, ...others] = definitions;
    const defining = new Set(definitions.map(({ sectionIndex }) => sectionIndex));
    const isOpen = [...(callers.get(identifier) ?? [])].some((index) => !defining.has(index));
    if (!isOpen) continue;
    const at = sourcePlaceOf(first!.section.file, first!.note.position?.start);
    for (const { section, note } of others) {
      const { label, text, position, hash } = note;
      if (hash === first!.note.hash) complain(section.file, "repeated-note", { label, text }, position);
      else {
        const read = "callouts in files without one call the first";
        complain(section.file, "duplicate-note", { label, first: at, read }, position);
      }
    }
  }
}
