/**
 * Tells the series of a note by its label, the place where notes of a series are printed, and the id of a note's
 * element.
 */
import type { NotePlace } from "../../manuscript/settings/schema/settings-schema.ts";

/**
 * Series of notes. `endnote`: arabic numbers, printed where the settings place notes, by default at the end of the
 * report. `footnote`: small roman numbers, at the foot of the callout's page.
 */
export type NoteSeries = "endnote" | "footnote";

/**
 * Returns the series of a note: a label like `*term`, written `[^*term]`, is a footnote; any other is an endnote. The
 * asterisk is the traditional mark of a footnote, and any Markdown program reads it as part of the label.
 */
export function noteSeriesOf(identifier: string): NoteSeries {
  return identifier.startsWith("*") ? "footnote" : "endnote";
}

/** Returns whether notes of a series are printed at the foot of their pages. */
export function isNoteAtFoot(series: NoteSeries, place: NotePlace): boolean {
  return series === "footnote" || place === "page-foot";
}

/** A note, identified by a name that is unique within its series. */
export interface NamedNote {
  series: NoteSeries;
  name: string;
}

/** Returns the id of a note's element. */
export function noteId({ series, name }: NamedNote): string {
  return series === "endnote" ? `note-${name}` : `footnote-${name}`;
}
