/** Pages of endnotes and where everything stands in; for each page the running head "Notes to pages 41–47" out. */
import type { Note } from "../markdown/number-report.ts";
import { fillLabel, labelsOf, type Language } from "./labels.ts";
import { noteId } from "./note-name.ts";

/**
 * @param anchors - page within the unit, from 0, of each note's id
 * @param pageOf - page of the book of a callout's id
 * @param folioOf - as printed
 * @returns a text for each page that notes begin on, undefined for others
 */
export function notesHeads(
  notes: readonly Note[],
  anchors: Readonly<Record<string, number>>,
  pageOf: (id: string) => number | undefined,
  folioOf: (page: number) => string,
  language: Language,
): (string | undefined)[] {
  const ranges: ({ first: number; last: number } | undefined)[] = [];
  for (const note of notes) {
    const index = anchors[noteId(note)];
    // Where it is called first, its number rises: a note that is called again would stretch the range over others.
    const page = note.calloutIds[0] === undefined ? undefined : pageOf(note.calloutIds[0]);
    if (index === undefined || page === undefined) continue;
    const range = ranges[index];
    ranges[index] = { first: Math.min(page, range?.first ?? page), last: Math.max(page, range?.last ?? page) };
  }
  const { notesToPage, notesToPages } = labelsOf(language);
  return Array.from(ranges, (range) => {
    if (!range) return undefined;
    const [first, last] = [folioOf(range.first), folioOf(range.last)];
    return first === last ? fillLabel(notesToPage, { page: first }) : fillLabel(notesToPages, { first, last });
  });
}
