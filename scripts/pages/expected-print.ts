/** Makes the expected text of a unit's printed pages, from its inventory and its page numbers. */
import { fillPageNumbers, type PrintInventory } from "../html/inventory.ts";
import { folioIn } from "../html/page-slots.ts";
import { digestOfLetters } from "../lib/pdf/reader-letters.ts";
import type { ExpectedDigest } from "./checked-unit.ts";

/** Text and figures in reading order, with the notes at the feet of pages behind all else. */
export type ExpectedPrint = Pick<PrintInventory, "text" | "figures">;

/**
 * Returns the inventory with page numbers in its words. @param folios - page numbers as printed, in columns and within
 * lines, by id
 */
export function printOf({ text, figures }: PrintInventory, folios: Readonly<Record<string, string>>): ExpectedPrint {
  return {
    text: text.map(([source, words]) => [source, fillPageNumbers(words, (id) => folioIn(folios, id))]),
    figures,
  };
}

export function digestOfPrint({ text, figures }: ExpectedPrint): ExpectedDigest {
  const all = figures.map(({ words }) => words);
  const written = text.map(([, words]) => words).join("");
  return {
    digest: digestOfLetters(written, all),
    written,
    figures: figures.map(({ words, isApartBefore = false, isApartBehind = false }) => ({
      isDrawn: words !== undefined,
      isApartBefore,
      isApartBehind,
    })),
  };
}
