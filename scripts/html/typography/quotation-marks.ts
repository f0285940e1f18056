/** Replaces straight quotation marks and apostrophes by those of a language, in a run of text. */
import type { Conventions } from "./conventions.ts";
import { after, characterBefore } from "./run-marks.ts";

const letter = /[\p{L}\p{M}\ufdd2\ufdd3]/u;
const digit = /\p{N}/u;
/**
 * `opener` matches what an opening mark may follow, `closer` what a closing mark may precede: white space, brackets,
 * dashes, the ends of the text.
 */
const opener = /^[\s([{<\-–—/¿¡]?$/u;
const closer = /^[\s)\]}>\-–—/.,;:!?…\ufdd1]?$/u;
const straight = /["']/g;
/** Matches typographic marks that an author set. Beside them the level of straight marks is not certain. */
const typographic = /[“”„«»‹›‚‘]/;

interface Pair {
  open: number;
  close: number;
  isDouble: boolean;
  /** The pair around this one. */
  outer: Pair | undefined;
}

/**
 * Replaces only marks that are certain: pairs that nest correctly through the whole run, apostrophes within words, and
 * those behind a word where the language has such words. If single marks don't pair, double ones still may. Primes
 * (`5'10"`) and all others stay.
 */
export function setQuotationMarks(text: string, conventions: Conventions): string {
  if (!text.includes('"') && !text.includes("'")) return text;
  const marks = new Map<number, string>();
  setApostrophes(text, conventions, marks);
  if (!typographic.test(text)) {
    const paired = pairMarks(text, marks, true) ?? pairMarks(text, marks, false);
    for (const index of paired?.loose ?? []) {
      if (conventions.trailingApostrophe?.test(characterBefore(text, index))) marks.set(index, "’");
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

/**
 * Finds apostrophes within a word (`l'asile`, `1990's`), for an omitted century (`'90s`), and before Dutch `'s` and
 * `'t`.
 */
function setApostrophes(text: string, { leadingApostrophe }: Conventions, marks: Map<number, string>): void {
  for (let index = text.indexOf("'"); index >= 0; index = text.indexOf("'", index + 1)) {
    const previous = characterBefore(text, index);
    const next = after(text, index + 1);
    const rest = text.slice(index + 1, index + 12);
    const isWithin = letter.test(previous) && (letter.test(next) || isElision(text, index));
    const isOfDecade = (digit.test(previous) && numeralEnding.test(rest)) || isLeftOut(text, index, previous);
    const leads = isAtStart(text, index) && leadingApostrophe?.test(rest);
    const isBehindQuote = isBehindQuotation(text, index);
    if (isWithin || isOfDecade || leads || isBehindQuote) marks.set(index, "’");
  }
}

/** Matches endings that follow digits: `1990's`, `80'erne`. */
const numeralEnding = /^(?:s|er|ers|ere|erne|ernes|n|t)(?![\p{L}\p{N}])/u;

/** Returns whether a word begins here, perhaps behind an opening quotation mark. */
function isAtStart(text: string, index: number): boolean {
  const previous = characterBefore(text, index);
  if (opener.test(previous)) return true;
  return previous === '"' && opener.test(characterBefore(text, index - 1));
}

/** Returns whether the ending 's follows a quotation: `"Annex 1"'s`. */
function isBehindQuotation(text: string, index: number): boolean {
  return (
    /["”»“]/.test(characterBefore(text, index)) &&
    /^s(?![\p{L}\p{N}])/u.test(text.slice(index + 1, index + 3)) &&
    !opener.test(characterBefore(text, index - 1))
  );
}

/** Returns whether a quotation begins right behind an elided word, as in `l'"open data"` and `l'« open data »`. */
function isElision(text: string, index: number): boolean {
  return /^(?:"(?=[\p{L}\p{N}])|[«“„])/u.test(text.slice(index + 1, index + 3));
}

/** Returns whether the apostrophe stands for omitted digits or letters: `'90s`, `'90er`, `'98`, `rock 'n' roll`. */
function isLeftOut(text: string, index: number, previous: string): boolean {
  const rest = text.slice(index + 1, index + 8);
  if (rest.startsWith("n' ") && opener.test(previous)) return true;
  if (text.slice(index - 2, index) === "'n" && opener.test(characterBefore(text, index - 2)) && rest.startsWith(" "))
    return true;
  if (!isAtStart(text, index)) return false;
  if (/^\d0(?:s|ers?|ern)(?![\p{L}\p{N}])/u.test(rest)) return true;
  return /^\d(?:\d|00)(?![\p{L}\p{N}])/u.test(rest) && !mayClose(text, index + 1);
}

/**
 * Returns whether some single mark from `from` on may close a quotation: behind a word, and before what may follow a
 * quotation.
 */
function mayClose(text: string, from: number): boolean {
  for (let index = text.indexOf("'", from); index >= 0; index = text.indexOf("'", index + 1)) {
    if (!opener.test(characterBefore(text, index)) && closer.test(after(text, index + 1))) return true;
  }
  return false;
}

/**
 * Returns the pairs of marks in the order in which they close, and single marks behind a word that close nothing;
 * undefined if the marks don't nest.
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
    const previous = characterBefore(text, index);
    const next = after(text, index + 1);
    const outer = open.at(-1);
    const elides = apostrophes.has(index - 1) && isElision(text, index - 1);
    const opens = elides || isOpening(text, index, outer);
    const closes = !elides && isClosing(previous, next);
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

/**
 * Returns whether a mark opens a quotation: behind white space, a bracket or a mark that has just opened one, and
 * before a word.
 */
function isOpening(text: string, index: number, outer: Pair | undefined): boolean {
  const [previous, next] = [characterBefore(text, index), after(text, index + 1)];
  const followsMark = (previous === '"' || previous === "'") && outer !== undefined && index - outer.open <= 2;
  return (opener.test(previous) || followsMark || isBetween(text, index)) && !/^[\s)\]},;:!?\ufdd1]?$/u.test(next);
}

/** Returns whether only a comma or semicolon separates the mark from the one before: `"A";"B"`. */
function isBetween(text: string, index: number): boolean {
  return /^[,;]$/.test(characterBefore(text, index)) && characterBefore(text, index - 1) === text[index];
}

function isClosing(previous: string, next: string): boolean {
  return !/^[\s([{]?$/u.test(previous) && (closer.test(next) || next === '"' || next === "'");
}

/**
 * Returns the marks that replace a pair: those of the second level inside a pair of the first. For a single pair
 * outside others, undefined where the language has no such marks.
 */
function marksOf({ isDouble, outer }: Pair, { quotes }: Conventions): readonly [string, string] | undefined {
  if (outer?.isDouble) return quotes.second;
  return isDouble ? quotes.first : quotes.single;
}
