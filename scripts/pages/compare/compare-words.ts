/** Finds how the words in a unit's PDF differ from those that were written, each with its place. */
import { diffArrays } from "diff";
import {
  hasSameLetters,
  lettersOfReader,
  lettersWithoutCase,
  wordsInOneOrder,
} from "../../lib/pdf/text/reader-letters.ts";
import { figureSlot } from "../../lib/pdf/text/figure-slot.ts";
import type { TaggedWords } from "../../lib/pdf/text/tagged-words.ts";
import { altLetters, compareFigures } from "./compare-figures.ts";
import { shortenWords, type Difference } from "./compare-inventories.ts";
import { compareLabels } from "./compare-labels.ts";
import type { ExpectedPrint } from "./expected-print.ts";

/** A written word, or a figure. */
interface Token extends ReadWord {
  source: string;
}

/** A word that was read, or a figure. */
interface ReadWord {
  /** Empty for a figure. */
  text: string;
  /** Letters by which it is compared; of a figure, those of its alternative text behind a `figureSlot`. */
  letters: string;
  /** Index of the figure. */
  figure?: number;
}

/** Written words, and the words that the PDF has instead. */
interface Region {
  removed: Token[];
  added: ReadWord[];
  /** The written word before them. */
  before: Token | undefined;
}

/**
 * The most differing words that are reported one by one. With more, all words between the first and the last difference
 * are reported as one.
 */
const mostEdits = 1000;

/** Returns the letters by which a word is compared. */
type LetterReader = (text: string) => string;

/**
 * Returns the differences.
 *
 * @param found - text of the PDF, whose digest is known to differ from the expected one
 * @param ignoresCase - whether stylesheets change the case of words, so that case makes no difference
 */
export function compareWords(
  expected: ExpectedPrint,
  found: TaggedWords,
  { ignoresCase = false }: { ignoresCase?: boolean } = {},
): Difference[] {
  const letters = ignoresCase ? lettersWithoutCase : lettersOfReader;
  const written = tokensOf(expected, letters);
  const read = wordsOf(found.text, letters, found.figures);
  const pairs = new Map<number, number>();
  const differences = differencesOf(written, read, pairs);
  for (const difference of compareFigures(expected.figures, found.figures, pairs)) differences.push(difference);
  for (const [index, at] of pairs) {
    const { source, words } = expected.figures[index]!;
    if (words === undefined) continue;
    const drawn = wordsOf(words, letters).map((word) => ({ ...word, source }));
    differences.push(...differencesOf(drawn, wordsOf(found.figures[at]!.words, letters), new Map()));
  }
  return [...differences, ...compareLabels(expected.labels, found.labels)];
}

/**
 * Returns the differences, without those of order alone in a text with words written from right to left.
 *
 * @param pairs - receives the indices of written and read figures that stand between the same words
 */
function differencesOf(written: readonly Token[], read: readonly ReadWord[], pairs: Map<number, number>): Difference[] {
  const textOf = (words: readonly ReadWord[]) => words.map(({ text }) => text).join(" ");
  if (hasSameLetters(textOf(written), textOf(read))) return [];
  const regions = regionsOf(written, read, pairs);
  return regions.flatMap((region) => describe(region, { regions, written: written.filter(isWord) }));
}

function isWord({ figure }: ReadWord): boolean {
  return figure === undefined;
}

function tokensOf({ text, figures }: ExpectedPrint, letters: LetterReader): Token[] {
  let first = 0;
  return text.flatMap(([source, words]) => {
    const read = wordsOf(words, letters, figures, first);
    first += read.filter((word) => !isWord(word)).length;
    return read.map((word) => ({ ...word, source: figures[word.figure ?? -1]?.source ?? source }));
  });
}

/** Returns the words of a text, with the figures among them. @param first - index of the first figure */
function wordsOf(
  text: string,
  lettersIn: LetterReader,
  figures: readonly { alt: string }[] = [],
  first = 0,
): ReadWord[] {
  return text.split(figureSlot).flatMap((part, index) => {
    const words = wordsInOneOrder(part).flatMap((word): ReadWord[] => {
      const letters = lettersIn(word);
      return letters === "" ? [] : [{ text: word, letters }];
    });
    const figure = first + index - 1;
    const letters = figureSlot + altLetters(figures[figure]?.alt ?? "");
    return index === 0 ? words : [{ text: "", letters, figure }, ...words];
  });
}

