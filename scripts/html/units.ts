/** Makes of the HTML of sections the report's units: what is paged, printed and cached on its own. */
import type { Element } from "hast";
import type { Numbering, Target } from "../markdown/number-report.ts";
import { noteId, type NoteSeries } from "../markdown/note-series.ts";
import type { ParsedReport, ResolvedSettings } from "../markdown/parsed-report.ts";
import { toPiece, wrapPieces, type HtmlPiece } from "./html-piece.ts";
import type { Language } from "../languages/languages.ts";
import { element, text } from "./element.ts";
import type { CalledNote } from "./notes-heads.ts";
import type { SectionHtml } from "./section-to-html.ts";
import type { UnitKind } from "./unit-kind.ts";
import { setPlainText } from "./typography/set-type.ts";
import { unitFacts, type UnitFacts } from "./unit-facts.ts";

/** A part of the report that starts on a new page: one `<section>`, with an `<ol>` of its footnotes where it has some. */
export interface Unit extends HtmlPiece, UnitFacts, UnitName {
  /** Path of the Markdown that it is made of; undefined where that is none, or many. */
  sourceFile: string | undefined;
  /** Each endnote in it, with its first callout, which its running heads name the page of. */
  notes: readonly CalledNote[];
}

interface UnitName {
  /** Id unlike those of others in the report: `section-2-4-1`, `notes`. */
  id: string;
  kind: UnitKind;
  /** Text of the running head. */
  title: string;
}

/** Makes a unit of a piece. @param made - what it is made of */
export function toUnit(
  piece: HtmlPiece,
  name: UnitName,
  settings: ResolvedSettings,
  { sourceFile, notes = [] }: { sourceFile?: string; notes?: readonly CalledNote[] } = {},
): Unit {
  return { ...piece, ...name, ...unitFacts(name.kind, piece, settings), sourceFile, notes };
}

/** Most notes of one unit: longer lists are paged in several, each from a section's heading on. */
const notesInAUnit = 400;

/**
 * Returns indices of the sections whose HTML the units of one need: its own, then those that define its footnotes.
 */
export function sectionsNeededBy(index: number, { footnotes }: Numbering): number[] {
  const called = footnotes.filter(({ calledFirstIn }) => calledFirstIn === index);
  return [...new Set([index, ...called.map(({ definedIn }) => definedIn)])];
}

/** Returns the units of the section at `index`, one a part. @param needed - those that `sectionsNeededBy` names */
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
    const { shortTitle, role: kind, file } = report.sections[index]!;
    const title = shortTitle ?? (target ? nameOf(target) : report.settings.title);
    // No id that an author can write has a tilde.
    const id = headingId ?? `part~${index + 1}~${partIndex + 1}`;
    return toUnit(piece, { id, kind, title }, report.settings, { sourceFile: file.path });
  });
}

type NotePiece = SectionHtml["notes"][number];

/** Returns the footnotes that the given sections define, each by the id of its first callout. */
function footnotesByCallout({ footnotes }: Numbering, sections: readonly SectionHtml[]): Map<string, NotePiece> {
  const pieces = piecesOf(sections, "footnote");
  return new Map(
    footnotes.flatMap(({ number, calloutIds: [first] }) => {
      const piece = pieces.get(number);
      return piece && first !== undefined ? [[first, piece] as const] : [];
    }),
  );
}

/** Puts behind a part the footnotes that it calls: on pages they go to the foot, on the web they are a list. */
function withFootnotes(part: HtmlPiece, footnotes: ReadonlyMap<string, NotePiece>): HtmlPiece {
  const called = part.ids.flatMap((id) => footnotes.get(id) ?? []);
  if (called.length === 0) return part;
  return wrapPieces("", [part, wrapPieces(`<ol class="footnotes" start="${called[0]!.number}">`, called, "</ol>")], "");
}

function piecesOf(sections: readonly SectionHtml[], series: NoteSeries): Map<number, NotePiece> {
  const notes = sections.flatMap((section) => section.notes).filter((note) => note.series === series);
  return new Map(notes.map((note) => [note.number, note]));
}

/** Returns the units of endnotes. @param sections - one for each of the report's, in order */
export function toNoteUnits(report: ParsedReport, numbering: Numbering, sections: readonly SectionHtml[]): Unit[] {
  const { language, labels } = report.settings;
  const { notes: title } = labels;
  const parts: NoteGroup[] = [];
  for (const group of groupNotes(numbering, sections, language)) {
    const last = parts.at(-1);
    if (last && last.notes.length + group.notes.length <= notesInAUnit) {
      last.pieces.push(...group.pieces);
      last.notes.push(...group.notes);
    } else parts.push(group);
  }
  const titleHeading = element("h1", { id: "notes", dataGenerated: "" }, [
    element("span", { className: ["heading-title"] }, [text(title)]),
  ]);
  return parts.map(({ pieces, notes }, index) => {
    const content = index === 0 ? [toPiece(titleHeading, language), ...pieces] : pieces;
    const piece = wrapPieces('<section class="part endnotes">', content, "</section>", "doc-endnotes");
    const id = index === 0 ? "notes" : `notes-${index + 1}`;
    return toUnit(piece, { id, kind: "notes", title }, report.settings, { notes });
  });
}

interface NoteGroup {
  pieces: HtmlPiece[];
  notes: CalledNote[];
}

/** Returns the notes that each section calls first, under that section's first heading. */
function groupNotes({ notes, targets }: Numbering, sections: readonly SectionHtml[], language: Language): NoteGroup[] {
  const items = piecesOf(sections, "endnote");
  const groups = new Map<number, { first: number; items: HtmlPiece[]; notes: CalledNote[] }>();
  for (const note of notes) {
    const { number, calledFirstIn, calloutIds } = note;
    const item = items.get(number);
    if (!item) continue;
    const group = groups.get(calledFirstIn) ?? { first: number, items: [], notes: [] };
    groups.set(calledFirstIn, group);
    group.items.push(item);
    group.notes.push({ id: noteId(note), calloutId: calloutIds[0] });
  }
  return [...groups].map(([sectionIndex, group]) => {
    const target = [...targets.values()].find(
      (one) => one.kind === "section" && !one.isInner && one.sectionIndex === sectionIndex,
    );
    const list = wrapPieces(`<ol class="notes" start="${group.first}">`, group.items, "</ol>");
    return { pieces: target ? [toPiece(headingOf(target, language), language), list] : [list], notes: group.notes };
  });
}

function headingOf({ number, title }: Target, language: Language): Element {
  return element("h2", { className: ["notes-section"], dataGenerated: "" }, [
    ...(number ? [element("span", { className: ["section-number"] }, [text(number)]), text(" ")] : []),
    text(setPlainText(title, language)),
  ]);
}

function nameOf({ number, title }: Target): string {
  return [number, title].filter(Boolean).join(" ");
}
