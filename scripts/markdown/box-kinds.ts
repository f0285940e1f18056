/** Chooses the kinds of boxes that a report can use, with their words in the report's language. */
import { languageOfTag, type Language } from "../languages/languages.ts";
import type { BoxKindSettings } from "../theme/theme-schema.ts";

/** A kind of box in a report. */
export interface BoxKind {
  /** Word that stands before the box's number, or alone where boxes of the kind have no number: `In focus`. */
  label: string;
  /** Title of the list of the report's boxes of this kind. */
  list: string;
  numbering: BoxKindSettings["numbering"];
}

/**
 * Returns, by name, the kinds that have a label in the report's language, from the theme or from the report's settings.
 *
 * @param own - labels that the report's settings give, by the name of the kind
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

/**
 * Returns the words under a language's tag, or under the tag of the same language without a region; undefined where
 * there are none.
 */
function wordsIn(words: BoxKindSettings["list"], language: Language): string | undefined {
  if (words === undefined || typeof words === "string") return words;
  const known = languageOfTag(language) ?? language.split("-")[0]!;
  return [language, known].map((tag) => (Object.hasOwn(words, tag) ? words[tag] : undefined)).find(Boolean);
}
