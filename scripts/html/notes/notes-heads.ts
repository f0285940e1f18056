/** Makes the running heads of endnotes, "Notes to pages 41–47", once it is known on which pages callouts are. */
import { fillLabel } from "../../languages/labels.ts";
import type { Labels } from "../../languages/language-facts.ts";

/** The ids of a note and its callout on the pages. */
export interface CalledNote {
  id: string;
  /**
   * Id of the note's first callout; undefined where its number doesn't rise, since the page of a repeated callout would
   * stretch the range of a head.
   */
  calloutId: string | undefined;
}

/**
 * Returns the running head of each page on which notes begin; undefined for other pages, and for a page on which the
 * title of the notes stands behind a section's text.
 *
 * @param unit - its notes, and the title above them where text stands before it
 * @param anchors - page within the unit, from 0, of each note's id
 * @param pageOf - returns the page of the book on which a callout's id is
 * @param folioOf - returns the folio of a page
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
