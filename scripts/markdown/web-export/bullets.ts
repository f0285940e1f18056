/** Makes lists, in levels, from lines that begin with the bullets of web pages and word processors. */
import type { List, ListItem, Paragraph } from "mdast";
import { positionOfNodes, type FlatLine } from "./flat-text.ts";
import { pointAt, type SourceText } from "./source-text.ts";

const bullet = /^[•·‣▪▫◦●○■□➢➤✓✔]\s*(?=\S)/u;
/** Marks of a second or third level, which alone may be a word or a dash. */
const lowerMark = /^([o–—])([^\S\n\r]+)(?=(\S))/u;
/** Languages in which "o" is a word, which may begin a line that was broken. */
const languagesWithO = new Set(["bs", "ca", "cs", "es", "gl", "hr", "it", "pl", "pt", "ro", "sk", "sl", "sr"]);

/** A line with its mark, as it is written in the file. */
export interface BulletLine {
  /** The index of the line in its paragraph. */
  index: number;
  /** The character that is its bullet. */
  mark: string;
  /** Characters of the mark and the blanks behind it. */
  length: number;
  /** The column of the mark in the file, from 0; a tab leads to the next multiple of four. */
  indent: number;
}

/** Returns the lines of a paragraph that begin with a bullet; `isBelowBullets`: whether it goes on with a list. */
export function bulletLines(
  lines: readonly FlatLine[],
  offsetOf: (index: number) => number,
  source: SourceText,
  language: string,
  isBelowBullets: boolean,
): BulletLine[] {
  const found: BulletLine[] = [];
  const indentOf = (line: FlatLine) => columnAt(offsetOf(line.from), source);
  for (const [index, line] of lines.entries()) {
    const sure = bullet.exec(line.text);
    if (sure) {
      const mark = String.fromCodePoint(line.text.codePointAt(0)!);
      found.push({ index, mark, length: sure[0].length, indent: indentOf(line) });
      continue;
    }
    const lower = lowerMark.exec(line.text);
    const above = found.at(-1);
    if (!lower || (!above && !isBelowBullets)) continue;
    const indent = indentOf(line);
    const isDeeper = above !== undefined && indent > above.indent + 1;
    if (isDeeper || above?.mark === lower[1] || isSureMark(lower, lines, index, language)) {
      found.push({ index, mark: lower[1]!, length: lower[0].length, indent });
    }
  }
  return found;
}

/**
 * Returns whether `o` or a dash at a line's beginning is a mark: blanks behind it that words don't have, a colon above,
 * or a second line that begins with it.
 */
function isSureMark(
  [, mark, blanks, next]: RegExpExecArray,
  lines: readonly FlatLine[],
  index: number,
  language: string,
): boolean {
  if (/\t|.{2}/.test(blanks!)) return true;
  if (mark === "o") return !languagesWithO.has(language.slice(0, 2)) || /\p{Lu}/u.test(next!);
  const isRow = lines.filter(({ text }) => lowerMark.exec(text)?.[1] === mark).length > 1;
  return isRow || index === 0 || lines[index - 1]!.text.endsWith(":");
}

function columnAt(offset: number, source: SourceText): number {
  const { text, lineStarts } = source;
  const start = lineStarts[pointAt(source, offset).line - 1]!;
  let column = 0;
  for (const character of text.slice(start, offset))
    column = character === "\t" ? column + 4 - (column % 4) : column + 1;
  return column;
}

/** An item of a list that is being made, with what tells its level. */
export interface BulletItem {
  item: ListItem;
  indent: number;
  mark: string;
}

/** Returns the items that bullets begin, each up to the next one or to the line `end`, cut from their paragraph. */
export function bulletItems(
  lines: readonly FlatLine[],
  bullets: readonly BulletLine[],
  end: number,
  cut: (from: number, to: number) => Paragraph,
): BulletItem[] {
  return bullets.map(({ index, mark, length, indent }, at) => {
    const last = lines[(bullets[at + 1]?.index ?? end) - 1]!;
    const paragraph = cut(lines[index]!.from + length, last.to);
    const position = paragraph.position!;
    return { item: { type: "listItem", spread: false, checked: null, children: [paragraph], position }, indent, mark };
  });
}

/**
 * Returns a list with lists in it: an item is one of those below the last whose mark stands further left or, in the same
 * column, is a mark that came earlier. Columns that differ by one are the same.
 */
export function listInLevels(entries: readonly BulletItem[]): List {
  for (const { item } of entries) item.children = item.children.filter(({ type }) => type !== "list");
  const marks = [...new Set(entries.map(({ mark }) => levelMarkOf(mark)))];
  const isBelow = (entry: BulletItem, other: BulletItem) => {
    const shift = entry.indent - other.indent;
    return Math.abs(shift) > 1
      ? shift > 0
      : marks.indexOf(levelMarkOf(entry.mark)) > marks.indexOf(levelMarkOf(other.mark));
  };
  const top: ListItem[] = [];
  const open: { entry: BulletItem; items: ListItem[] }[] = [];
  for (const entry of entries) {
    while (open.length > 0 && !isBelow(entry, open.at(-1)!.entry)) open.pop();
    const parent = open.at(-1);
    (parent?.items ?? top).push(entry.item);
    open.push({ entry, items: [] });
    if (parent?.items.length === 1) parent.entry.item.children.push(bulletList(parent.items));
  }
  close(top);
  return bulletList(top);
}

/** Returns the mark by which a level is known: ticks stand beside usual bullets. */
function levelMarkOf(mark: string): string {
  return /[•·●✓✔]/u.test(mark) ? "•" : mark;
}

/** Lets the positions of items and lists end with what is in them. */
function close(items: readonly ListItem[]): void {
  for (const item of items) {
    for (const child of item.children) {
      if (child.type !== "list") continue;
      close(child.children);
      child.position = positionOfNodes(child.children);
    }
    item.position = positionOfNodes(item.children);
  }
}

/** Returns a tight list with bullets. */
export function bulletList(items: ListItem[]): List {
  return {
    type: "list",
    ordered: false,
    start: null,
    spread: false,
    children: items,
    position: positionOfNodes(items),
  };
}
