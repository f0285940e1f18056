/** Makes of the HTML of sections the report's units: what is paged, printed and cached on its own. */
import type { SectionForm } from "../manuscript/chapters.ts";
import type { Numbering } from "../markdown/number-report.ts";
import type { Target } from "../markdown/number-targets.ts";
import type { ParsedReport, ResolvedSettings } from "../markdown/parsed-report.ts";
import type { HtmlPiece } from "./html-piece.ts";
import { notePieces, notesByPart, notesInSections, withNotes } from "./note-lists.ts";
import type { CalledNote } from "./notes-heads.ts";
import type { SectionHtml } from "./section-to-html.ts";
import type { UnitKind } from "./unit-kind.ts";
import { unitFacts, type UnitFacts } from "./unit-facts.ts";

/** A part of the report that starts on a new page: one `<section>`, with an `<ol>` of its footnotes where it has some. */
export interface Unit extends HtmlPiece, UnitFacts, UnitName {
  /** Path of the Markdown that it is made of; undefined where that is none, or many. */
  sourceFile: string | undefined;
  /** Each endnote in it, with its first callout, which its running heads name the page of. */
  notes: readonly CalledNote[];
  /** Id of the title above them, where text stands before it: only the pages behind it are those of notes. */
  notesTitle?: string;
}

interface UnitName {
  /** Id unlike those of others in the report: `section-2-4-1`, `notes`. */
  id: string;
  kind: UnitKind;
  /** Text of the running head. */
  title: string;
}

/** Tells of a unit what its piece of HTML does not. */
interface UnitMaking extends Partial<Pick<Unit, "sourceFile" | "notes" | "notesTitle">> {
  /** Settings of the part. */
  form?: SectionForm;
}

/** Makes a unit of a piece. @param made - what it is made of */
export function toUnit(
  piece: HtmlPiece,
  name: UnitName,
  settings: ResolvedSettings,
  { sourceFile, notes = [], notesTitle, form }: UnitMaking = {},
): Unit {
  const title = notesTitle === undefined ? {} : { notesTitle };
  return { ...piece, ...name, ...unitFacts(name.kind, piece, settings, form), sourceFile, notes, ...title };
}

/** Returns indices of the sections whose HTML the units of one need: its own, then those that define its notes. */
export function sectionsNeededBy(index: number, numbering: Numbering, { notes }: ResolvedSettings): number[] {
  const called = notesInSections(numbering, notes.place).filter(({ calledFirstIn }) => calledFirstIn === index);
  return [...new Set([index, ...called.map(({ definedIn }) => definedIn)])];
}

/** Returns the units of the section at `index`, one a part. @param needed - those that `sectionsNeededBy` names */
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
