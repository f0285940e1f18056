/** A run of text in; the same with the language's quotation marks and apostrophes for straight ones out. */
import type { Conventions } from "./conventions.ts";
import { after, before } from "./run-marks.ts";

const letter = /[\p{L}\p{M}\ufdd2\ufdd3]/u;
const digit = /\p{N}/u;
/** What an opening mark may follow, and a closing one precede, beside white space and the ends. */
const opener = /^[\s([{<\-–—/]?$/u;
const closer = /^[\s)\]}>\-–—/.,;:!?…\ufdd1]?$/u;
const straight = /["']/g;
/** Marks that an author set already: which level a straight one would have is then not certain. */
const typographic = /[“”„«»‹›‚‘]/;

interface Pair {
  open: number;
  close: number;
  isDouble: boolean;
  /** The pair around this one. */
  outer: Pair | undefined;
}

/**
 * Sets only what is certain: pairs that nest as they should through the whole run, apostrophes
 * within words, and behind a word where the language has such words. If single marks don't pair,
 * double ones still may. Primes (`5'10"`) and all else stay.
 */
export function setQuotationMarks(text: string, conventions: Conventions): string {
  if (!text.includes('"') && !text.includes("'")) return text;
  const marks = new Map<number, string>();
  setApostrophes(text, conventions, marks);
  if (!typographic.test(text)) {
    const paired = pairMarks(text, marks, true) ?? pairMarks(text, marks, false);
    for (const index of paired?.loose ?? []) {
      if (conventions.trailingApostrophe?.test(before(text, index))) marks.set(index, "’");
    }
    for (const pair of paired?.pairs ?? []) {
      const [opening, closing] = marksOf(pair, conventions) ?? [];
      if (opening === undefined || closing === undefined) continue;
      marks.set(pair.open, opening);
      marks.set(pair.close, closing);
    }
  }
  return text.replace(straight, (mark, index: number) => marks.get(index) ?? mark);
}

/** Within a word (`l'asile`, `1990's`), for a left-out century (`'90s`), before Dutch `'s` and `'t`. */
function setApostrophes(text: string, { leadingApostrophe }: Conventions, marks: Map<number, string>): void {
  for (let index = text.indexOf("'"); index >= 0; index = text.indexOf("'", index + 1)) {
    const previous = before(text, index);
    const next = after(text, index + 1);
    const rest = text.slice(index + 1, index + 5);
    const isWithin = letter.test(previous) && letter.test(next);
    const isOfDecade = (digit.test(previous) && /^s(?![\p{L}\p{N}])/u.test(rest)) || isLeftOut(previous, rest);
    const leads = opener.test(previous) && leadingApostrophe?.test(rest);
    if (isWithin || isOfDecade || leads) marks.set(index, "’");
  }
}

function isLeftOut(previous: string, rest: string): boolean {
  return opener.test(previous) && /^\d0s(?![\p{L}\p{N}])/u.test(rest);
}

/**
 * Pairs in the order of their closing, and single marks behind a word that close nothing; undefined
 * if the marks don't nest.
 */
function pairMarks(
  text: string,
  apostrophes: ReadonlyMap<number, string>,
  withSingle: boolean,
): { pairs: Pair[]; loose: number[] } | undefined {
  const open: Pair[] = [];
  const pairs: Pair[] = [];
  const loose: number[] = [];
  for (const { 0: mark, index } of text.matchAll(straight)) {
    const isDouble = mark === '"';
    if (apostrophes.has(index) || (!isDouble && !withSingle)) continue;
    const previous = before(text, index);
    const next = after(text, index + 1);
    const outer = open.at(-1);
    const opens = isOpening(previous, next, outer, index);
    const closes = isClosing(previous, next);
    if (opens && !closes) {
      open.push({ open: index, close: -1, isDouble, outer });
    } else if (closes && !opens && outer?.isDouble === isDouble) {
      open.pop();
      pairs.push({ ...outer, close: index });
    } else if (isDouble ? !digit.test(previous) || outer : open.some((pair) => !pair.isDouble)) {
      return undefined;
    } else if (closes && !isDouble && letter.test(previous)) {
      loose.push(index);
    }
  }
  return open.length === 0 ? { pairs, loose } : undefined;
}

/** Behind white space, a bracket or the mark that opened just before, and before something. */
function isOpening(previous: string, next: string, outer: Pair | undefined, index: number): boolean {
  const followsMark = (previous === '"' || previous === "'") && outer !== undefined && index - outer.open <= 2;
  return (opener.test(previous) || followsMark) && !/^[\s)\]},;:!?\ufdd1]?$/u.test(next);
}

function isClosing(previous: string, next: string): boolean {
  return !/^[\s([{]?$/u.test(previous) && (closer.test(next) || next === '"' || next === "'");
}

/** Inside other marks of the first level, those of the second; single ones alone only where the language has them. */
function marksOf({ isDouble, outer }: Pair, { quotes }: Conventions): readonly [string, string] | undefined {
  if (outer?.isDouble) return quotes.second;
  return isDouble ? quotes.first : quotes.single;
}
