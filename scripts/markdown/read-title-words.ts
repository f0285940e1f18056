/**
 * Reads the text of a heading or caption, and which words are formulas, subscript, superscript or in another language.
 */
import type { Nodes, Root } from "mdast";
import { oneLine, wordsInNode } from "./text-of.ts";

/**
 * Words of a title in a language that HTML around them declares; `from` and `to` are character offsets in the title.
 */
export interface ForeignWords {
  readonly from: number;
  readonly to: number;
  readonly language: string;
}

/**
 * Words that are a formula, subscript or superscript wherever the title is printed; `from` and `to` are character
 * offsets.
 */
export type TitleMark = SetSo & { readonly from: number; readonly to: number };

/** Declares the way in which words are set: as subscript, as superscript, or as a formula with its TeX. */
type SetSo = { readonly as: "sub" | "sup" } | { readonly as: "formula"; readonly tex: string };

export interface TitleWords {
  /** Text as it is printed, without mark-up; formulas in the words in which they are read aloud. */
  title: string;
  /** Formulas, subscripts and superscripts in order; undefined without any. */
  marks?: readonly TitleMark[];
  /** Words in other languages in order; undefined without any. */
  foreign?: readonly ForeignWords[];
}

/** @param around - language that HTML around the node declares */
export function titleWordsOf(node: Nodes, around?: string): TitleWords {
  const runs = runsIn(node, around);
  const title = oneLine(runs.map(({ text }) => text).join("")).trim();
  if (runs.every(({ language, set }) => language === undefined && !set)) return { title };
  const foreign: ForeignWords[] = [];
  const marks: TitleMark[] = [];
  let before = "";
  let from = 0;
  for (const { text, language, set } of runs) {
    before += text;
    const to = Math.min(oneLine(before).trimStart().length, title.length);
    const last = foreign.at(-1);
    if (language !== undefined && last?.to === from && last.language === language)
      foreign[foreign.length - 1] = { ...last, to };
    else if (language !== undefined && to > from) foreign.push({ from, to, language });
    if (set && to > from) marks.push({ ...set, from, to });
    from = to;
  }
  return { title, ...(foreign.length > 0 ? { foreign } : {}), ...(marks.length > 0 ? { marks } : {}) };
}

interface TitleRun {
  text: string;
  language: string | undefined;
  set: SetSo | undefined;
}

/** Returns the title's text in runs of one language and one way of setting. */
function runsIn(node: Nodes, around: string | undefined): TitleRun[] {
  const runs: TitleRun[] = [];
  const open = new OpenLanguages(around);
  let ofHtml: SetSo | undefined;
  const collect = (inner: Nodes): void => {
    if (inner.type === "html") {
      open.read(inner.value);
      const [, slash, name = ""] = /^<(\/?)(sub|sup)>$/i.exec(inner.value) ?? [];
      if (name) ofHtml = slash ? undefined : { as: name.toLowerCase() as "sub" | "sup" };
    }
    const set = ofHtml ?? setSoOf(inner);
    if (!set && "children" in inner) for (const child of inner.children) collect(child);
    else runs.push({ text: wordsInNode(inner), language: open.language, set });
  };
  collect(node);
  return runs;
}

function setSoOf(node: Nodes): SetSo | undefined {
  if (node.type === "inlineMath") {
    return { as: "formula", tex: node.isLarge ? `\\displaystyle ${node.value}` : node.value };
  }
  return node.type === "subscript" ? { as: "sub" } : node.type === "superscript" ? { as: "sup" } : undefined;
}

/** Returns a title without its first `start` characters. */
export function titleWordsFrom({ title, foreign, marks }: TitleWords, start: number): TitleWords {
  const left = foreign ? movedBack(foreign, start) : [];
  const marksLeft = marks ? movedBack(marks, start) : [];
  return {
    title: title.slice(start),
    ...(left.length > 0 ? { foreign: left } : {}),
    ...(marksLeft.length > 0 ? { marks: marksLeft } : {}),
  };
}

function movedBack<Range extends { readonly from: number; readonly to: number }>(
  ranges: readonly Range[],
  start: number,
): Range[] {
  return ranges.flatMap((range) =>
    range.to > start ? [{ ...range, from: Math.max(range.from - start, 0), to: range.to - start }] : [],
  );
}

/** Returns the language of each block inside an HTML element with a `lang`. */
export function languagesAround(tree: Root): Map<Nodes, string> {
  const found = new Map<Nodes, string>();
  const open = new OpenLanguages(undefined, blocks);
  for (const block of tree.children) {
    if (block.type === "html") open.read(block.value);
    else if (open.language !== undefined) found.set(block, open.language);
  }
  return found;
}

/** Matches a tag with its attributes. */
const tag = /<(\/?)([a-z][a-z\d]*)((?:\s(?:"[^"]*"|'[^']*'|[^"'>])*)?)>/gi;
const languageIn = /\slang\s*=\s*["']?([a-z]{2,3}(?:-[a-z\d]+)*)(?=["'\s/]|$)/i;
const empty: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "wbr"]);
/** Elements that hold blocks; any other element ends where a block begins. */
const blocks: ReadonlySet<string> = new Set(
  "article aside blockquote details div footer header main section".split(" "),
);

/** Tracks which HTML elements are open, and their languages. */
class OpenLanguages {
  readonly #open: { name: string; language: string | undefined }[] = [];
  readonly #around: string | undefined;
  readonly #names: ReadonlySet<string> | undefined;

  /** @param names - names of the elements that are tracked; by default all */
  constructor(around: string | undefined, names?: ReadonlySet<string>) {
    this.#around = around;
    this.#names = names;
  }

  /** Returns the language of the text that follows; undefined where none is declared. */
  get language(): string | undefined {
    return this.#open.at(-1)?.language ?? this.#around;
  }

  read(html: string): void {
    for (const [, slash, written = "", attributes = ""] of html.matchAll(tag)) {
      const name = written.toLowerCase();
      if (empty.has(name) || this.#names?.has(name) === false) continue;
      if (!slash) this.#open.push({ name, language: languageIn.exec(attributes)?.[1] ?? this.language });
      else {
        const index = this.#open.findLastIndex((one) => one.name === name);
        if (index >= 0) this.#open.length = index;
      }
    }
  }
}
