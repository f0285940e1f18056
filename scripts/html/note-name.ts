/** Gives the number of a note as it is printed. */
import { romanNumeral } from "../lib/roman-numeral.ts";
import type { Note } from "../markdown/number-notes.ts";

/** Returns `165`, or of the second series `iv`. */
export function noteNumeral({ series, number }: Pick<Note, "series" | "number">): string {
  return series === "endnote" ? String(number) : romanNumeral(number);
}
