/** A page of the book in, its folio as printed out. */
import { romanNumeral } from "../html/roman-numeral.ts";
import type { PageLabels } from "../pdf/page-labels.ts";

export interface Folio {
  /** As CSS names its counter styles. */
  style: "decimal" | "lower-roman";
  number: number;
}

/**
 * @param page - of the book, from 1
 * @param textFirst - page of the book with the folio 1; those before it, the front matter, are in roman from i
 */
export function folioAt(page: number, textFirst: number): Folio {
  return page < textFirst ? { style: "lower-roman", number: page } : { style: "decimal", number: page - textFirst + 1 };
}

/** `xii`, `47` */
export function folioOf(page: number, textFirst: number): string {
  const { style, number } = folioAt(page, textFirst);
  return style === "decimal" ? String(number) : romanNumeral(number);
}

/** The labels of a file that begins with page `first` of the book, so that a reader counts as the folios do. */
export function folioLabels(first: number, textFirst: number): PageLabels[] {
  const text: PageLabels = {
    firstPageIndex: Math.max(0, textFirst - first),
    style: "D",
    start: Math.max(1, first - textFirst + 1),
  };
  return first < textFirst ? [{ firstPageIndex: 0, style: "r", start: first }, text] : [text];
}
