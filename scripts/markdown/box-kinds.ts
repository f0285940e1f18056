/** Gives the kinds of boxes that a report has, their words in the report's language. */
import { languageOfTag, type Language } from "../languages/languages.ts";
import type { BoxKindSettings } from "../theme/theme-schema.ts";

/** A kind of box in a report. */
export interface BoxKind {
  /** Stands before its number, or alone where it has none: `In focus`. */
  label: string;
  /** Title of the list of such boxes. */
  list: string;
  numbering: BoxKindSettings["numbering"];
}

/**
 * Returns the kinds by their names: those that have a label in the report's language, or of the report's own.
 *
 * @param own - labels that the report's settings give
 */
export function boxKindsOf(
  kinds: Readonly<Record<string, BoxKindSettings>>,
  language: Language,
  own: Readonly<Record<string, string>>,
): Record<string, BoxKind> {
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, { label, list, numbering }]) => {
      const word = own[name] ?? wordsIn(label, language);
      return word === undefined ? [] : [[name, { label: word, list: wordsIn(list, language) ?? word, numbering }]];
    }),
  );
}

/** Returns the words in a language: under its tag, or that of the same language without a region. */
function wordsIn(words: BoxKindSettings["list"], language: Language): string | undefined {
  if (words === undefined || typeof words === "string") return words;
  const known = languageOfTag(language) ?? language.split("-")[0]!;
  return [language, known].map((tag) => (Object.hasOwn(words, tag) ? words[tag] : undefined)).find(Boolean);
}
