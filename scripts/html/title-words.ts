/** Writes a title that is repeated elsewhere, in contents or references: formulas, and words in other languages keep theirs. */
import type { ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { languageOfTag, type Language } from "../languages/languages.ts";
import { setFormula } from "../lib/tex/set-formula.ts";
import type { TitleMark, TitleWords } from "../markdown/foreign-words.ts";
import { element, text } from "./element.ts";
import { conventionsOf } from "./typography/conventions.ts";
import { setPlainText, setType } from "./typography/set-type.ts";

/** Returns the words as their author wrote them. */
export function toTitleWords({ title, foreign = [], marks = [] }: TitleWords): ElementContent[] {
  const toMarked = (from: number, to: number): ElementContent[] =>
    inPieces(from, to, marks, (start, end, mark) => [markedWords(title.slice(start, end), mark)]);
  return inPieces(0, title.length, foreign, (from, to, words) =>
    words ? [element("span", { lang: words.language }, toMarked(from, to))] : toMarked(from, to),
  );
}

/** Cuts what is between two places at ranges, and returns what is made of the ranges and what is between them. */
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

/** Returns the words, those of each language set as it sets them; they get no soft hyphens. */
export function setTitleWords(words: TitleWords, language: Language): ElementContent[] {
  if (!words.foreign && !words.marks) return [text(setPlainText(words.title, language))];
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
  const behind = <Range extends { readonly from: number; readonly to: number }>(ranges: readonly Range[]) =>
    ranges.map((range) => ({ ...range, from: range.from + start.length, to: range.to + start.length }));
  const { title, foreign, marks } = words;
  const moved = { ...(foreign ? { foreign: behind(foreign) } : {}), ...(marks ? { marks: behind(marks) } : {}) };
  return setTitleWords({ title: start + title + close, ...moved }, language);
}

/** Returns the words where languages can't be told: in bookmarks, running heads. */
export function setPlainTitle({ title, foreign }: TitleWords, language: Language): string {
  return setTitleWords({ title, ...(foreign ? { foreign } : {}) }, language)
    .map((node) => (node.type === "text" ? node.value : toString(node)))
    .join("");
}
