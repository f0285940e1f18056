/** Takes the callouts of notes off the end of a cell's words. */
import type { DataCell } from "./data-table.ts";

/** Returns words and labels: `244000[^a]` is a number with a note, `[^*a]` calls a footnote. */
export function withoutNotes(text: string): Pick<DataCell, "text" | "notes"> {
  if (!text.endsWith("]")) return { text };
  const [callouts = ""] = /(?:\s*\[\^[^[\]\s]+\])+$/.exec(text) ?? [];
  if (callouts === "") return { text };
  const notes = Array.from(callouts.matchAll(/\[\^([^\]]+)\]/g), ([, label]) => label!);
  return { text: text.slice(0, -callouts.length), notes };
}
