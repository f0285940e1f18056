/** Finds how the words in a unit's PDF differ from those that were written, each with its place. */
import { diffArrays } from "diff";
import { hasSameLetters, lettersOf, lettersWithoutCase, wordsInOneOrder } from "../lib/pdf/reader-letters.ts";
import type { TaggedWords } from "../lib/pdf/tagged-words.ts";
import { shortenWords, type Difference } from "./compare-inventories.ts";
import type { ExpectedPrint } from "./expected-print.ts";

/** A written word. */
interface Token {
  source: string;
  text: string;
  /** Letters by which it is compared. */
  letters: string;
}

/** Written words, and the words that the PDF has instead. */
interface Region {
  removed: Token[];
  added: string[];
  /** The written word before them. */
  before: Token | undefined;
}

/**
 * The most differing words that are reported one by one. With more, all words between the first and the last difference
 * are reported as one.
 */
const mostEdits = 1000;

/** Message for a picture without visible parts: mostly its shapes are outside it, or hidden. */
const unseen =
  "a picture of which nothing is seen; what it draws lies outside its viewBox, is hidden or clipped, or has no colour";

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
  const letters = ignoresCase ? lettersWithoutCase : lettersOf;
  const written = expected.text.flatMap(([source, words]) => tokensOf(source, words, letters));
  const differences = differencesOf(written, found.text, letters);
  for (const [index, { source, words }] of expected.figures.entries()) {
    const figure = found.figures[index];
    if (figure === undefined) differences.push({ kind: "lost", source, what: unseen });
    else if (words !== undefined) differences.push(...differencesOf(tokensOf(source, words, letters), figure, letters));
  }
  if (found.figures.length > expected.figures.length) {
    const { source } = expected.figures.at(-1) ?? { source: "" };
    differences.push({ kind: "doubled", source, what: "picture" });
  }
  return differences;
}

/** Returns the differences, without those of order alone in a text with words written from right to left. */
function differencesOf(written: readonly Token[], read: string, letters: LetterReader): Difference[] {
  if (hasSameLetters(written.map(({ text }) => text).join(" "), read)) return [];
  const regions = regionsOf(
    written,
    wordsInOneOrder(read).filter((word) => letters(word) !== ""),
    letters,
  );
  return regions.flatMap((region) => describe(region, { regions, written, letters }));
}

function tokensOf(source: string, words: string, lettersIn: LetterReader): Token[] {
  return wordsInOneOrder(words).flatMap((text) => {
    const letters = lettersIn(text);
    return letters === "" ? [] : [{ source, text, letters }];
  });
}

/** Finds where letters differ. Words may be divided at other places, where an element or a line ends within one. */
function regionsOf(written: readonly Token[], read: readonly string[], lettersIn: LetterReader): Region[] {
  const letters = written.map((token) => token.letters);
  const found = read.map(lettersIn);
  const changes = diffArrays(letters, found, { maxEditLength: mostEdits }) ?? wholeChange(letters, found);
  const regions: Region[] = [];
  let [at, readAt] = [0, 0];
  let region: Region | undefined;
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      region = undefined;
      at += value.length;
      readAt += value.length;
      continue;
    }
    if (!region) regions.push((region = { removed: [], added: [], before: written[at - 1] }));
    if (removed) {
      const end = at + value.length;
      const shift = shiftToPlace(written, at, end);
      region.removed.push(...written.slice(at + shift, end + shift));
      at = end;
    } else region.added.push(...read.slice(readAt, (readAt += value.length)));
  }
  return regions.filter((one) => joined(one.removed) !== lettersIn(one.added.join("")));
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
  letters: LetterReader;
}

function describe(region: Region, { regions: all, written, letters: lettersIn }: Comparison): Difference[] {
  const { removed, added, before } = region;
  const goneTo = (letters: string) =>
    all.find((other) => other !== region && lettersIn(other.added.join("")) === letters);
  if (added.length === 0) {
    const kind = goneTo(joined(removed)) ? "moved" : "lost";
    return bySource(removed).map(([source, what]) => ({ kind, source, what: shortenWords(what) }));
  }
  const what = shortenWords(added.join(" "));
  const letters = lettersIn(added.join(""));
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

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ letters }) => letters).join("");
}
