/** Makes headings from the lines of a web page that are headings, once for each repeated one. */
import type { Heading, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { languageFacts, languages } from "../../languages/languages.ts";
import { complain } from "../../messages/complain.ts";
import { flatten, linesOfFlat, slicePhrasing, positionOfNodes, type FlatPiece } from "./flat-text.ts";
import { isCalloutLink } from "./marks.ts";
import { writtenAt, type SourceText } from "./source-text.ts";

/** A block that may be a heading. */
interface Candidate {
  block: Heading | Paragraph;
  text: string;
  /** Key that is equal for headings with the same words: the text without "Section", case and spacing. */
  key: string;
  number: number[] | undefined;
  /** Whether the block may be a title: it is no sentence, list of lines or address. */
  isTitleLike: boolean;
}

/** Matches the word for a section before its number, in the languages of the EU. */
const sectionWord = new RegExp(
  `^(?:${[...new Set(languages.map((language) => languageFacts(language).labels.section))].join("|")})\\s+(?=\\d)`,
  "iu",
);

/** Facts of the section's title on which the headings below it depend. */
interface Title {
  key: string;
  number: number[] | undefined;
  /** Number added to the depth of blocks that are already headings. */
  shift: number;
}

/** Consecutive blocks with the same words, or one block that can't be a heading. */
type HeadingRun = { candidates: Candidate[] } | { block: RootContent };

/**
 * Makes the section's title `# 2.4.1. Title`, once: the first block, where it is a heading, is the title in the page's
 * citation, is repeated, or has a section number. Below it, a repeated line, or one whose number is within the
 * section's, becomes a heading too; `## Title` keeps its depth in relation to the title. A line that may be a heading
 * but isn't certain to be stays text and is reported. Where the page cites a title but doesn't show one, the cited one
 * becomes the title.
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

function runsOf(blocks: RootContent[]): HeadingRun[] {
  const runs: HeadingRun[] = [];
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

/** Matches the end of a sentence, also with callouts behind it, as links or as bare digits. */
const sentenceEnd = /[.:;,!…]["'”’»)\]]*[\d\s]*$/;

/** Returns whether a block may stand above the title because it has no text. */
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
  return isTitleLike && (count > 1 || isNumberWithin(number, title?.number));
}

/** Returns whether a number lies within another, as 2.4.1.1. in 2.4.1. */
function isNumberWithin(number: number[] | undefined, outer: number[] | undefined): boolean {
  return !!number && !!outer && number.length > outer.length && outer.every((part, index) => part === number[index]);
}

/**
 * Returns whether a block looks like a heading: numbered or short, with a capital, without callout and full stop, above
 * text.
 */
function mayBeHeading({ block, isTitleLike, number, text }: Candidate, following: HeadingRun | undefined): boolean {
  const isAboveText = following && !("candidates" in following && following.candidates[0]!.block.type === "heading");
  if (!isTitleLike || !isAboveText || block.children.some((child) => isCalloutLink(child))) return false;
  return number !== undefined || (/^[\p{Lu}\d]/u.test(text) && text.split(" ").length <= 12);
}

/**
 * Returns the block to keep of those with the same words: the first without the word "Section". The others are removed
 * with a message.
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

/** Returns the content `2.4.1. Title` of `**2.4.1. Title**` and `[2.4.1. Title](#)`. */
function withoutWrapper(children: PhrasingContent[]): PhrasingContent[] {
  const only = children.length === 1 ? children[0] : undefined;
  const isWrapper = only?.type === "strong" || only?.type === "emphasis" || (only?.type === "link" && only.url === "#");
  return isWrapper ? withoutWrapper(only.children) : children;
}

/**
 * Returns the depth of a heading: by its number if it has one; others that are headings already keep their depth in
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
 * Returns the number to add to depths: such that the title has depth 1 or, where the title is no heading yet, that the
 * highest other heading has depth 2.
 */
function shiftOf(title: Candidate[], runs: HeadingRun[]): number {
  const depthsOf = (candidates: Candidate[]) =>
    candidates.flatMap(({ block }) => (block.type === "heading" ? [block.depth] : []));
  const [own] = depthsOf(title);
  if (own) return 1 - own;
  const others = runs.flatMap((run) => ("candidates" in run ? depthsOf(run.candidates) : []));
  return others.length > 0 ? 2 - Math.min(...others) : 0;
}

/** Returns the index of the first block with text, behind front matter and the like. */
function firstOwn(children: RootContent[]): number {
  const index = children.findIndex((child) => !isBare(child));
  return index === -1 ? children.length : index;
}

/**
 * Splits off, as paragraphs, lines with the same words as the cited title, the block before or the line after them,
 * since the blank lines between headings may be missing. Does the same for `2. Title`, which Markdown reads as a list.
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

/** Splits a paragraph at its heading lines. `keys` are the keys that the first line may repeat. */
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
  return { type: "paragraph", children, position: positionOfNodes(children) };
}

/**
 * Returns the items of the list `2. Title`, if it is cited or repeated, as paragraphs, which they were on the page;
 * else undefined.
 */
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
