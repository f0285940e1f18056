/** Strips a text to the letters that stay the same however it is set and copied from a PDF. */
import { createHash } from "node:crypto";

/** White space and what is not seen: a line may end anywhere in it; and the hyphen that a divided word ends with. */
const unseen = /\u00ad[-\u2010]?|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+|[\ufe00-\ufe0f]/gu;

/** Latin ligatures, and Arabic letters as they are joined. */
const formed = /[\ufb00-\ufb06\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]/g;

/** Returns a text without white space and soft hyphens; ligatures as letters, hyphens as the hyphen-minus, composed. */
export function lettersOf(text: string): string {
  const letters = text.replace(formed, (each) => each.normalize("NFKC"));
  return (leftwards.test(letters) ? wordsInOneOrder(letters).join(" ") : letters)
    .replace(unseen, "")
    .replace(/[\u2010\u2011]/g, "-")
    .normalize();
}

/**
 * Returns the letters of a text, the same in capitals and in small letters as stylesheets set them: "ß" is "SS", Greek
 * capitals lose their accents, and the Turkish "i" keeps its dot (CSS Text 3, 2.1).
 */
export function lettersWithoutCase(text: string): string {
  const letters = lettersOf(text).replace(/[İı]/g, "i").toUpperCase().toLowerCase().replaceAll("ς", "σ");
  return letters
    .normalize("NFD")
    .replace(/(?<=\p{Script=Greek})\p{M}+|\u0307/gu, "")
    .normalize();
}

/**
 * Returns SHA-256, in hexadecimal digits, of the letters of a text and of the drawn figures beside it.
 *
 * @param figures - undefined for pictures, which may have words of their own
 */
export function digestOfLetters(text: string, figures: readonly (string | undefined)[]): string {
  const hash = createHash("sha256").update(lettersOf(text));
  for (const figure of figures) hash.update(figure === undefined ? "\0" : `\0${lettersOf(figure)}`);
  return hash.digest("hex");
}

/**
 * Matches a letter that is written from right to left: Hebrew, Arabic, and their neighbours, and those beyond the Basic
 * Multilingual Plane, as Adlam (Unicode Character Database, DerivedBidiClass).
 */
export const leftwards =
  /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** All but letters that are written from left to right. */
const between = new RegExp(`(?:\\P{L}|${leftwards.source})+`, "gu");

/**
 * Returns the words of a text; those that are written from right to left, with what stands among them, as one of which
 * the letters are in the order of their numbers. Chromium writes such letters as they are seen, from the left, and each
 * reader turns them by rules of its own (Unicode UAX #9).
 */
export function wordsInOneOrder(text: string): string[] {
  if (!leftwards.test(text)) return text.split(/\s+/);
  const letters = text.replace(formed, (each) => each.normalize("NFKC"));
  return letters.replace(between, (run) => (leftwards.test(run) ? ` ${sorted(run)} ` : run)).split(/\s+/);
}

/**
 * Tells whether a text with words from right to left was read with all its letters and no other, in whatever order: within
 * a block that is written so (`dir="rtl"`) all other words stand in another order, too.
 */
export function hasSameLetters(written: string, read: string): boolean {
  if (!leftwards.test(written)) return false;
  const [own, other] = [written, read].map((text) => sorted(text.replace(formed, (each) => each.normalize("NFKC"))));
  return own === other;
}

/** Returns letters in the order of their numbers, without brackets and quotation marks, which are drawn turned. */
function sorted(text: string): string {
  const letters = text
    .replaceAll(/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>]/gu, "")
    .replace(unseen, "")
    .replaceAll(/[\u2010\u2011]/g, "-")
    .normalize();
  return Array.from(letters).toSorted().join("");
}
