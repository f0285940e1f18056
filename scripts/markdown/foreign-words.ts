/** Reads the words of a heading or caption, and which of them are formulas, lowered, raised or in another language. */
import type { Nodes, Root } from "mdast";
import { oneLine, wordsIn } from "./text-of.ts";

/** Words of a title in a language that HTML around them tells; `from` and `to` count its characters. */
export interface ForeignWords {
  readonly from: number;
  readonly to: number;
  readonly language: string;
}

/** Words that are set in their own way wherever a title is printed; `from` and `to` count its characters. */
export type TitleMark = SetSo & { readonly from: number; readonly to: number };

/** Says how words are set; of a formula with its TeX. */
type SetSo = { readonly as: "sub" | "sup" } | { readonly as: "formula"; readonly tex: string };

export interface TitleWords {
  /** Words as they are printed, without mark-up; formulas as they are read aloud. */
  title: string;
  /** Formulas, lowered and raised words, in order; undefined where there are none. */
  marks?: readonly TitleMark[];
  /** Words in other languages, in order; undefined where there are none. */
  foreign?: readonly ForeignWords[];
}

/** @param around - language that HTML around the node tells */
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

/** Returns the title's words in pieces, each of one language and set in one way. */
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
    else runs.push({ text: wordsIn(inner), language: open.language, set });
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

/** Returns a title without so many characters at its start. */
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

/** Returns the language of each block that stands in an element of HTML which tells it. */
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
/** Elements that hold blocks; one of another name ends where a block begins. */
const blocks: ReadonlySet<string> = new Set(
  "article aside blockquote details div footer header main section".split(" "),
);

/** Follows elements of HTML as they open and close. */
class OpenLanguages {
  readonly #open: { name: string; language: string | undefined }[] = [];
  readonly #around: string | undefined;
  readonly #names: ReadonlySet<string> | undefined;

  /** @param names - of elements that count; by default all do */
  constructor(around: string | undefined, names?: ReadonlySet<string>) {
    this.#around = around;
    this.#names = names;
  }

  /** Returns the language of the text from here on; undefined where none is told. */
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
