/** Makes the expected text of a unit's printed pages, from its inventory and its page numbers. */
import { fillPageNumbers, withoutFigures, type InventoryFigure, type PrintInventory } from "../../html/inventory.ts";
import { folioIn } from "../../html/page-slots.ts";
import { digestOfLetters, formulaSigns, letteringOf } from "../../lib/pdf/text/reader-letters.ts";
import type { TaggedWords } from "../../lib/pdf/text/tagged-words.ts";
import type { ExpectedDigest, FigureKind } from "./checked-unit.ts";

/** Text, figures and labels of lists in reading order, with the notes at the feet of pages behind all else. */
export type ExpectedPrint = Pick<PrintInventory, "text" | "figures" | "labels">;

/**
 * Returns the inventory with page numbers in its words. @param folios - page numbers as printed, in columns and within
 * lines, by id
 */
export function printOf(
  { text, figures, labels }: PrintInventory,
  folios: Readonly<Record<string, string>>,
): ExpectedPrint {
  return {
    text: text.map(([source, words]) => [source, fillPageNumbers(words, (id) => folioIn(folios, id))]),
    figures,
    labels,
  };
}

export function digestOfPrint({ text, figures, labels }: ExpectedPrint): ExpectedDigest {
  const all = figures.map(({ words, formula }) => words ?? (formula === undefined ? undefined : formulaSigns(formula)));
  const written = withoutFigures(text.map(([, words]) => words).join(""));
  return {
    digest: digestOfLetters(
      written,
      all,
      labels.map(([, label]) => label),
    ),
    written,
    figures: figures.map((figure) => ({
      kind: kindOf(figure),
      isApartBefore: figure.isApartBefore ?? false,
      isApartBehind: figure.isApartBehind ?? false,
    })),
  };
}

function kindOf({ words, formula }: InventoryFigure): FigureKind {
  if (formula !== undefined) return "formula";
  return words === undefined ? "picture" : "drawing";
}

/** Returns the digest of what was read, which is that of `digestOfPrint` where all that was expected is there. */
export function digestOfWords(
  { text, figures, labels }: TaggedWords,
  expected: Pick<ExpectedDigest, "figures">,
): string {
  const read = figures.map(({ words }, index) => {
    const kind = expected.figures[index]?.kind ?? "picture";
    if (kind === "picture") return undefined;
    return kind === "formula" ? formulaSigns(words) : words;
  });
  return digestOfLetters(withoutFigures(text), read, labels.map(letteringOf).filter(Boolean));
}
