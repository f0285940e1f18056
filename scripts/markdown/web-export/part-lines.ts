/** Makes paragraphs and lists from the lines of a web page that lost blank lines, indents or list markers. */
import type { Code, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { VFile } from "vfile";
import type { Language } from "../../languages/languages.ts";
import { complain } from "../../messages/complain.ts";
import { bulletItems, bulletLines, bulletList, listInLevels, type BulletItem, type BulletLine } from "./bullets.ts";
import { flatten, linesOfFlat, placeInFlat, slicePhrasing, positionOfNodes, type FlatLine } from "./flat-text.ts";
import { isOnwardLink, isSkipLink } from "./page-words.ts";
import { positionBetween, type SourceText } from "./source-text.ts";

const marker = /^\(?(?:[ivxl]{1,6}|\p{Ll}|\d{1,2})[).]\s+\S/u;

/**
 * Reads indented code as text, lines of one sentence or more as paragraphs, and lines that begin with `•` as lists;
 * `language` is the page's.
 */
export function partLines(tree: Root, source: SourceText, file: VFile, language: Language): void {
  const made: MadeLists = new Map();
  const page = { source, file, language, made };
  const children: RootContent[] = [];
  for (const block of tree.children) {
    const text = block.type === "code" && isIndented(block, source) ? blocksOfCode(block, source) : [block];
    if (text[0] !== block) tell(file, block, "lines that are indented", "none, since they would be code", "as text");
    for (const one of text) {
      const above = children.at(-1);
      const isBelowBullets = above?.type === "list" && made.has(above);
      const parts = one.type === "paragraph" ? partsOf(one, page, isBelowBullets) : [one];
      for (const part of parts) {
        const last = children.at(-1);
        const [items, more] = [last, part].map((node) => (node?.type === "list" ? made.get(node) : undefined));
        if (items && more) {
          const list = listInLevels([...items, ...more]);
          made.set(list, [...items, ...more]);
          children[children.length - 1] = list;
        } else children.push(part);
      }
    }
  }
  tree.children = children;
}

/** The lists that were made of bullets, with their items of all levels. */
type MadeLists = Map<List, BulletItem[]>;

/** A page whose lines are parted. */
interface PartedPage {
  source: SourceText;
  file: VFile;
  language: Language;
  made: MadeLists;
}

function tell(file: VFile, place: RootContent, found: string, expected: string, read: string): void {
  complain(file, "bare-block", { found, expected, read }, place);
}

function isIndented({ position }: Code, { text }: SourceText): boolean {
  return !/^\s*(?:`{3}|~{3})/.test(text.slice(position!.start.offset, position!.end.offset));
}

/** Returns the paragraphs of indented text, which blank lines separate, and its lists of notes, `- [165](#)…`. */
function blocksOfCode({ position }: Code, source: SourceText): (Paragraph | List)[] {
  const start = position!.start.offset!;
  const written = source.text.slice(start, position!.end.offset);
  return [...written.matchAll(/\S[^\n\r]*(?:(?:\r\n|\n|\r)[^\S\n\r]*\S[^\n\r]*)*/g)].map(({ 0: lines, index }) => {
    const text = lines.trimEnd();
    if (isNoteList(text)) return noteListOf(text, start + index, source);
    const place = positionBetween(source, start + index, start + index + text.length);
    return { type: "paragraph", children: withAddresses(text, start + index, source), position: place };
  });
}

const note = /^([^\S\n\r]*-[^\S\n\r]+)\[(\d{1,5})\]\(#\)(.*)$/;

function isNoteList(text: string): boolean {
  return text.split(/\r\n|\n|\r/).every((line) => note.test(line));
}

/** Returns the list that `- [165](#)Text` on each line is where it isn't indented. */
function noteListOf(text: string, start: number, source: SourceText): List {
  const items = [...text.matchAll(/[^\n\r]+/g)].map(({ 0: line, index }): ListItem => {
    const [, dash, number, words] = note.exec(line)!;
    const at = start + index + dash!.length;
    const behind = start + index + line.length - words!.length;
    const position = positionBetween(source, at, behind);
    const label: PhrasingContent = {
      type: "link",
      url: "#",
      title: null,
      children: [{ type: "text", value: number!, position: positionBetween(source, at + 1, at + 1 + number!.length) }],
      position,
    };
    const children = [label, ...withAddresses(words!, behind, source)];
    const place = positionOfNodes(children);
    const paragraph: Paragraph = { type: "paragraph", children, position: place };
    return { type: "listItem", spread: false, checked: null, children: [paragraph], position: place };
  });
  return bulletList(items);
}

/** Returns a text without its indents, with its addresses as links, since it is code no more. */
function withAddresses(text: string, start: number, source: SourceText): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  const addText = (to: number) => {
    if (to <= from) return;
    const value = text.slice(from, to).replaceAll(/[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*/g, "\n");
    nodes.push({ type: "text", value, position: positionBetween(source, start + from, start + to) });
  };
  for (const { 0: url, index } of text.matchAll(/https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]/g)) {
    addText(index);
    from = index + url.length;
    const position = positionBetween(source, start + index, start + from);
    nodes.push({ type: "link", url, title: null, children: [{ type: "text", value: url, position }], position });
  }
  addText(text.length);
  return nodes;
}

function partsOf(paragraph: Paragraph, page: PartedPage, isBelowBullets: boolean): (Paragraph | List)[] {
  const { source, file, language } = page;
  const flat = flatten(paragraph);
  const lines = linesOfFlat(flat.value);
  const cut = (from: number, to: number): Paragraph => {
    const children = slicePhrasing(source, paragraph.children, from, to);
    return { type: "paragraph", children, position: positionOfNodes(children) };
  };
  const offsetOf = (index: number) => placeInFlat(source, flat, index, index + 1).start.offset!;
  const bullets = bulletLines(lines, offsetOf, source, language, isBelowBullets);
  if (bullets.length > 0) {
    tell(file, paragraph, `lines that begin with \`${bullets[0]!.mark}\``, "`- `", "as a list");
    return listParts(lines, bullets, cut, page.made);
  }
  if (!isLinewise(lines) && !isMarked(lines) && !hasOnwardLink(lines)) return [paragraph];
  tell(
    file,
    paragraph,
    `${lines.length} lines without blank ones between them`,
    "one around each paragraph",
    "as paragraphs",
  );
  return lines.map(({ from, to }) => cut(from, to));
}

/**
 * Splits the lines into the paragraph before the first bullet and the list; a line without a bullet belongs to the item
 * above it.
 */
function listParts(
  lines: readonly FlatLine[],
  bullets: readonly BulletLine[],
  cut: (from: number, to: number) => Paragraph,
  made: MadeLists,
): (Paragraph | List)[] {
  const lastEnd = endOfLast(
    lines,
    bullets.map(({ index }) => index),
  );
  const items = bulletItems(lines, bullets, lastEnd, cut);
  const list = listInLevels(items);
  made.set(list, items);
  const above = lines.slice(0, bullets[0]!.index);
  const before = isLinewise(above)
    ? above.map(({ from, to }) => cut(from, to))
    : above.length === 0
      ? []
      : [cut(above[0]!.from, above.at(-1)!.to)];
  const behind = lastEnd < lines.length ? [cut(lines[lastEnd]!.from, lines.at(-1)!.to)] : [];
  return [...before, list, ...behind];
}

/**
 * Returns the index of the line behind the last item: a new sentence on a line of its own isn't part of the item, where
 * a sentence ends above it, or the other items have a line each.
 */
function endOfLast(lines: readonly FlatLine[], starts: readonly number[]): number {
  const start = starts.at(-1)!;
  const [first = start] = starts;
  const hasLineEach = starts.length > 1 && start - first === starts.length - 1;
  const end = lines.findIndex(({ text }, index) => {
    if (index <= start || !/^\p{Lu}/u.test(text)) return false;
    return /[.!?]\s*$/.test(lines[index - 1]!.text) || (hasLineEach && /[.!?]\s*$/.test(text));
  });
  return end === -1 ? lines.length : end;
}

/** Returns whether "Read more" stands on a line of its own. */
function hasOnwardLink(lines: readonly FlatLine[]): boolean {
  return lines.length > 1 && lines.some(({ text }) => isOnwardLink(text));
}

/** Returns whether the lines are items with markers that Markdown doesn't know: `i)`, `(a)`. */
function isMarked(lines: readonly FlatLine[]): boolean {
  return lines.length > 1 && lines.slice(lines.length > 2 ? 1 : 0).every(({ text }) => marker.test(text));
}

/**
 * Returns whether each line is a paragraph: all end like sentences or look like titles, and one is longer than wrapped
 * lines are.
 */
function isLinewise(lines: readonly FlatLine[]): boolean {
  if (lines.length < 2) return false;
  const ends = ({ text }: FlatLine, index: number) => {
    const next = lines[index + 1]?.text;
    if (next === undefined || isSkipLink(text) || /[.!?…:;]["'”’»)\]]*[\d\s]*$/.test(text)) return true;
    return text.split(/\s+/).length <= 12 && /^[\p{Lu}\p{N}“"„«(]/u.test(text) && /^[\p{Lu}\p{N}“"„«(]/u.test(next);
  };
  return (
    lines.every((line, index) => ends(line, index)) && lines.some(({ text }) => text.length > 100 || isSkipLink(text))
  );
}
