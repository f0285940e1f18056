/** Replaces ordinary spaces at which a line must not end by no-break spaces, in a run of text. */
import type { Language } from "../../languages/languages.ts";
import { conventionsOf, type Conventions } from "./conventions.ts";
import { monthNamesOf, type MonthNames } from "./month-names.ts";
import { after, characterBefore, masked, object, seam, tokenAfter, tokenBefore } from "./run-marks.ts";

const noBreak = "\u00a0";
const narrow = "\u202f";

const spaces = /[ \n]/g;
/**
 * Matches spaces beside digits, dashes, full stops and placeholder characters. Other spaces, which are the most, matter
 * in French alone.
 */
const spacesToLookAt = /(?<=[\d.\ufdd0-\ufdd3])[ \n]|[ \n](?=[\d–—IVXLC\ufdd0-\ufdd3])/g;
const anySpace = /[ \n\u00a0\u202f]/;
const white = /\s/;
const digit = /\d/;
const leading = /^[([{"'“”„«»‘‚]+/u;
const trailing = /[)\]}"'“”„«»‘’‚,;:!?…\ufdd1]+$/u;
const units = new Set(
  "km m cm mm km² m² m³ km/h kg g t ha ml °c °f kb mb gb tb kw kwh mw mwh gwh hz mio mrd eur usd gbp chf bgn czk dkk huf pln ron sek nok".split(
    " ",
  ),
);
/** Words for large numbers in the languages of the European Union. */
const scales = new Set(
  (
    "thousand million millions billion billions trillion trillions tausend millionen milliarde milliarden mille milliers " +
    "milliard milliards mil millón millones milione milioni miliardo miliardi milhão milhões duizend miljoen miljard " +
    "tusind millioner milliard milliarder tusen miljon miljoner miljarder tysiąc tysiące tysięcy milion miliony milionów " +
    "miliard miliardy miliardów tisíc tisíce miliónov miliárd millió milliárd milioane miliarde χιλιάδες εκατομμύρια " +
    "δισεκατομμύρια хиляди милиона милиарда tuhat miljonit miljardit tuhatta miljoonaa miljardia tūkstoši miljoni " +
    "tūkstančių milijonų milijardų milijuna milijardi milijonov milijard"
  ).split(" "),
);
const currencies = new Set("eur usd gbp chf bgn czk dkk huf pln ron sek nok € $ £".split(" "));
const signs = new Set(["§", "§§", "№", "¶"]);
const roman = /^[IVXLC]+(?!\p{L})/u;
const initial = /^(?:\p{Lu}\.-?)+$/u;
/**
 * Matches abbreviations of the Union and its Communities in brackets, in Latin, Greek and Cyrillic capitals: `(EU)`.
 */
const communities = /^\(\p{Lu}{2,7}(?:,|\))$/u;
/** Matches a series of the Official Journal, which is cited as `L 180` or `C 202` in all languages. */
const seriesOfActs = /^[LC]$/;
/** Last words of the Official Journal's short name in the languages of the Union. */
const officialJournals = new Set(
  "OJ JO ABl. GU DO PB EFT EUT EGT EYVL EUVL ΕΕ ОВ věst. EÚ Dz.U. HL OL OV EÜT ELT ĠU SL UL IO".split(" "),
);
const spacedPunctuation = /^[;:!?»]$/;

/**
 * Makes spaces no-break between a number and what it counts or numbers, in dates and amounts, between initials, before
 * a dash, and in French before `; : ! ?` and within guillemets. Only ordinary spaces are replaced: no-break spaces of
 * the author stay.
 */
export function setNoBreakSpaces(text: string, language: Language): string {
  const conventions = conventionsOf(language);
  const months = monthNamesOf(language);
  const looked = conventions.hasSpacedPunctuation ? spaces : spacesToLookAt;
  return text.replace(looked, (space, index: number) => {
    const previous = characterBefore(text, index);
    const next = after(text, index + 1);
    if (!previous || !next || anySpace.test(previous) || anySpace.test(next)) return space;
    if (conventions.hasSpacedPunctuation && (spacedPunctuation.test(next) || previous === "«")) return narrow;
    if (next === "–" || next === "—") return isDash(text, index) ? noBreak : space;
    if (digit.test(previous) && digit.test(next) && isInThousands(text, index, conventions)) return narrow;
    return holds(text, index, { previous, next, conventions, months }) ? noBreak : space;
  });
}

interface SpacePlace {
  previous: string;
  next: string;
  conventions: Conventions;
  months: MonthNames;
}

function holds(text: string, index: number, { previous, next, conventions, months }: SpacePlace): boolean {
  if (digit.test(next) || /[IVXLC]/.test(next)) {
    const word = lastWord(text, index);
    if (digit.test(next)) {
      if (signs.has(word) || currencies.has(word) || conventions.beforeNumber.has(word)) return true;
      if (months.comeFirst && months.names.has(word)) return true;
      if (isOfAnAct(text, index)) return true;
    } else if (signs.has(word) || (conventions.beforeNumber.has(word) && roman.test(tokenAfter(text, index + 1)))) {
      return true;
    } else if (isBeforeSeries(text, index)) {
      return true;
    }
  }
  if (/[\d.]/.test(previous) && /\d\.?$/.test(tokenBefore(text, index))) {
    return isCounted(text, index, conventions, months);
  }
  return previous === "." && isBetweenInitials(text, index);
}

/** Returns whether the space is within the citation of a legal act: `Regulation (EU) 2021/2303`, `OJ L 180`. */
function isOfAnAct(text: string, index: number): boolean {
  const last = tokenBefore(text, index);
  return seriesOfActs.test(last) || (communities.test(last) && /^\d+\/\d/.test(tokenAfter(text, index + 1)));
}

/** Returns whether the space is between the Official Journal's short name and its series: `OJ L 180`, `ABl. C 202`. */
function isBeforeSeries(text: string, index: number): boolean {
  const last = tokenBefore(text, index).replace(leading, "");
  return officialJournals.has(last) && /^[LC][ \n\u00a0]\d/.test(text.slice(index + 1, index + 4));
}

/** Returns whether a dash that is followed by white space stands behind the space. */
function isDash(text: string, index: number): boolean {
  return /^[–—]$/.test(tokenAfter(text, index + 1));
}

/**
 * Returns whether the space separates thousands: true in `10 000` and `385 000 000`, false in `Table 3 100`. Three
 * digits must follow it, and at most three precede it.
 */
function isInThousands(text: string, index: number, { beforeNumber }: Conventions): boolean {
  const start = Math.max(0, index - 16);
  const head = /(?<![\d.,/–-])\d{1,3}(?:[ \n\u00a0\u202f]\d{3})*$/.exec(text.slice(start, index));
  if (!head || !/^\d{3}(?!\d|[/–-]\d)/.test(text.slice(index + 1, index + 6))) return false;
  return !beforeNumber.has(lastWord(text, start + head.index - 1));
}

/**
 * Returns whether a number precedes the space, and a unit, sign, month or another word that belongs to numbers follows
 * it.
 */
function isCounted(text: string, index: number, conventions: Conventions, months: MonthNames): boolean {
  const token = tokenAfter(text, index + 1);
  if (/^[%‰°€$£](?!\d)/u.test(token)) return true;
  const word = token.replace(trailing, "").toLowerCase();
  const bare = word.replace(/\.$/, "");
  const isOrdinal = characterBefore(text, index) === ".";
  if (!isOrdinal && (units.has(bare) || scales.has(bare))) return true;
  if (conventions.afterNumber.has(word) || conventions.afterNumber.has(bare)) return true;
  if (months.comeFirst || !/(?:^|\D)\d{1,2}\.?$/.test(text.slice(Math.max(0, index - 4), index))) return false;
  if (months.names.has(bare)) return true;
  if (!months.link || word !== months.link) return false;
  const end = index + 1 + token.length;
  return months.names.has(
    tokenAfter(text, end + 1)
      .replace(trailing, "")
      .toLowerCase()
      .replace(/\.$/, ""),
  );
}

/**
 * Returns whether the space is between initials (`J. R. R. Tolkien`), or between at least two of them and the name. One
 * initial alone may be the end of a sentence.
 */
function isBetweenInitials(text: string, index: number): boolean {
  const last = tokenBefore(text, index).replace(leading, "");
  if (!initial.test(last)) return false;
  const next = tokenAfter(text, index + 1).replace(trailing, "");
  if (initial.test(next)) return true;
  if (!/^\p{Lu}[\p{L}\p{M}'’-]+\.?$/u.test(next)) return false;
  const start = index - tokenBefore(text, index).length - 1;
  return start > 0 && initial.test(tokenBefore(text, start).replace(leading, ""));
}

/** Returns the word before a number, in lower case, without brackets and articles (`l’article`, `l-Artikolu`). */
function lastWord(text: string, index: number): string {
  const word = tokenBefore(text, index).replace(leading, "").toLowerCase();
  return word.slice(Math.max(word.lastIndexOf("’"), word.lastIndexOf("'"), word.lastIndexOf("-")) + 1);
}

/** Keeps a paragraph's last word on the line of the word before it, if it has fewer than five letters and digits. */
export function holdLastWord(text: string): string {
  const { start, end } = lastTokenOf(text);
  const space = text[start - 1];
  if (space !== " " && space !== "\n") return text;
  const word = text.slice(start, end);
  const length = word.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isUncertain = word.includes(object) || word.includes(masked) || anySpace.test(characterBefore(text, start - 1));
  if (isUncertain || length === 0 || length >= 5) return text;
  return `${text.slice(0, start - 1)}${noBreak}${text.slice(start)}`;
}

/**
 * Returns the offsets of the last word, without white space behind it. A no-break space is part of the word only in
 * French, as in `mot !`.
 */
export function lastTokenOf(text: string): { start: number; end: number } {
  let end = text.length;
  while (end > 0 && (text[end - 1] === seam || white.test(text[end - 1]!))) end -= 1;
  let start = end;
  while (start > 0 && (!white.test(text[start - 1]!) || isInFrenchToken(text, start - 1))) start -= 1;
  return { start, end };
}

function isInFrenchToken(text: string, index: number): boolean {
  return (
    text[index] === narrow && (spacedPunctuation.test(after(text, index + 1)) || characterBefore(text, index) === "«")
  );
}
