/** Reduces a text to the letters that stay the same however it is set and copied from a PDF. */
import { createHash } from "node:crypto";

/** Matches white space and invisible characters, at any of which a line may break, and the hyphen of a divided word. */
const unseen = /\u00ad[-\u2010]?|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+|[\ufe00-\ufe0f]/gu;

/** Matches Latin ligatures, and Arabic presentation forms. */
const formed = /[\ufb00-\ufb06\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]/g;

/**
 * Returns a text without white space and soft hyphens, with ligatures as letters, all hyphens as the hyphen-minus, in
 * composed Unicode (NFC).
 */
export function lettersOfReader(text: string): string {
  return lettersInOrder(leftwards.test(text) ? wordsInOneOrder(text).join(" ") : text);
}

/** Returns the same as `lettersOfReader`, but keeps the order of letters in words from right to left. */
export function lettersInOrder(text: string): string {
  return text
    .replace(formed, (each) => each.normalize("NFKC"))
    .replace(unseen, "")
    .replace(/[\u2010\u2011]/g, "-")
    .normalize();
}

/**
 * Returns the letters of a text independently of case, as stylesheets convert it: "ß" becomes "SS", Greek capitals lose
 * their accents, and the Turkish "i" keeps its dot (CSS Text 3, 2.1).
 */
export function lettersWithoutCase(text: string): string {
  const letters = lettersOfReader(text).replace(/[İı]/g, "i").toUpperCase().toLowerCase().replaceAll("ς", "σ");
  return letters
    .normalize("NFD")
    .replace(/(?<=\p{Script=Greek})\p{M}+|\u0307/gu, "")
    .normalize();
}

/**
 * Returns the SHA-256, in hexadecimal digits, of the letters of a text, of the words in drawn figures, and of the labels
 * of lists.
 *
 * @param figures - words of each figure, or signs of a formula; undefined for pictures, whose words don't count
 * @param labels - as `letteringOf` returns them
 */
export function digestOfLetters(
  text: string,
  figures: readonly (string | undefined)[],
  labels: readonly string[] = [],
): string {
  const hash = createHash("sha256").update(lettersOfReader(text));
  for (const figure of figures) hash.update(figure === undefined ? "\0" : `\0${lettersOfReader(figure)}`);
  for (const label of labels) hash.update(`\u0001${label}`);
  return hash.digest("hex");
}

/** Returns the letters and digits of a list's label: empty for bullets, `a` for `(a)`. */
export function letteringOf(label: string): string {
  return label.replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Matches the signs of a formula that are glyphs of a font, whatever their size. Brackets, roots, arrows and accents may
 * be drawn in parts, which have no characters of their own.
 */
const formulaSign = /(?!\p{Lm})[\p{L}\p{N}%‰°,.;:!+\-−±∓×÷·⋅=≠≈≡<>≤≥∈∉⊂⊃⊆⊇∪∩∧∨¬∀∃∂∇∞]/gu;

/**
 * Returns the signs by which a formula is compared, sorted by code: browsers paint the parts of a fraction or a root in
 * an order of their own, and set letters in Mathematical Alphanumeric Symbols (MathML Core, 2.1.6).
 */
export function formulaSigns(text: string): string {
  const signs = text.normalize("NFKC").match(formulaSign) ?? [];
  return signs
    .map((sign) => (sign === "-" ? "−" : sign))
    .toSorted()
    .join("");
}

/**
 * Matches a letter that is written from right to left: Hebrew, Arabic and their neighbours, and those beyond the Basic
 * Multilingual Plane, such as Adlam (Unicode Character Database, DerivedBidiClass).
 */
export const leftwards =
  /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Matches text without letters that are written from left to right. */
const between = new RegExp(`(?:\\P{L}|${leftwards.source})+`, "gu");

/**
 * Returns the words of a text. Each run of words written from right to left, with what is among them, is one word,
 * whose letters are sorted by code. Chromium writes such letters in visual order, from the left, and each reader
 * reorders them by rules of its own (Unicode UAX #9).
 */
export function wordsInOneOrder(text: string): string[] {
  if (!leftwards.test(text)) return text.split(/\s+/);
  const letters = text.replace(formed, (each) => each.normalize("NFKC"));
  return letters.replace(between, (run) => (leftwards.test(run) ? ` ${sorted(run)} ` : run)).split(/\s+/);
}

/**
 * Returns whether a text with words written from right to left was read back with exactly its letters, in whatever
 * order: in a block with `dir="rtl"`, all other words are reordered too.
 */
export function hasSameLetters(written: string, read: string): boolean {
  if (!leftwards.test(written)) return false;
  const [own, other] = [written, read].map((text) => sorted(text.replace(formed, (each) => each.normalize("NFKC"))));
  return own === other;
}

/** Returns letters sorted by code, without brackets and quotation marks, which are drawn mirrored. */
function sorted(text: string): string {
  return Array.from(lettersInOrder(text.replaceAll(/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>]/gu, "")))
    .toSorted()
    .join("");
}
