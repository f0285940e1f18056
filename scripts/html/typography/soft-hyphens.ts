/** Adds soft hyphens to a run of text by the language's hyphenation patterns. */
import { createRequire } from "node:module";
import type { LanguageFacts } from "../../languages/language-facts.ts";
import { languageFacts, type Language } from "../../languages/languages.ts";
import { characterBefore } from "./run-marks.ts";

type Hyphenate = (word: string) => string;
type CreateHyphenator = (patterns: unknown, options: { html: boolean; hyphenChar: string }) => Hyphenate;

// The patterns of a language are up to 1.2 MB of script, so they are loaded when first needed, and by `require`, which
// needs no waiting.
const require = createRequire(import.meta.url);

const soft = "\u00ad";
/**
 * The least letters of a word that is divided. Text is set ragged right, so a division is worth it only where a good
 * part of a word moves up.
 */
const usualLeast = 7;
/** The least letters before and behind a division; no language demands more. */
const leastBefore = 3;
const leastAfter = 3;

const token = /[^\s–—…]+/g;
/**
 * Matches words that are not divided: with digits, hyphens of the author, parts of codes, or joined to code or an
 * address.
 */
const unfit = /[\p{N}\u00ad\u200b\-‐‑_@\\\ufdd2\ufdd3]|\p{L}\.\p{L}/u;
const lettersAndSeams = /[\p{L}\p{M}\ufdd0]+/gu;
/**
 * Matches words without capitals, which mean a name or an abbreviation, or in German a noun, and without combining
 * marks, which patterns don't know.
 */
const plainWord = /^\p{Ll}+$/u;
const capitalisedWord = /^\p{L}\p{Ll}+$/u;

/** Options for which words are divided. */
export interface HyphenOptions {
  /** The least letters of such a word. */
  leastLetters?: number | undefined;
  /** Whether words that begin with a capital are divided too, as the first word of each header cell does. */
  dividesCapitalised?: boolean | undefined;
}

type HyphenateToken = (found: string, options: { leastLetters: number; dividesCapitalised: boolean }) => string;

const hyphenators = new Map<Language, HyphenateToken | undefined>();

/**
 * Adds soft hyphens to words. Not divided are words of fewer than `leastLetters`, names and other words with an initial
 * capital (but in German, and where `options` say so), words that a no-break space ties to a number (`6.5 million`),
 * words with digits or inner capitals, with hyphens or soft hyphens of the author, and words that are partly in another
 * element.
 */
export function setSoftHyphens(text: string, language: Language, options: HyphenOptions = {}): string {
  const { leastLetters = usualLeast, dividesCapitalised = false } = options;
  if (!hyphenators.has(language)) hyphenators.set(language, readHyphenator(language));
  const hyphenate = hyphenators.get(language);
  if (!hyphenate) return text;
  return text.replace(token, (found, index: number) =>
    found.length < leastLetters || isCounted(text, index)
      ? found
      : hyphenate(found, { leastLetters, dividesCapitalised }),
  );
}

/** Returns whether a number and a no-break space precede the word. */
function isCounted(text: string, index: number): boolean {
  return characterBefore(text, index) === "\u00a0" && /\d/.test(characterBefore(text, index - 1));
}

/** Returns a function that divides words and remembers each: patterns are slow, and a report repeats its words. */
function readHyphenator(language: Language): HyphenateToken | undefined {
  const rules = languageFacts(language);
  const { hyphenation: name } = rules;
  if (!name) return undefined;
  const createHyphenator = require("hyphen") as CreateHyphenator;
  const byPatterns = createHyphenator(require(`hyphen/patterns/${name}.js`), { html: false, hyphenChar: soft });
  const seen = new Map<string, Map<string, string>>();
  return (found, options) => {
    const { leastLetters } = options;
    const dividesCapitalised = options.dividesCapitalised || rules.dividesCapitalised === true;
    const manner = `${leastLetters} ${dividesCapitalised}`;
    let sets = seen.get(manner);
    if (!sets) seen.set(manner, (sets = new Map()));
    let set = sets.get(found);
    const own = { ...rules, dividesCapitalised };
    if (set === undefined) sets.set(found, (set = hyphenateToken(found, leastLetters, byPatterns, own)));
    return set;
  };
}

/** Rules of a language beside its patterns. */
type Rules = Pick<LanguageFacts, "contraction"> & { dividesCapitalised: boolean };

function hyphenateToken(found: string, leastLetters: number, byPatterns: Hyphenate, rules: Rules): string {
  if (unfit.test(found)) return found;
  return found.replace(lettersAndSeams, (letters, index: number) => {
    const core = letters.replaceAll("\ufdd0", "");
    const start = letters.indexOf(core);
    const { contraction } = rules;
    const isCut = contraction?.ending.test(core) && contraction.rest.test(found.slice(index + letters.length));
    const isWord = (rules.dividesCapitalised ? capitalisedWord : plainWord).test(core);
    if (start < 0 || isCut || core.length < leastLetters || !isWord) return letters;
    return letters.slice(0, start) + hyphenateWord(core, byPatterns) + letters.slice(start + core.length);
  });
}

function hyphenateWord(word: string, byPatterns: Hyphenate): string {
  const lower = word.toLowerCase();
  const syllables = byPatterns(lower).split(soft);
  // A letter that has another length in lower case would shift every division.
  if (lower.length !== word.length || syllables.join("").length !== word.length) return word;
  let set = "";
  let at = 0;
  for (const syllable of syllables) {
    if (at >= leastBefore && word.length - at >= leastAfter) set += soft;
    set += word.slice(at, (at += syllable.length));
  }
  return set;
}
