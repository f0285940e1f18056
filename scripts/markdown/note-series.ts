/** Tells the series that a note is numbered in by its label, where it stands, and the id of its element. */
import type { NotePlace } from "../manuscript/settings-schema.ts";

/**
 * Series of notes. `endnote`: arabic, at the end of the report, or where the settings have them. `footnote`: small
 * roman, at the foot of its callout's page.
 */
export type NoteSeries = "endnote" | "footnote";

/**
 * Returns the series: `*term`, as written in `[^*term]`, is a footnote; any other label an endnote. The star is
 * the old sign for a note at the foot, and to readers of plain Markdown a label like any other.
 */
export function noteSeriesOf(identifier: string): NoteSeries {
  return identifier.startsWith("*") ? "footnote" : "endnote";
}

/** Returns whether notes of a series stand at the foot of their pages. */
export function isAtFoot(series: NoteSeries, place: NotePlace): boolean {
  return series === "footnote" || place === "page-foot";
}

/** A note by the name that no other of its series has. */
export interface NamedNote {
  series: NoteSeries;
  name: string;
}

/** Returns the id of a note's element. */
export function noteId({ series, name }: NamedNote): string {
  return series === "endnote" ? `note-${name}` : `footnote-${name}`;
}