/** Finds where letters differ. Words may be divided at other places, where an element or a line ends within one. */
function regionsOf(written: readonly Token[], read: readonly ReadWord[], pairs: Map<number, number>): Region[] {
  const letters = written.map((token) => token.letters);
  const found = read.map((word) => word.letters);
  const changes = diffArrays(letters, found, { maxEditLength: mostEdits }) ?? wholeChange(letters, found);
  const regions: Region[] = [];
  let [at, readAt] = [0, 0];
  let region: Region | undefined;
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      region = undefined;
      for (const end = at + value.length; at < end; at++, readAt++) {
        const { figure } = written[at]!;
        if (figure !== undefined) pairs.set(figure, read[readAt]!.figure!);
      }
      continue;
    }
    if (!region) regions.push((region = { removed: [], added: [], before: written[at - 1] }));
    if (removed) {
      const end = at + value.length;
      const shift = shiftToPlace(written, at, end);
      region.removed.push(...written.slice(at + shift, end + shift).filter(isWord));
      at = end;
    } else region.added.push(...read.slice(readAt, (readAt += value.length)).filter(isWord));
  }
  return regions.filter((one) => joined(one.removed) !== joined(one.added));
}

/**
 * Moves a deleted region whose words could as well be the ones before or after ("a b" of "a b a b") to where a
 * paragraph begins: it is likelier that a whole paragraph is missing than the end of one and the beginning of the next.
 */
function shiftToPlace(written: readonly Token[], start: number, end: number): number {
  const begins = (at: number) => written[at - 1]?.source !== written[at]?.source;
  for (let shift = 0; ; shift--) {
    if (begins(start + shift)) return shift;
    if (written[start + shift - 1]?.letters !== written[end + shift - 1]?.letters) break;
  }
  for (let shift = 0; end + shift < written.length; shift++) {
    if (begins(start + shift)) return shift;
    if (written[start + shift]!.letters !== written[end + shift]!.letters) break;
  }
  return 0;
}

/** Returns one change with all words between the common beginning and the common end. */
function wholeChange(
  was: readonly string[],
  is: readonly string[],
): { value: readonly string[]; added?: boolean; removed?: boolean }[] {
  const shortest = Math.min(was.length, is.length);
  let start = 0;
  while (start < shortest && was[start] === is[start]) start++;
  let end = 0;
  while (end < shortest - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  return [
    { value: was.slice(0, start) },
    { value: was.slice(start, was.length - end), removed: true },
    { value: is.slice(start, is.length - end), added: true },
    { value: was.slice(was.length - end) },
  ];
}

interface Comparison {
  regions: readonly Region[];
  written: readonly Token[];
}

function describe(region: Region, { regions: all, written }: Comparison): Difference[] {
  const { removed, added, before } = region;
  const goneTo = (letters: string) => all.find((other) => other !== region && joined(other.added) === letters);
  if (added.length === 0) {
    const kind = goneTo(joined(removed)) ? "moved" : "lost";
    return bySource(removed).map(([source, what]) => ({ kind, source, what: shortenWords(what) }));
  }
  const what = shortenWords(added.map(({ text }) => text).join(" "));
  const letters = joined(added);
  if (removed.length === 0) {
    // This is reported at the place where the word is missing.
    if (all.some((other) => other !== region && joined(other.removed) === letters)) return [];
    const source = placeOfLetters(written, letters);
    return [{ kind: "doubled", source: source ?? before?.source ?? written[0]?.source ?? "", what }];
  }
  return bySource(removed).map(([source, text], index) =>
    index === 0
      ? { kind: "changed", source, what: shortenWords(text), found: what }
      : { kind: "lost", source, what: shortenWords(text) },
  );
}

/** Returns the place where the same letters were written. */
function placeOfLetters(written: readonly Token[], letters: string): string | undefined {
  const at = joined(written).indexOf(letters);
  if (at < 0) return undefined;
  let end = 0;
  return written.find((token) => (end += token.letters.length) > at)?.source;
}

function bySource(tokens: readonly Token[]): [source: string, words: string][] {
  const texts: [string, string][] = [];
  for (const { source, text } of tokens) {
    const last = texts.at(-1);
    if (last?.[0] === source) last[1] += ` ${text}`;
    else texts.push([source, text]);
  }
  return texts;
}

function joined(tokens: readonly ReadWord[]): string {
  return tokens.map(({ letters }) => letters).join("");
}
