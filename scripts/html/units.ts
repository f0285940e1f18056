/** The HTML of sections in; the report's units out: what is paged, printed and kept on its own. */
import type { Element } from "hast";
import type { Numbering, Target } from "../markdown/number-report.ts";
import type { NoteSeries } from "../markdown/note-series.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import type { Role } from "../manuscript/read-manuscript.ts";
import { toPiece, wrapPieces, type HtmlPiece } from "./html-piece.ts";
import { labelsOf, type Language } from "./labels.ts";
import { element, text } from "./element.ts";
import type { SectionHtml } from "./section-to-html.ts";

export type UnitKind =
  | "cover"
  | "title-page"
  | "imprint"
  | "contents"
  | "lists"
  | Role
  | "notes"
  | "blank"
  | "back-cover";

/** A part of the report that starts on a new page: one `<section>`, with an `<ol>` of its footnotes where it has some. */
export interface Unit extends HtmlPiece {
  /** Unlike others of the report: `section-2-4-1`, `notes`. */
  id: string;
  kind: UnitKind;
  /** What the running head says. */
  title: string;
}

/** Lists of notes longer than this are paged in several units, each from a section's heading on. */
const notesInAUnit = 400;

/** Indices of the sections whose HTML the units of one need: its own, then those that define its footnotes. */
export function sectionsNeededBy(index: number, { footnotes }: Numbering): number[] {
  const called = footnotes.filter(({ calledFirstIn }) => calledFirstIn === index);
  return [...new Set([index, ...called.map(({ definedIn }) => definedIn)])];
}

/** The units of the section at `index`, one a part. @param needed - those that `sectionsNeededBy` names */
export function toSectionUnits(
  report: ParsedReport,
  numbering: Numbering,
  index: number,
  needed: readonly SectionHtml[],
): Unit[] {
  const footnotes = footnotesByCallout(numbering, needed);
  return needed[0]!.parts.map(({ headingId, ...part }, partIndex): Unit => {
    const piece = withFootnotes(part, footnotes);
    const target = headingId === undefined ? undefined : numbering.targets.get(headingId);
    const { shortTitle, role: kind } = report.sections[index]!;
    const title = shortTitle ?? (target ? nameOf(target) : report.settings.title);
    // No id that an author can write has a tilde.
    return { ...piece, id: headingId ?? `part~${index + 1}~${partIndex + 1}`, kind, title };
  });
}

type NotePiece = SectionHtml["notes"][number];

/** The footnotes that the given sections define, each by the id of its first callout. */
function footnotesByCallout({ footnotes }: Numbering, sections: readonly SectionHtml[]): Map<string, NotePiece> {
  const pieces = piecesOf(sections, "footnote");
  return new Map(
    footnotes.flatMap(({ number, calloutIds: [first] }) => {
      const piece = pieces.get(number);
      return piece && first !== undefined ? [[first, piece] as const] : [];
    }),
  );
}

/** Behind a part the footnotes that it calls: on pages they go to the foot, on the web they are a list. */
function withFootnotes(part: HtmlPiece, footnotes: ReadonlyMap<string, NotePiece>): HtmlPiece {
  const called = part.ids.flatMap((id) => footnotes.get(id) ?? []);
  if (called.length === 0) return part;
  return wrapPieces("", [part, wrapPieces(`<ol class="footnotes" start="${called[0]!.number}">`, called, "</ol>")], "");
}

function piecesOf(sections: readonly SectionHtml[], series: NoteSeries): Map<number, NotePiece> {
  const notes = sections.flatMap((section) => section.notes).filter((note) => note.series === series);
  return new Map(notes.map((note) => [note.number, note]));
}

/** The endnotes. @param sections - one for each of the report's, in order */
export function toNoteUnits(report: ParsedReport, numbering: Numbering, sections: readonly SectionHtml[]): Unit[] {
  const { language } = report.settings;
  const { notes: title } = labelsOf(language);
  const parts: HtmlPiece[][] = [];
  let count = Infinity;
  for (const group of groupNotes(numbering, sections, language)) {
    if (count + group.count > notesInAUnit) {
      parts.push([]);
      count = 0;
    }
    parts.at(-1)!.push(...group.pieces);
    count += group.count;
  }
  const titleHeading = element("h1", { id: "notes", dataGenerated: "" }, [
    element("span", { className: ["heading-title"] }, [text(title)]),
  ]);
  return parts.map((pieces, index) => {
    const content = index === 0 ? [toPiece(titleHeading, language), ...pieces] : pieces;
    const piece = wrapPieces('<section class="part endnotes">', content, "</section>", "doc-endnotes");
    return { ...piece, id: index === 0 ? "notes" : `notes-${index + 1}`, kind: "notes", title };
  });
}

/** The notes that each section calls first, under that section's first heading. */
function groupNotes(
  { notes, targets }: Numbering,
  sections: readonly SectionHtml[],
  language: Language,
): { pieces: HtmlPiece[]; count: number }[] {
  const items = piecesOf(sections, "endnote");
  const groups = new Map<number, { first: number; items: HtmlPiece[] }>();
  for (const { number, calledFirstIn } of notes) {
    const item = items.get(number);
    if (!item) continue;
    const group = groups.get(calledFirstIn);
    if (group) group.items.push(item);
    else groups.set(calledFirstIn, { first: number, items: [item] });
  }
  return [...groups].map(([sectionIndex, group]) => {
    const target = [...targets.values()].find((one) => one.kind === "section" && one.sectionIndex === sectionIndex);
    const list = wrapPieces(`<ol class="notes" start="${group.first}">`, group.items, "</ol>");
    return { pieces: target ? [toPiece(headingOf(target), language), list] : [list], count: group.items.length };
  });
}

function headingOf({ number, title }: Target): Element {
  return element("h2", { className: ["notes-section"], dataGenerated: "" }, [
    ...(number ? [element("span", { className: ["section-number"] }, [text(number)]), text(" ")] : []),
    text(title),
  ]);
}

function nameOf({ number, title }: Target): string {
  return [number, title].filter(Boolean).join(" ");
}
