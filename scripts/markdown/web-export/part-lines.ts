/** Makes paragraphs and lists from the lines of a web page that lost blank lines, indents or list markers. */
import type { Code, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { flatten, linesOfFlat, slicePhrasing, positionOfNodes, type FlatLine } from "./flat-text.ts";
import { isOnwardLink, isSkipLink } from "./page-words.ts";
import { positionBetween, type SourceText } from "./source-text.ts";

const bullet = /^[•·‣▪▫◦●○■□➢➤✓✔]\s*(?=\S)/u;
const marker = /^\(?(?:[ivxl]{1,6}|\p{Ll}|\d{1,2})[).]\s+\S/u;

/** Reads indented code as text, lines of one sentence or more as paragraphs, and lines that begin with `•` as lists. */
export function partLines(tree: Root, source: SourceText, file: VFile): void {
  const made = new Set<List>();
  const children: RootContent[] = [];
  for (const block of tree.children) {
    const text = block.type === "code" && isIndented(block, source) ? blocksOfCode(block, source) : [block];
    if (text[0] !== block) tell(file, block, "lines that are indented", "none, since they would be code", "as text");
    for (const one of text) {
      const parts = one.type === "paragraph" ? partsOf(one, source, file, made) : [one];
      for (const part of parts) {
        const last = children.at(-1);
        if (part.type === "list" && made.has(part) && last?.type === "list" && made.has(last)) {
          last.children.push(...part.children);
          last.position = positionOfNodes(last.children);
        } else children.push(part);
      }
    }
  }
  tree.children = children;
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

/** Returns a tight list with bullets. */
function bulletList(items: ListItem[]): List {
  return {
    type: "list",
    ordered: false,
    start: null,
    spread: false,
    children: items,
    position: positionOfNodes(items),
  };
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

function partsOf(paragraph: Paragraph, source: SourceText, file: VFile, made: Set<List>): (Paragraph | List)[] {
  const lines = linesOfFlat(flatten(paragraph).value);
  const cut = (from: number, to: number): Paragraph => {
    const children = slicePhrasing(source, paragraph.children, from, to);
    return { type: "paragraph", children, position: positionOfNodes(children) };
  };
  if (lines.some(({ text }) => bullet.test(text))) {
    tell(
      file,
      paragraph,
      `lines that begin with \`${lines.find(({ text }) => bullet.test(text))!.text[0]}\``,
      "`- `",
      "as a list",
    );
    return listParts(lines, cut, made);
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
  cut: (from: number, to: number) => Paragraph,
  made: Set<List>,
): (Paragraph | List)[] {
  const starts = lines.flatMap(({ text }, index) => (bullet.test(text) ? [index] : []));
  const lastEnd = endOfLast(lines, starts);
  const items = starts.map((start, index): ListItem => {
    const { from, text } = lines[start]!;
    const end = lines[(starts[index + 1] ?? lastEnd) - 1]!;
    const paragraph = cut(from + bullet.exec(text)![0].length, end.to);
    return { type: "listItem", spread: false, checked: null, children: [paragraph], position: paragraph.position! };
  });
  const list = bulletList(items);
  made.add(list);
  const above = lines.slice(0, starts[0]);
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
