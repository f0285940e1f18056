/** Complains of each numbered callout and note whose number doesn't follow the one before. */
import type { FootnoteDefinition, FootnoteReference } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { noteNumberOf, showRanges, type NumberedNotes } from "./numbered-notes.ts";

/**
 * Complains where the numbers don't rise by one: the report numbers notes anew in the order of their callouts, so that
 * printed numbers would differ from the page's. A callout may occur again, since a note may be called twice.
 */
export function checkNoteOrder({ callouts, notes }: NumberedNotes, file: VFile): void {
  checkRising("callout", callouts, file);
  checkRising("note", notes, file);
}

function checkRising(what: string, nodes: (FootnoteReference | FootnoteDefinition)[], file: VFile): void {
  const all = new Set(nodes.map((node) => noteNumberOf(node)));
  const seen = new Set<number>();
  let highest: number | undefined;
  for (const node of nodes) {
    const number = noteNumberOf(node);
    const isSecondNote = node.type === "footnoteDefinition" && seen.has(number);
    if (isSecondNote)
      complain(file, "note-order", { what, number, problem: "a second time", expected: "every number once" }, node);
    if (highest !== undefined && !seen.has(number)) {
      const after = `after ${highest}`;
      if (number < highest) complain(file, "note-order", { what, number, problem: after, expected: "it before" }, node);
      const missing = gapsBetween(highest, number, all);
      if (missing.length > 0)
        complain(file, "note-order", { what, number, problem: after, expected: showRanges(missing) }, node);
    }
    seen.add(number);
    highest = Math.max(highest ?? number, number);
  }
}

/** Returns the numbers missing between two others, as ranges, since a mistyped number may skip ten thousand. */
function gapsBetween(before: number, after: number, all: Set<number>): [number, number][] {
  const present = [...all].filter((number) => number > before && number < after).toSorted((a, b) => a - b);
  const gaps: [number, number][] = [];
  let from = before + 1;
  for (const number of [...present, after]) {
    if (from < number) gaps.push([from, number - 1]);
    from = number + 1;
  }
  return gaps;
}
