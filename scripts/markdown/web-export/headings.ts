/** Makes headings of a web page's lines that are headings, each once. */
import type { Heading, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { languageFacts, languages } from "../../languages/languages.ts";
import { complain } from "../../messages/complain.ts";
import { flatten, linesOfFlat, slicePhrasing, spanOf, type FlatPiece } from "./flat-text.ts";
import { isCalloutLink } from "./marks.ts";
import { writtenAt, type SourceText } from "./source-text.ts";

/** A block that may be a heading. */
interface Candidate {
  block: Heading | Paragraph;
  text: string;
  /** Key that headings have in common which say the same: without "Section", case and spacing. */
  key: string;
  number: number[] | undefined;
  /** Whether it may be a title: no sentence, row of lines or address. */
  isTitleLike: boolean;
}

/** Matches the word for a section before its number, in the languages of the EU. */
const sectionWord = new RegExp(
  `^(?:${[...new Set(languages.map((language) => languageFacts(language).labels.section))].join("|")})\\s+(?=\\d)`,
  "iu",
);

/** Facts of the title at the top that tell of the headings below it. */
interface Title {
  key: string;
  number: number[] | undefined;
  /** Number added to the depth of headings that are headings already. */
  shift: number;
}

/** Blocks in a row that say the same, or one block that can be no heading. */
type Run = { candidates: Candidate[] } | { block: RootContent };

/**
 * Makes the section's title `# 2.4.1. Title`, once. It is the first block where that is a heading, is what the
 * page asks to cite, is repeated, or has a section number. Below it, a repeated line, or one whose number lies
 * within the section's, is a heading too; `## Title` keeps its place in relation to the title. A line that may be
 * a heading but isn't sure to be one stays text and is reported. Where the page cites a title but doesn't show
 * one, that is the title.
 */
export function readHeadings(tree: Root, source: SourceText, file: VFile, citedTitle: PhrasingContent[]): void {
  const cited = citedTitle.length > 0 ? candidateOf(paragraphOf(citedTitle)) : undefined;
  const runs = runsOf(headingLinesApart(tree.children, source, cited?.key));
  const children: RootContent[] = [];
  let title: Title | undefined;
  let depth = 1;
  let isTop = true;

  for (const [index, run] of runs.entries()) {
    if ("block" in run) {
      isTop &&= isBare(run.block);
      children.push(run.block);
      continue;
    }
    const { candidates } = run;
    const [first] = candidates as [Candidate];
    if (title?.number && first.key === title.key) {
      for (const { block } of candidates) complainOfRepeat(block, source, file);
    } else if (!title && isTop && isTitle(first, candidates.length, cited?.key)) {
      const kept = keepOne(candidates, source, file);
      title = { key: kept.key, number: kept.number, shift: shiftOf(candidates, runs) };
      children.push(asHeading(kept, 1, source, file));
    } else if (first.block.type === "heading" || isSubheading(first, candidates.length, title)) {
      const kept = keepOne(candidates, source, file);
      const own = depthOf(kept, title, depth);
      if (kept.number || kept.block.type === "heading") depth = own;
      children.push(asHeading(kept, own, source, file));
    } else {
      if (mayBeHeading(first, runs[index + 1])) complain(file, "uncertain-heading", { text: first.text }, first.block);
      children.push(...candidates.map(({ block }) => block));
    }
    isTop = false;
  }
  if (!title && cited) children.splice(firstOwn(children), 0, asHeading(cited, 1, source, file));
  tree.children = children;
}

function runsOf(blocks: RootContent[]): Run[] {
  const runs: Run[] = [];
  for (const block of blocks) {
    const candidate = candidateOf(block);
    const last = runs.at(-1);
    if (!candidate) runs.push({ block });
    else if (last && "candidates" in last && last.candidates[0]!.key === candidate.key) last.candidates.push(candidate);
    else runs.push({ candidates: [candidate] });
  }
  return runs;
}

function candidateOf(block: RootContent | undefined): Candidate | undefined {
  if (block?.type !== "heading" && block?.type !== "paragraph") return undefined;
  const text = toString(block).replaceAll(/\s+/g, " ").trim();
  if (text === "") return undefined;
  const plain = text.replace(sectionWord, "");
  const match = /^(\d{1,3}(?:\.\d{1,3})*)(?:\.\s+(?=\P{N})|(?<=\.\d+)\s+(?=\p{Lu}))/u.exec(plain);
  const number = match?.[1]!.split(".").map(Number);
  const words = match ? plain.slice(match[0].length) : plain;
  const key = `${number?.join(".") ?? ""} ${words.toLowerCase()}`;
  const isTitleLike = /\p{L}/u.test(words) && text.length <= 300 && !sentenceEnd.test(text) && isLineOfText(block);
  return { block, text, key, number, isTitleLike };
}

function isLineOfText(block: Heading | Paragraph): boolean {
  const { value, pieces } = flatten(block);
  const isPlain = ({ node, parent }: FlatPiece) =>
    node.type === "text" && (parent.type !== "link" || parent.url === "#");
  return linesOfFlat(value).length === 1 && pieces.every(isPlain);
}

/** Matches a sentence's end, also with callouts behind it, linked or as bare digits. */
const sentenceEnd = /[.:;,!…]["'”’»)\]]*[\d\s]*$/;

/** Returns whether a block may stand above the title, since it has no words of the text. */
function isBare(block: RootContent): boolean {
  if (block.type === "paragraph")
    return block.children.every((child) => child.type === "image" || toString(child).trim() === "");
  return ["yaml", "definition", "footnoteDefinition", "html", "thematicBreak"].includes(block.type);
}

function isTitle(first: Candidate, count: number, citedKey: string | undefined): boolean {
  if (first.block.type === "heading" || first.key === citedKey) return true;
  return first.isTitleLike && (count > 1 || first.number !== undefined);
}

function isSubheading({ isTitleLike, number }: Candidate, count: number, title: Title | undefined): boolean {
  return isTitleLike && (count > 1 || isWithin(number, title?.number));
}

/** Returns whether a number lies within another, as 2.4.1.1. in 2.4.1. */
function isWithin(number: number[] | undefined, outer: number[] | undefined): boolean {
  return !!number && !!outer && number.length > outer.length && outer.every((part, index) => part === number[index]);
}

/**
 * Returns whether a reader would take a block for a heading: numbered or short, with a capital, no callout, no
 * full stop, above text.
 */
function mayBeHeading({ block, isTitleLike, number, text }: Candidate, following: Run | undefined): boolean {
  const isAboveText = following && !("candidates" in following && following.candidates[0]!.block.type === "heading");
  if (!isTitleLike || !isAboveText || block.children.some((child) => isCalloutLink(child))) return false;
  return number !== undefined || (/^[\p{Lu}\d]/u.test(text) && text.split(" ").length <= 12);
}

/**
 * Returns the one that stays of those that say the same: the first without the word "Section". The others go, with
 * a message.
 */
function keepOne(candidates: Candidate[], source: SourceText, file: VFile): Candidate {
  const kept = candidates.find(({ text }) => !sectionWord.test(text)) ?? candidates[0]!;
  for (const { block } of candidates) if (block !== kept.block) complainOfRepeat(block, source, file);
  return kept;
}

function complainOfRepeat(block: Heading | Paragraph, source: SourceText, file: VFile): void {
  complain(file, "repeated-heading", { text: writtenAt(source, block) }, block);
}

function asHeading({ block, text }: Candidate, depth: number, source: SourceText, file: VFile): Heading {
  const bare = text.replace(sectionWord, "");
  if (block.type === "paragraph") complain(file, "bare-heading", { text: bare, depth }, block);
  const written = block.type === "paragraph" ? withoutWrapper(block.children) : block.children;
  const children = bare === text ? written : withoutSectionWord(written, source);
  return { ...block, type: "heading", depth: depth as Heading["depth"], children };
}

function withoutSectionWord(children: PhrasingContent[], source: SourceText): PhrasingContent[] {
  const { value } = flatten({ type: "paragraph", children });
  const word = sectionWord.exec(value.trimStart());
  const from = word ? value.length - value.trimStart().length + word[0].length : 0;
  return slicePhrasing(source, children, from, value.length);
}

/** Returns `2.4.1. Title` of `**2.4.1. Title**` and `[2.4.1. Title](#)`. */
function withoutWrapper(children: PhrasingContent[]): PhrasingContent[] {
  const only = children.length === 1 ? children[0] : undefined;
  const isWrapper = only?.type === "strong" || only?.type === "emphasis" || (only?.type === "link" && only.url === "#");
  return isWrapper ? withoutWrapper(only.children) : children;
}

/**
 * Returns the level. A numbered heading is as deep as its number says; others, written as headings, keep their
 * relation to the title.
 */
function depthOf({ block, number }: Candidate, title: Title | undefined, before: number): number {
  if (number && title?.number) return within(1 + number.length - title.number.length);
  if (block.type === "paragraph") return within(before + 1);
  return title ? Math.max(2, within(block.depth + title.shift)) : block.depth;
}

function within(depth: number): number {
  return Math.min(6, Math.max(1, depth));
}

/**
 * Returns how far headings go down so that, where the title is no heading yet, the highest of them is right below
 * it.
 */
function shiftOf(title: Candidate[], runs: Run[]): number {
  const depthsOf = (candidates: Candidate[]) =>
    candidates.flatMap(({ block }) => (block.type === "heading" ? [block.depth] : []));
  const [own] = depthsOf(title);
  if (own) return 1 - own;
  const others = runs.flatMap((run) => ("candidates" in run ? depthsOf(run.candidates) : []));
  return others.length > 0 ? 2 - Math.min(...others) : 0;
}

/** Returns the index of the first block after front matter and the like. */
function firstOwn(children: RootContent[]): number {
  const index = children.findIndex((child) => !isBare(child));
  return index === -1 ? children.length : index;
}

/**
 * Makes paragraphs of their own of lines that say the same as the cited title, the block before or the line after
 * them: the blank lines between headings may be missing. So it does of `2. Title`, which Markdown takes for a
 * list.
 */
function headingLinesApart(blocks: RootContent[], source: SourceText, citedKey: string | undefined): RootContent[] {
  const apart: RootContent[] = [];
  for (const block of blocks) {
    const isFirstList = block.type === "list" && apart.every((one) => isBare(one));
    const titles = isFirstList ? numberedTitles(block, source, citedKey) : undefined;
    if (block.type === "paragraph")
      apart.push(...linesApart(block, [citedKey, candidateOf(apart.at(-1))?.key], source));
    else apart.push(...(titles ?? [block]));
  }
  return apart;
}

/** Parts a paragraph's lines. `keys` are those that the first line may repeat. */
function linesApart(paragraph: Paragraph, keys: (string | undefined)[], source: SourceText): Paragraph[] {
  const lines = linesOfFlat(flatten(paragraph).value);
  if (lines.length < 2) return [paragraph];
  const cut = (from: number, to: number) => paragraphOf(slicePhrasing(source, paragraph.children, from, to));
  const parts = lines.map(({ from, to }) => candidateOf(cut(from, to)));
  const isHeading = (part: Candidate | undefined, index: number) =>
    part?.isTitleLike && [...keys, parts[index - 1]?.key, parts[index + 1]?.key].includes(part.key);
  const count = parts.findIndex((part, index) => !isHeading(part, index));
  if (count === 0) return [paragraph];
  const headings = lines.slice(0, count === -1 ? lines.length : count).map(({ from, to }) => cut(from, to));
  return count === -1 ? headings : [...headings, cut(lines[count]!.from, lines.at(-1)!.to)];
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: "paragraph", children, position: spanOf(children) };
}

/** Returns the items of `2. Title`, where it is cited or repeated, as the paragraphs that they were on the page. */
function numberedTitles(list: List, source: SourceText, citedKey: string | undefined): Paragraph[] | undefined {
  const paragraphs = list.children.flatMap((item) => asNumberedParagraph(item, source) ?? []);
  const candidates = paragraphs.map((paragraph) => candidateOf(paragraph));
  const keys = new Set(candidates.map((candidate) => candidate?.key));
  const isTitle = keys.size === 1 && (list.children.length > 1 || keys.has(citedKey));
  const isWhole = paragraphs.length === list.children.length && candidates.every((candidate) => candidate?.isTitleLike);
  return list.ordered && isTitle && isWhole ? paragraphs : undefined;
}

function asNumberedParagraph(item: ListItem, source: SourceText): Paragraph | undefined {
  const [only, ...others] = item.children;
  if (only?.type !== "paragraph" || others.length > 0) return undefined;
  const { start } = item.position!;
  const first = only.children[0];
  if (first?.type !== "text") return undefined;
  const marker = source.text.slice(start.offset, first.position!.start.offset);
  const text = { ...first, value: marker + first.value, position: { start, end: first.position!.end } };
  return { type: "paragraph", children: [text, ...only.children.slice(1)], position: item.position! };
}
