/** A run of text in; the same with soft hyphens by the language's patterns out. */
import { createRequire } from "node:module";
import type { Language } from "../labels.ts";

/** The patterns of hyph-utf8 as the package `hyphen` carries them; for Maltese nobody has made any. */
const patterns: Record<Language, string | undefined> = {
  bg: "bg",
  cs: "cs",
  da: "da",
  de: "de-1996",
  el: "el-monoton",
  en: "en-gb",
  es: "es",
  et: "et",
  fi: "fi",
  fr: "fr",
  ga: "ga",
  hr: "hr",
  hu: "hu",
  it: "it",
  lt: "lt",
  lv: "lv",
  mt: undefined,
  nl: "nl",
  pl: "pl",
  pt: "pt",
  ro: "ro",
  sk: "sk",
  sl: "sl",
  sv: "sv",
};

type Hyphenate = (word: string) => string;
type CreateHyphenator = (patterns: unknown, options: { html: boolean; hyphenChar: string }) => Hyphenate;

// A language's patterns are up to 1.2 MB of script: read when they are first needed, and CommonJS can be without waiting.
const require = createRequire(import.meta.url);

const soft = "\u00ad";
/** Lines are ragged: a division is worth its while only where a good part of a word fills the line. */
const usualLeast = 7;
/** Letters before the first and behind the last break; no language of the 24 asks for more. */
const leastBefore = 3;
const leastAfter = 3;

const token = /[^\s–—…]+/g;
/** Figures, hyphens of the author, parts of codes, and code or addresses glued to a word. */
const unfit = /[\p{N}\u00ad\u200b\-‐‑_@\\\ufdd2\ufdd3]|\p{L}\.\p{L}/u;
const lettersAndSeams = /[\p{L}\p{M}\ufdd0]+/gu;
/** Capitals mean a name or an abbreviation, but in German a noun; combining marks are unknown to patterns. */
const plainWord = /^\p{Ll}+$/u;
const germanWord = /^\p{L}\p{Ll}+$/u;

type HyphenateToken = (found: string, leastLetters: number) => string;

const hyphenators = new Map<Language, HyphenateToken | undefined>();

/**
 * Left whole are words of less than `leastLetters`, names and whatever else begins with a capital (but
 * in German), words with figures, hyphens or soft hyphens of the author's, with capitals inside, and
 * words that are partly in another element.
 */
export function setSoftHyphens(text: string, language: Language, leastLetters = usualLeast): string {
  if (!hyphenators.has(language)) hyphenators.set(language, readHyphenator(language));
  const hyphenate = hyphenators.get(language);
  if (!hyphenate) return text;
  return text.replace(token, (found) => (found.length < leastLetters ? found : hyphenate(found, leastLetters)));
}

/** Patterns are slow; a report has few words many times. */
function readHyphenator(language: Language): HyphenateToken | undefined {
  const name = patterns[language];
  if (!name) return undefined;
  const createHyphenator = require("hyphen") as CreateHyphenator;
  const byPatterns = createHyphenator(require(`hyphen/patterns/${name}.js`), { html: false, hyphenChar: soft });
  const seen = new Map<number, Map<string, string>>();
  return (found, leastLetters) => {
    let sets = seen.get(leastLetters);
    if (!sets) seen.set(leastLetters, (sets = new Map()));
    let set = sets.get(found);
    if (set === undefined) sets.set(found, (set = hyphenateToken(found, language, leastLetters, byPatterns)));
    return set;
  };
}

function hyphenateToken(found: string, language: Language, leastLetters: number, byPatterns: Hyphenate): string {
  if (unfit.test(found)) return found;
  return found.replace(lettersAndSeams, (letters, index: number) => {
    const core = letters.replaceAll("\ufdd0", "");
    const start = letters.indexOf(core);
    // "couldn’t": the part before the apostrophe is no word by itself.
    const isCut = language === "en" && core.endsWith("n") && /^['’]t/.test(found.slice(index + letters.length));
    const isWord = (language === "de" ? germanWord : plainWord).test(core);
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
