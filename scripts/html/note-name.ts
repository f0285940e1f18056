/** A numbered note in; its id, and its number as printed, out. */
import type { NoteSeries } from "../markdown/note-series.ts";
import { romanNumeral } from "./roman-numeral.ts";

interface Numbered {
  series: NoteSeries;
  number: number;
}

/** Id of a note's element. */
export function noteId({ series, number }: Numbered): string {
  return series === "endnote" ? `note-${number}` : `footnote-${number}`;
}

/** 165, or iv at a page's foot. */
export function noteNumeral({ series, number }: Numbered): string {
  return series === "endnote" ? String(number) : romanNumeral(number);
}
