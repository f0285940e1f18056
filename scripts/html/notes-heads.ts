/** Makes the running heads of endnotes, "Notes to pages 41–47", from where everything stands. */
import { fillLabel } from "../languages/labels.ts";
import type { Labels } from "../languages/language-facts.ts";

/** A note by the ids of what stands on pages. */
export interface CalledNote {
  id: string;
  /**
   * Id of its first callout, where its number rises; where it is called again would stretch a head's range over
   * others.
   */
  calloutId: string | undefined;
}

/**
 * Returns a text for each page that notes begin on, undefined for others, and for one on which the notes' title stands
 * behind a section's text.
 *
 * @param unit - its notes, and the title above them where text stands before it
 * @param anchors - page within the unit, from 0, of each note's id
 * @param pageOf - page of the book of a callout's id
 * @param folioOf - as printed
 */
export function notesHeads(
  { notes, notesTitle }: { notes: readonly CalledNote[]; notesTitle?: string },
  anchors: Readonly<Record<string, number>>,
  pageOf: (id: string) => number | undefined,
  folioOf: (page: number) => string,
  { notesToPage, notesToPages }: Labels,
): (string | undefined)[] {
  const first = notesTitle === undefined ? 0 : (anchors[notesTitle] ?? Infinity) + 1;
  const ranges: ({ first: number; last: number } | undefined)[] = [];
  for (const { id, calloutId } of notes) {
    const index = anchors[id];
    const page = calloutId === undefined ? undefined : pageOf(calloutId);
    if (index === undefined || index < first || page === undefined) continue;
    const range = ranges[index];
    ranges[index] = { first: Math.min(page, range?.first ?? page), last: Math.max(page, range?.last ?? page) };
  }
  return Array.from(ranges, (range) => {
    if (!range) return undefined;
    const [first, last] = [folioOf(range.first), folioOf(range.last)];
    return first === last ? fillLabel(notesToPage, { page: first }) : fillLabel(notesToPages, { first, last });
  });
}
