/** Makes the units of the endnotes at the report's end, under the titles of the sections that call them. */
import type { Element } from "hast";
import { sectionsBeforeNotes } from "../../manuscript/part-order.ts";
import { noteId } from "../../markdown/notes/note-series.ts";
import type { Note } from "../../markdown/numbers/number-notes.ts";
import type { Numbering } from "../../markdown/numbers/number-report.ts";
import type { Target } from "../../markdown/numbers/number-targets.ts";
import type { ParsedReport } from "../../markdown/parsed-report.ts";
import type { Language } from "../../languages/languages.ts";
import { element, text } from "../element.ts";
import { toPiece, wrapPieces, type HtmlPiece } from "../html-piece.ts";
import { notePieces } from "./note-lists.ts";
import type { CalledNote } from "./notes-heads.ts";
import type { SectionHtml } from "../section-to-html.ts";
import { setTitleWords } from "../title-words.ts";
import { toUnit, type Unit } from "../units.ts";

/** The most notes of one unit. Longer lists are laid out as several units, each from the heading of a section on. */
const notesInAUnit = 400;

/**
 * Returns the units; none where the notes are printed elsewhere.
 *
 * @param sections - HTML of each of the report's sections, in order
 */
export function toNoteUnits(report: ParsedReport, numbering: Numbering, sections: readonly SectionHtml[]): Unit[] {
  const {
    language,
    labels,
    notes: { place },
  } = report.settings;
  if (place !== "report-end") return [];
  const { notes: title } = labels;
  const parts: NoteGroup[] = [];
  for (const group of groupNotes(report, numbering, sections)) {
    const last = parts.at(-1);
    if (last && last.notes.length + group.notes.length <= notesInAUnit) {
      last.pieces.push(...group.pieces);
      last.notes.push(...group.notes);
    } else parts.push(group);
  }
  const titleHeading = element("h1", { id: "notes", dataGenerated: "" }, [
    element("span", { className: ["heading-title"] }, [text(title)]),
  ]);
  const before = sectionsBeforeNotes(report);
  const isCalledBehind = numbering.notes.some(({ calledFirstIn }) => calledFirstIn >= before);
  return parts.map(({ pieces, notes }, index): Unit => {
    const content = index === 0 ? [toPiece(titleHeading, language), ...pieces] : pieces;
    const piece = wrapPieces('<section class="part endnotes">', content, "</section>", "doc-endnotes");
    const id = index === 0 ? "notes" : `notes-${index + 1}`;
    const unit = toUnit(piece, { id, kind: "notes", title }, report.settings, { notes });
    // The running heads of notes name the pages of their callouts.
    return isCalledBehind ? { ...unit, waitsFor: "book" } : unit;
  });
}

interface NoteGroup {
  pieces: HtmlPiece[];
  notes: CalledNote[];
}

/**
 * Returns the notes in groups: those that a section calls first, under that section's first heading; where numbering
 * begins anew with each title of level 1, those of each title under that title.
 */
function groupNotes(
  { settings: { language, notes: form } }: ParsedReport,
  { notes, targets }: Numbering,
  sections: readonly SectionHtml[],
): NoteGroup[] {
  const items = notePieces(sections);
  const groups = new Map<string, { first: Note; items: HtmlPiece[]; notes: CalledNote[] }>();
  for (const note of notes) {
    const { calledFirstIn, calledFirstInPart, calloutIds } = note;
    const item = items.get(noteId(note));
    if (!item) continue;
    const key = form.numbering === "section" ? `${calledFirstIn} ${calledFirstInPart}` : String(calledFirstIn);
    const group = groups.get(key) ?? { first: note, items: [], notes: [] };
    groups.set(key, group);
    group.items.push(item);
    group.notes.push({ id: noteId(note), calloutId: calloutIds[0] });
  }
  return [...groups.values()].map(({ first, ...group }) => {
    const headings = [...targets.values()].filter(
      (one) => one.kind === "section" && !one.isInner && one.sectionIndex === first.calledFirstIn,
    );
    const titles = headings.filter(({ level }) => level === 1);
    const title = form.numbering === "section" ? titles[first.calledFirstInPart - 1] : undefined;
    const target = title ?? headings[0];
    const list = wrapPieces(`<ol class="notes" start="${first.number}">`, group.items, "</ol>");
    return { pieces: target ? [toPiece(headingOf(target, language), language), list] : [list], notes: group.notes };
  });
}

function headingOf({ number, ...words }: Target, language: Language): Element {
  return element("h2", { className: ["notes-section"], dataGenerated: "" }, [
    ...(number ? [element("span", { className: ["section-number"] }, [text(number)]), text(" ")] : []),
    ...setTitleWords(words, language),
  ]);
}
