/** A note's label in, the series that it is numbered in out. */

/** `endnote`: arabic, at the end of the report. `footnote`: small roman, at the foot of its callout's page. */
export type NoteSeries = "endnote" | "footnote";

/**
 * `*term`, as written in `[^*term]`, is a footnote; any other label an endnote. The star is the old sign for a
 * note at the foot, and to readers of plain Markdown a label like any other.
 */
export function seriesOf(identifier: string): NoteSeries {
  return identifier.startsWith("*") ? "footnote" : "endnote";
}
