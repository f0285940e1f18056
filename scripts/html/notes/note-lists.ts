/** Lists notes where they follow the text that calls them: at the feet of its pages, and at the end of its section. */
import type { Element } from "hast";
import type { NotePlace } from "../../manuscript/settings/schema/settings-schema.ts";
import { isNoteAtFoot, noteId } from "../../markdown/notes/note-series.ts";
import type { Note } from "../../markdown/numbers/number-notes.ts";
import type { Numbering } from "../../markdown/numbers/number-report.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { appendPieces, toPiece, wrapPieces, type HtmlPiece } from "../html-piece.ts";
import type { CalledNote } from "./notes-heads.ts";
import type { SectionHtml } from "../section-to-html.ts";

export type NotePiece = SectionHtml["notes"][number];

/**
 * Returns the list items of notes by the ids of their elements. @param sections - the sections that define the notes
 */
export function notePieces(sections: readonly SectionHtml[]): Map<string, NotePiece> {
  return new Map(sections.flatMap(({ notes }) => notes.map((note) => [noteId(note), note] as const)));
}

/** Returns the notes that are printed at the end of a section or at the feet of its pages. */
export function notesInSections({ notes, footnotes }: Numbering, place: NotePlace): Note[] {
  return place === "report-end" ? footnotes : [...notes, ...footnotes];
}

/**
 * Returns the notes that each part of a section calls, in the order of their callouts. A note whose callout is not
 * printed is in the last part, so that it isn't lost.
 */
export function notesByPart(parts: readonly Pick<HtmlPiece, "ids">[], notes: readonly Note[]): Note[][] {
  const left = new Map(notes.map((note) => [note.calloutIds[0]!, note]));
  const byPart = parts.map(({ ids }) =>
    ids.flatMap((id) => {
      const note = left.get(id);
      left.delete(id);
      return note ?? [];
    }),
  );
  byPart.at(-1)?.push(...left.values());
  return byPart;
}

interface CalledNotes {
  notes: readonly Note[];
  /** List items of these notes, and perhaps of others, by id. */
  pieces: ReadonlyMap<string, NotePiece>;
  /** A name that no other part has. */
  partName: string;
  /** Whether a title opens the part, so that the title of the notes is one level below it. */
  hasTitle: boolean;
}

/** A part of a section with the notes that it calls. */
export interface NotedPart {
  piece: HtmlPiece;
  /** Notes that are printed at the part's end. */
  notes: readonly CalledNote[];
  /** Id of the title above these notes. */
  notesTitle?: string;
}

/**
 * Adds to a part the notes that it calls: endnotes of the section under a title of their own, and then footnotes, which
 * on pages go to the feet and on the web are a list.
 *
 * @param called - the notes of the part, and what their lists need
 */
export function withNotes(
  part: HtmlPiece,
  { notes, pieces, partName, hasTitle }: CalledNotes,
  { language, labels, notes: { place } }: Pick<ResolvedSettings, "language" | "labels" | "notes">,
): NotedPart {
  const footnotes = notes.filter(({ series }) => isNoteAtFoot(series, place));
  const endnotes = notes.filter(({ series }) => !isNoteAtFoot(series, place));
  const itemsOf = (listed: readonly Note[]) => listed.flatMap((note) => pieces.get(noteId(note)) ?? []);
  const notesTitle = `notes~${partName}`;
  const list = (className: string, listed: readonly Note[]) =>
    wrapPieces(`<ol class="${className}" start="${listed[0]!.number}">`, itemsOf(listed), "</ol>");
  const atEnd =
    endnotes.length === 0
      ? []
      : [
          wrapPieces(
            '<div class="endnotes">',
            [toPiece(titleOf(hasTitle, notesTitle, labels.notes), language), list("notes", endnotes)],
            "</div>",
            "doc-endnotes",
          ),
        ];
  const whole = appendPieces(part, atEnd, "</section>");
  const piece = footnotes.length === 0 ? whole : wrapPieces("", [whole, list("footnotes", footnotes)], "");
  const listed = endnotes.map((note): CalledNote => ({ id: noteId(note), calloutId: note.calloutIds[0] }));
  return { piece, notes: listed, ...(endnotes.length > 0 ? { notesTitle } : {}) };
}

function titleOf(isHeading: boolean, id: string, title: string): Element {
  return element(isHeading ? "h2" : "p", { className: ["notes-title"], id, dataGenerated: "" }, [text(title)]);
}
