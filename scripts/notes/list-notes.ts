/** A report on its pages in; each of its notes with its page, words, addresses and the places that call it out. */
import { noteId } from "../html/section-to-hast.ts";
import type { PagedBook } from "../make-book.ts";
import { sourceOf, type ParsedSection } from "../markdown/parsed-report.ts";
import { suspicionOf } from "../markdown/rules/suspect-address.ts";

export interface ListedNote {
  number: number;
  label: string;
  /** As printed; undefined where it stands on no page. */
  page: number | undefined;
  /** In one line. */
  text: string;
  addresses: { url: string; wrong: string | undefined }[];
  /** `file:line:column`. */
  definedAt: string;
  calls: NoteCall[];
}

export interface NoteCall {
  /** `file:line:column`. */
  at: string;
  page: number | undefined;
  /** Number and title of the heading that it stands under; empty before the first. */
  section: string;
}

/** In the order of their numbers. */
export function listNotes({
  report,
  numbering,
  pages,
}: Pick<PagedBook, "report" | "numbering" | "pages">): ListedNote[] {
  const calls = callsByNumber(report.sections, numbering, pages.book.pageOf);
  return numbering.notes.map(({ number, identifier, definedIn }) => {
    const { file, facts } = report.sections[definedIn]!;
    const definition = facts.definitions.find((one) => one.identifier === identifier)!;
    return {
      number,
      label: definition.label,
      page: pages.book.pageOf(noteId(number)),
      text: definition.text,
      addresses: definition.addresses.map((url) => ({ url, wrong: suspicionOf(url) })),
      definedAt: sourceOf(file, definition.position?.start),
      calls: calls.get(number) ?? [],
    };
  });
}

function callsByNumber(
  sections: readonly ParsedSection[],
  numbering: PagedBook["numbering"],
  pageOf: (id: string) => number | undefined,
): Map<number, NoteCall[]> {
  const calls = new Map<number, NoteCall[]>();
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
        at: sourceOf(section.file, position?.start),
        page: pageOf(callout.id),
        section: headings.findLast((heading) => heading.offset < offset)?.name ?? "",
      };
      const known = calls.get(callout.number);
      if (known) known.push(call);
      else calls.set(callout.number, [call]);
    }
  }
  return calls;
}
