/** Lists the callouts and notes of mdast whose labels are numbers, in document order. */
import type { FootnoteDefinition, FootnoteReference, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";

export interface NumberedNotes {
  callouts: FootnoteReference[];
  notes: FootnoteDefinition[];
}

export function numberedNotesOf(tree: Root): NumberedNotes {
  const found: NumberedNotes = { callouts: [], notes: [] };
  visit(tree, (node) => {
    if (node.type === "footnoteReference" && isNumbered(node)) found.callouts.push(node);
    if (node.type !== "footnoteDefinition") return;
    if (isNumbered(node)) found.notes.push(node);
    return SKIP;
  });
  return found;
}

type Labelled = FootnoteReference | FootnoteDefinition;

export function isNumbered({ label }: Labelled): boolean {
  return /^[1-9]\d*$/.test(label ?? "");
}

export function noteNumberOf({ label }: Labelled): number {
  return Number(label);
}

/** Returns `233–235, 237` for `[[233, 235], [237, 237]]`. */
export function showRanges(ranges: [number, number][]): string {
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
