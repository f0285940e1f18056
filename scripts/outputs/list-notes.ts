/** Lists each note of a report on its pages, with its page, words, addresses and the places that call it out. */
import { noteId } from "../markdown/notes/note-series.ts";
import { noteNumeral, noteSlot } from "../html/notes/note-name.ts";
import { folioOf } from "../pages/folios.ts";
import type { Note } from "../markdown/numbers/number-notes.ts";
import type { Numbering } from "../markdown/numbers/number-report.ts";
import type { PagedReport } from "../pages/page-report.ts";
import { repeatSlot } from "../markdown/sources/cite-sources.ts";
import { sourcePlaceOf, type ParsedReport, type ParsedSection } from "../markdown/parsed-report.ts";
import { suspicionOf } from "../markdown/rules/suspect-address.ts";

export interface ListedNote {
  /** Number as printed: `170`, or of a footnote `iv`. */
  number: string;
  /** Number with the page, `3 (page 12)`, where another note has the same number; else the number. */
  name: string;
  label: string;
  /** Folio as printed; undefined where it stands on no page. */
  page: string | undefined;
  /** Words of the note in one line. */
  text: string;
  addresses: { url: string; wrong: string | undefined }[];
  /** Place of its definition, `file:line:column`. */
  definedAt: string;
  calls: NoteCall[];
}

export interface NoteCall {
  /** Place of the callout, `file:line:column`. */
  at: string;
  page: string | undefined;
  /** Number and title of the heading that it stands under; empty before the first. */
  section: string;
}

/** A report with its notes on pages. */
interface Noted {
  report: ParsedReport;
  numbering: Numbering;
  pages: { book: PagedReport["book"]; units: readonly Pick<PagedReport["units"][number], "noteNumbers">[] };
}

/**
 * Returns endnotes, then footnotes, in the order of their numbers.
 *
 * @param root - stands before files' names
 */
export function listNotes({ report, numbering, pages: { book, units } }: Noted, root = ""): ListedNote[] {
  const pageOf = (id: string) => {
    const page = book.pageOf(id);
    return page === undefined ? undefined : folioOf(page, book.textFirst);
  };
  const calls = callsByNote(report.sections, numbering, pageOf, root);
  const all = [...numbering.notes, ...numbering.footnotes];
  const byPage = new Map(units.flatMap(({ noteNumbers }) => Object.entries(noteNumbers)));
  const numberOf = (note: Note) => (note.series === "endnote" && byPage.get(noteSlot(note))) || noteNumeral(note);
  const counts = new Map<string, number>();
  for (const note of all) counts.set(numberOf(note), (counts.get(numberOf(note)) ?? 0) + 1);
  return all.map((note) => {
    const { identifier, definedIn, calloutIds } = note;
    const { file, facts } = report.sections[definedIn]!;
    const definition = facts.definitions.find((one) => one.identifier === identifier)!;
    const number = numberOf(note);
    const page = pageOf(noteId(note)) ?? pageOf(calloutIds[0]!);
    return {
      number,
      name: counts.get(number)! > 1 && page !== undefined ? `${number} (page ${page})` : number,
      label: definition.label,
      page,
      text: byPage.get(repeatSlot(identifier)) ?? definition.text,
      addresses: definition.addresses.map((url) => ({ url, wrong: suspicionOf(url) })),
      definedAt: root + sourcePlaceOf(file, definition.position?.start),
      calls: calls.get(noteId(note)) ?? [],
    };
  });
}

function callsByNote(
  sections: readonly ParsedSection[],
  numbering: Numbering,
  pageOf: (id: string) => string | undefined,
  root: string,
): Map<string, NoteCall[]> {
  const calls = new Map<string, NoteCall[]>();
  for (const [index, section] of sections.entries()) {
    const numbers = numbering.sections[index]!;
    const headings = numbers.targets.flatMap(({ kind, number, title }, nth) => {
      const name = [number, title].filter(Boolean).join(" ");
      return kind === "section" ? [{ name, offset: section.facts.targets[nth]!.position?.start.offset ?? 0 }] : [];
    });
    const written = section.facts.callouts.filter(({ inNote }) => !inNote);
    for (const [nth, { position }] of written.entries()) {
      const callout = numbers.callouts[nth];
      if (!callout) continue;
      const offset = position?.start.offset ?? 0;
      const call: NoteCall = {
        at: root + sourcePlaceOf(section.file, position?.start),
        page: pageOf(callout.id),
        section: headings.findLast((heading) => heading.offset < offset)?.name ?? "",
      };
      const id = noteId(callout);
      const known = calls.get(id);
      if (known) known.push(call);
      else calls.set(id, [call]);
    }
  }
  return calls;
}
