/** Gives the number of a note as it is printed. */
import { romanNumeral } from "../lib/roman-numeral.ts";
import type { NumberedNote } from "../markdown/note-series.ts";

/** Returns `165`, or at a page's foot `iv`. */
export function noteNumeral({ series, number }: NumberedNote): string {
  return series === "endnote" ? String(number) : romanNumeral(number);
}
