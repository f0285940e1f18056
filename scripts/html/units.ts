/** Makes the report's units from the HTML of its sections: a unit is laid out, printed and cached on its own. */
import type { SectionForm } from "../manuscript/chapters.ts";
import type { Numbering } from "../markdown/numbers/number-report.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";
import type { ParsedReport, ResolvedSettings } from "../markdown/parsed-report.ts";
import type { HtmlPiece } from "./html-piece.ts";
import { notePieces, notesByPart, notesInSections, withNotes } from "./notes/note-lists.ts";
import type { CalledNote } from "./notes/notes-heads.ts";
import type { SectionHtml } from "./section-to-html.ts";
import type { UnitKind } from "./unit-kind.ts";
import { unitFacts, type UnitFacts } from "./unit-facts.ts";

/** A part of the report that begins on a new page: a `<section>`, with an `<ol>` of its footnotes if it has some. */
export interface Unit extends HtmlPiece, UnitFacts, UnitName {
  /** Path of the Markdown file from which the unit is made; undefined where there isn't exactly one. */
  sourceFile: string | undefined;
  /** The endnotes in the unit, each with its first callout, whose page the running heads name. */
  notes: readonly CalledNote[];
  /**
   * Id of the title above the endnotes, where text stands before it: only the pages after it have running heads of
   * notes.
   */
  notesTitle?: string;
}

interface UnitName {
  /** Id that no other unit of the report has: `section-2-4-1`, `notes`. */
  id: string;
  kind: UnitKind;
  /** Text of the running head. */
  title: string;
}

/** Facts of a unit that its piece of HTML doesn't tell. */
interface UnitMaking extends Partial<Pick<Unit, "sourceFile" | "notes" | "notesTitle">> {
  /** Settings of the part. */
  form?: SectionForm;
}

/** Returns a unit made of a piece of HTML. */
export function toUnit(
  piece: HtmlPiece,
  name: UnitName,
  settings: ResolvedSettings,
  { sourceFile, notes = [], notesTitle, form }: UnitMaking = {},
): Unit {
  const title = notesTitle === undefined ? {} : { notesTitle };
  return { ...piece, ...name, ...unitFacts(name.kind, piece, settings, form), sourceFile, notes, ...title };
}

/**
 * Returns the indices of the sections whose HTML the units of one section need: its own, then those that define its
 * notes.
 */
export function sectionsNeededBy(index: number, numbering: Numbering, { notes }: ResolvedSettings): number[] {
  const called = notesInSections(numbering, notes.place).filter(({ calledFirstIn }) => calledFirstIn === index);
  return [...new Set([index, ...called.map(({ definedIn }) => definedIn)])];
}

/**
 * Returns the units of the section at `index`, one for each part.
 *
 * @param needed - HTML of the sections that `sectionsNeededBy` names
 */
export function toSectionUnits(
  report: ParsedReport,
  numbering: Numbering,
  index: number,
  needed: readonly SectionHtml[],
): Unit[] {
  const { settings } = report;
  const { parts } = needed[0]!;
  const called = notesInSections(numbering, settings.notes.place).filter((note) => note.calledFirstIn === index);
  const notesOf = notesByPart(parts, called);
  const pieces = notePieces(needed);
  return parts.map(({ headingId, ...part }, partIndex): Unit => {
    const partName = `${index + 1}~${partIndex + 1}`;
    const { piece, ...notes } = withNotes(
      part,
      { notes: notesOf[partIndex]!, pieces, partName, hasTitle: headingId !== undefined },
      settings,
    );
    const target = headingId === undefined ? undefined : numbering.targets.get(headingId);
    const { shortTitle, role: kind, file, ...form } = report.sections[index]!;
    const short =
      shortTitle && nameOf({ number: startsWithNumber(shortTitle) ? undefined : target?.number, title: shortTitle });
    const title = short ?? form.title ?? (target ? nameOf(target) : settings.title);
    // No id that an author can write has a tilde.
    const id = headingId ?? `part~${partName}`;
    return toUnit(piece, { id, kind, title }, settings, { sourceFile: file.path, form, ...notes });
  });
}

function startsWithNumber(title: string): boolean {
  return /^\d+(?:\.\d+)*\.?(?:\s|$)/.test(title);
}

function nameOf({ number, title }: Pick<Target, "number" | "title">): string {
  return [number, title].filter(Boolean).join(" ");
}
