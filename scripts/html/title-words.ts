/** Writes a title that is repeated in contents or references, with its formulas and the languages of its words. */
import type { ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { languageOfTag, type Language } from "../languages/languages.ts";
import { setFormula } from "../lib/tex/set-formula.ts";
import type { TitleMark, TitleWords } from "../markdown/read-title-words.ts";
import { element, text } from "./element.ts";
import { conventionsOf } from "./typography/conventions.ts";
import { setPlainText, setType } from "./typography/set-type.ts";

/** Returns the title's words as their author wrote them. */
export function toTitleWords({ title, foreign = [], marks = [] }: TitleWords): ElementContent[] {
  const toMarked = (from: number, to: number): ElementContent[] =>
    inPieces(from, to, marks, (start, end, mark) => [markedWords(title.slice(start, end), mark)]);
  return inPieces(0, title.length, foreign, (from, to, words) =>
    words ? [element("span", { lang: words.language }, toMarked(from, to))] : toMarked(from, to),
  );
}

/**
 * Cuts the text between two offsets at ranges, and returns the nodes made of each range and of each stretch between
 * ranges.
 */
function inPieces<Range extends { readonly from: number; readonly to: number }>(
  start: number,
  end: number,
  ranges: readonly Range[],
  toNodes: (from: number, to: number, range: Range | undefined) => ElementContent[],
): ElementContent[] {
  let at = start;
  const nodes: ElementContent[] = [];
  for (const range of ranges) {
    const [from, to] = [Math.max(range.from, at), Math.min(range.to, end)];
    if (to <= from) continue;
    if (from > at) nodes.push(...toNodes(at, from, undefined));
    nodes.push(...toNodes(from, to, range));
    at = to;
  }
  return at < end || at === start ? [...nodes, ...toNodes(at, end, undefined)] : nodes;
}

function markedWords(words: string, mark: TitleMark | undefined): ElementContent {
  if (!mark) return text(words);
  if (mark.as !== "formula") return element(mark.as, {}, [text(words)]);
  const formula = setFormula(mark.tex, false);
  return "math" in formula ? element("span", { className: ["formula-in-line"] }, [formula.math]) : text(words);
}

/** Returns the title's words with the typography of their languages, without soft hyphens. */
export function setTitleWords(words: TitleWords, language: Language): ElementContent[] {
  if (!words.foreign && !words.marks) return [text(setPlainText(words.title, language))];
  return setType(element("span", {}, toTitleWords(words)), language, { hyphenate: false }).children;
}

/**
 * Returns the title's words in the language's quotation marks; quotation marks within it become inner ones.
 *
 * @param before - text within the marks, before the words: a number
 */
export function quoteTitleWords(words: TitleWords, language: Language, before = ""): ElementContent[] {
  // In a language that is not known, `setType` leaves quotation marks as they are, so the final ones are written here.
  const [open, close] = languageOfTag(language) ? ['"', '"'] : conventionsOf(language).quotes.first;
  const start = open + before;
  const behind = <Range extends { readonly from: number; readonly to: number }>(ranges: readonly Range[]) =>
    ranges.map((range) => ({ ...range, from: range.from + start.length, to: range.to + start.length }));
  const { title, foreign, marks } = words;
  const moved = { ...(foreign ? { foreign: behind(foreign) } : {}), ...(marks ? { marks: behind(marks) } : {}) };
  return setTitleWords({ title: start + title + close, ...moved }, language);
}

/** Returns the title as plain text, for bookmarks and running heads, where languages can't be marked. */
export function setPlainTitle({ title, foreign }: TitleWords, language: Language): string {
  return setTitleWords({ title, ...(foreign ? { foreign } : {}) }, language)
    .map((node) => (node.type === "text" ? node.value : toString(node)))
    .join("");
}
