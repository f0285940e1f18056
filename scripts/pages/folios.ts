/** Computes the folios of the book's pages. */
import { romanNumeral } from "../lib/roman-numeral.ts";
import type { PageLabels } from "../lib/pdf/page-labels.ts";
import type { Folio } from "./placement.ts";

/**
 * Returns the folio of a page.
 *
 * @param page - page of the book, from 1
 * @param textFirst - page of the book with the folio 1; pages before it, the front matter, have roman numerals from i
 */
export function folioAt(page: number, textFirst: number): Folio {
  return page < textFirst ? { style: "lower-roman", number: page } : { style: "decimal", number: page - textFirst + 1 };
}

/** Returns the folio as printed: `xii`, `47`. */
export function folioOf(page: number, textFirst: number): string {
  const { style, number } = folioAt(page, textFirst);
  return style === "decimal" ? String(number) : romanNumeral(number);
}

/** Returns the page labels of a PDF that begins with page `first` of the book, so that readers show the folios. */
export function folioLabels(first: number, textFirst: number): PageLabels[] {
  const text: PageLabels = {
    firstPageIndex: Math.max(0, textFirst - first),
    style: "D",
    start: Math.max(1, first - textFirst + 1),
  };
  return first < textFirst ? [{ firstPageIndex: 0, style: "r", start: first }, text] : [text];
}
