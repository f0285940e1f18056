/** Finds the pictures, drawings and formulas that a unit's PDF has not, or not with all that is written in them. */
import { formulaSigns, lettersOfReader } from "../../lib/pdf/text/reader-letters.ts";
import type { TaggedFigure } from "../../lib/pdf/text/tagged-words.ts";
import { shortenWords, type Difference } from "./compare-inventories.ts";
import type { ExpectedPrint } from "./expected-print.ts";

type FigureInPrint = ExpectedPrint["figures"][number];

/** Message for a picture without visible parts: mostly its shapes are outside it, or hidden. */
const unseen =
  "a picture of which nothing is seen; what it draws lies outside its viewBox, is hidden or clipped, or has no colour";

/**
 * Returns the differences of figures, but for the words in drawings.
 *
 * @param pairs - indices of expected and found figures that stand between the same words; receives the pairs that are
 *   found by their alternative text too
 */
export function compareFigures(
  expected: readonly FigureInPrint[],
  found: readonly TaggedFigure[],
  pairs: Map<number, number>,
): Difference[] {
  const taken = new Set(pairs.values());
  const differences: Difference[] = [];
  for (const [index, figure] of expected.entries()) {
    if (pairs.has(index)) continue;
    const at = found.findIndex(({ alt }, other) => !taken.has(other) && sameAlt(alt, figure.alt));
    if (at < 0) {
      differences.push({ kind: "lost", source: figure.source, what: lostName(figure) });
      continue;
    }
    pairs.set(index, at);
    taken.add(at);
  }
  for (const [index, at] of pairs) differences.push(...compareFormula(expected[index]!, found[at]!));
  for (const at of found.keys()) {
    if (taken.has(at)) continue;
    const same = expected.find(({ alt }) => sameAlt(alt, found[at]!.alt)) ?? expected.at(-1);
    differences.push({ kind: "doubled", source: same?.source ?? "", what: "picture" });
  }
  return differences;
}

/** Returns the text by which a figure is told from others. */
export function altLetters(alt: string): string {
  return lettersOfReader(alt);
}

function sameAlt(one: string, other: string): boolean {
  return altLetters(one) === altLetters(other);
}

function lostName({ formula, alt }: FigureInPrint): string {
  return formula === undefined ? unseen : `the formula ${shortenWords(alt)}, of which nothing is seen`;
}

function compareFormula({ source, formula, alt }: FigureInPrint, { words }: TaggedFigure): Difference[] {
  if (formula === undefined) return [];
  const left = Array.from(formulaSigns(words));
  const lost = Array.from(formulaSigns(formula)).filter((sign) => {
    const at = left.indexOf(sign);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const name = (signs: readonly string[]) => `${shortenWords(signs.join(" "))} in the formula ${shortenWords(alt)}`;
  if (lost.length > 0) return [{ kind: "lost", source, what: name(lost) }];
  return left.length > 0 ? [{ kind: "doubled", source, what: name(left) }] : [];
}
