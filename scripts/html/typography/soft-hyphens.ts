/** Puts soft hyphens into a run of text by the language's patterns. */
import { createRequire } from "node:module";
import type { LanguageFacts } from "../../languages/language-facts.ts";
import { languageFacts, type Language } from "../../languages/languages.ts";
import { before } from "./run-marks.ts";

type Hyphenate = (word: string) => string;
type CreateHyphenator = (patterns: unknown, options: { html: boolean; hyphenChar: string }) => Hyphenate;

// A language's patterns are up to 1.2 MB of script: read when they are first needed, and CommonJS can be without waiting.
const require = createRequire(import.meta.url);

const soft = "\u00ad";
/**
 * Letters that a word needs to be divided. Lines are ragged: a division is worth its while only where a good part
 * of a word fills the line.
 */
const usualLeast = 7;
/** Letters before the first and behind the last break; no language asks for more. */
const leastBefore = 3;
const leastAfter = 3;

const token = /[^\s–—…]+/g;
/** Matches words with figures, hyphens of the author, parts of codes, and code or addresses glued to them. */
const unfit = /[\p{N}\u00ad\u200b\-‐‑_@\\\ufdd2\ufdd3]|\p{L}\.\p{L}/u;
const lettersAndSeams = /[\p{L}\p{M}\ufdd0]+/gu;
/**
 * Matches words without capitals, which mean a name or an abbreviation, but in German a noun, and without
 * combining marks, which patterns don't know.
 */
const plainWord = /^\p{Ll}+$/u;
const capitalisedWord = /^\p{L}\p{Ll}+$/u;

/** Says which words are divided. */
export interface HyphenOptions {
  /** Letters that a word needs for it. */
  leastLetters?: number | undefined;
  /** Whether words that begin with a capital are too: in heads of tables each begins with one. */
  dividesCapitalised?: boolean | undefined;
}

type HyphenateToken = (found: string, options: { leastLetters: number; dividesCapitalised: boolean }) => string;

const hyphenators = new Map<Language, HyphenateToken | undefined>();

/**
 * Divides words, and leaves whole those of less than `leastLetters`, names and whatever else begins with a capital
 * (but in German, and where `options` say so), words that a no-break space holds to a number (`6.5 million`), words with
 * figures, hyphens or soft hyphens of the author's, with capitals inside, and words that are partly in another element.
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

/** Returns whether a number and a no-break space stand before the word. */
function isCounted(text: string, index: number): boolean {
  return before(text, index) === "\u00a0" && /\d/.test(before(text, index - 1));
}

/**
 * Returns a function that divides a word once for all its places: patterns are slow, and a report has few words
 * many times.
 */
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

/** Rules that a language has beside its patterns. */
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
  // A letter that grows in lower case would move every break.
  if (lower.length !== word.length || syllables.join("").length !== word.length) return word;
  let set = "";
  let at = 0;
  for (const syllable of syllables) {
    if (at >= leastBefore && word.length - at >= leastAfter) set += soft;
    set += word.slice(at, (at += syllable.length));
  }
  return set;
}
