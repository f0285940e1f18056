/** Takes the callouts of notes off the end of a cell's words. */
import type { DataCell } from "./data-table.ts";

/**
 * Returns a cell's words without the callouts at their end, and the labels of the notes that these call: `244000[^a]`
 * is the number 244000 with note `a`. A label keeps the asterisk that makes its note a footnote, as in `[^*a]`.
 */
export function withoutNotes(text: string): Pick<DataCell, "text" | "notes"> {
  if (!text.endsWith("]")) return { text };
  const [callouts = ""] = /(?:\s*\[\^[^[\]\s]+\])+$/.exec(text) ?? [];
  if (callouts === "") return { text };
  const notes = Array.from(callouts.matchAll(/\[\^([^\]]+)\]/g), ([, label]) => label!);
  return { text: text.slice(0, -callouts.length), notes };
}
