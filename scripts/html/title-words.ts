/** Writes a title that is repeated elsewhere, in contents or references: words in other languages keep theirs. */
import type { ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { languageOfTag, type Language } from "../languages/languages.ts";
import type { TitleWords } from "../markdown/foreign-words.ts";
import { element, text } from "./element.ts";
import { conventionsOf } from "./typography/conventions.ts";
import { setPlainText, setType } from "./typography/set-type.ts";

/** Returns the words as their author wrote them. */
export function toTitleWords({ title, foreign = [] }: TitleWords): ElementContent[] {
  let end = 0;
  const words: ElementContent[] = [];
  for (const { from, to, language } of foreign) {
    if (from > end) words.push(text(title.slice(end, from)));
    words.push(element("span", { lang: language }, [text(title.slice(from, to))]));
    end = to;
  }
  return end < title.length || end === 0 ? [...words, text(title.slice(end))] : words;
}

/** Returns the words, those of each language set as it sets them; they get no soft hyphens. */
export function setTitleWords(words: TitleWords, language: Language): ElementContent[] {
  if (!words.foreign) return [text(setPlainText(words.title, language))];
  return setType(element("span", {}, toTitleWords(words)), language, { hyphenate: false }).children;
}

/**
 * Returns the words in the language's quotation marks, those in them set as inner ones.
 *
 * @param before - stands in the marks before them: a number
 */
export function quoteTitleWords(words: TitleWords, language: Language, before = ""): ElementContent[] {
  // Marks of a language that nothing is known of are not set.
  const [open, close] = languageOfTag(language) ? ['"', '"'] : conventionsOf(language).quotes.first;
  const start = open + before;
  const foreign = words.foreign?.map((told) => {
    return { ...told, from: told.from + start.length, to: told.to + start.length };
  });
  return setTitleWords({ title: start + words.title + close, ...(foreign ? { foreign } : {}) }, language);
}

/** Returns the words where languages can't be told: in bookmarks, running heads. */
export function setPlainTitle(words: TitleWords, language: Language): string {
  return setTitleWords(words, language)
    .map((node) => (node.type === "text" ? node.value : toString(node)))
    .join("");
}
