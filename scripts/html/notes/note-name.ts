/** Names the number of a note as it is printed, and the slot for it. */
import { romanNumeral } from "../../lib/roman-numeral.ts";
import type { Note } from "../../markdown/numbers/number-notes.ts";

/** Returns the name of the slot for a note's number where that depends on its page. */
export function noteSlot({ name }: Pick<Note, "name">): string {
  // No id that an author can write has a tilde.
  return `note~${name}`;
}

/** Returns a note's number as it is printed: `165`, or in the second series `iv`. */
export function noteNumeral({ series, number }: Pick<Note, "series" | "number">): string {
  return series === "endnote" ? String(number) : romanNumeral(number);
}
