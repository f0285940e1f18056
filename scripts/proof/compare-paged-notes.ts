/** Compares the notes of two states of a report whose notes are numbered anew on each page. */
import { noteNumeral, noteSlot } from "../html/notes/note-name.ts";
import { noteId } from "../markdown/notes/note-series.ts";
import { folioOf } from "../pages/folios.ts";
import type { PrintedBook } from "../pipeline/print.ts";

/** The number of a note and the folio of its page, as printed. */
interface PagedNote {
  number: string;
  page: string | undefined;
}

/** A note with another number or on another page than before. */
export interface PagedNoteChange {
  label: string;
  old: PagedNote | undefined;
  new: PagedNote | undefined;
}

type NotedBook = Pick<PrintedBook, "numbering" | "pagination"> & {
  report: { sections: readonly { facts: { definitions: readonly { identifier: string; label: string }[] } }[] };
  printed: readonly Pick<PrintedBook["printed"][number], "noteNumbers">[];
};

/**
 * Returns the notes with another number or page, those that are gone last. A note is known by its label, or where
 * several have one label, by its place among them.
 */
export function comparePagedNotes(old: NotedBook, next: NotedBook): PagedNoteChange[] {
  const [before, now] = [notesOf(old), notesOf(next)];
  const changed = [...now].flatMap(([name, { label, ...note }]): PagedNoteChange[] => {
    const was = before.get(name);
    if (was?.number === note.number && was.page === note.page) return [];
    return [{ label, old: was && { number: was.number, page: was.page }, new: note }];
  });
  const gone = [...before].filter(([name]) => !now.has(name));
  return [...changed, ...gone.map(([, { label, ...note }]) => ({ label, old: note, new: undefined }))];
}

function notesOf({ report, numbering, pagination, printed }: NotedBook): Map<string, PagedNote & { label: string }> {
  const numbers = new Map(printed.flatMap(({ noteNumbers }) => Object.entries(noteNumbers)));
  const counts = new Map<string, number>();
  return new Map(
    numbering.notes.map((note) => {
      const { identifier, definedIn } = note;
      const count = (counts.get(identifier) ?? 0) + 1;
      counts.set(identifier, count);
      const { definitions } = report.sections[definedIn]!.facts;
      const { label = identifier } = definitions.find((one) => one.identifier === identifier) ?? {};
      const page = pagination.pageOf(noteId(note)) ?? pagination.pageOf(note.calloutIds[0] ?? "");
      return [
        `${count} ${identifier}`,
        {
          label,
          number: numbers.get(noteSlot(note)) ?? noteNumeral(note),
          page: page === undefined ? undefined : folioOf(page, pagination.textFirst),
        },
      ];
    }),
  );
}
