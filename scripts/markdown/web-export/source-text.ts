/** Finds the position in the file of each character of a text node. */
import type { Nodes, Parents, Root, Text } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Node, Point, Position } from "unist";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { eachNode } from "../each-node.ts";

/** The text to which the offsets of nodes refer, and the offsets at which its lines start. */
export interface SourceText {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/**
 * Returns the offset in the file of the character at `index` of a text node's value; the value's length gives the end.
 */
export type OffsetAt = (index: number) => number;

/** Source texts by file, with the value from which each was made: a dozen rules and syntaxes ask for one. */
const known = new WeakMap<VFile, SourceText & { value: VFile["value"] }>();

/** Returns text and lines as the parser counts them: without a byte order mark; CRLF, LF and CR each end a line. */
export function sourceTextOf(file: VFile): SourceText {
  const found = known.get(file);
  if (found && found.value === file.value) return found;
  const text = String(file).replace(/^\uFEFF/, "");
  const source = { value: file.value, text, lineStarts: lineStartsOf(text) };
  known.set(file, source);
  return source;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (text.includes("\r")) {
    for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length);
  } else {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  }
  return starts;
}

export function pointAt({ lineStarts }: SourceText, offset: number): Point {
  let [low, high] = [0, lineStarts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - lineStarts[low]! + 1, offset };
}

export function positionBetween(source: SourceText, start: number, end: number): Position {
  return { start: pointAt(source, start), end: pointAt(source, end) };
}

/**
 * Returns the source text at a position on one line, for messages on removed text, so that not even an address is lost.
 */
export function writtenAt(source: SourceText, place: Node | Position): string {
  const { start, end } = "type" in place ? place.position! : place;
  return source.text.slice(start.offset, end.offset).replaceAll(/\s+/g, " ").trim();
}

/** Returns a line of the source without its line ending. @param line - its number, from 1 */
export function writtenLine({ text, lineStarts }: SourceText, line: number): string {
  return text.slice(lineStarts[line - 1], lineStarts[line] ?? text.length).replace(/[\r\n]+$/, "");
}

/**
 * Returns a function that finds the offsets in the file of a text node's characters. The value differs from the source:
 * escapes, character references, indents and block quote markers at line starts. Both are compared from the start;
 * where they don't match, every character gets the start of the node.
 */
export function offsetsOf(source: SourceText, node: Text): OffsetAt {
  const [start, end] = [node.position!.start.offset!, node.position!.end.offset!];
  const found = findValue(node.value, source.text, start, end);
  if (!found) return (index) => (index < node.value.length ? start : end);
  return found;
}

/** Returns a part of a text node as a node with its own position. */
export function sliceText(
  source: SourceText,
  node: Text,
  from: number,
  to: number,
  at = offsetsOf(source, node),
): Text {
  return { type: "text", value: node.value.slice(from, to), position: positionBetween(source, at(from), at(to)) };
}

/**
 * Gives a position to each node without one, so that all later code can rely on it: an address that the parser's
 * transform finds (in an open bracket, for example) is a link without a position, and so is the text around it
 * (https://github.com/syntax-tree/mdast-util-gfm-autolink-literal/issues/19). To be removed when that is fixed.
 */
export function restorePositions(tree: Root, source: SourceText): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent) || !parent.position) return;
    for (let first = 0; first < parent.children.length; first++) {
      if (parent.children[first]!.position) continue;
      let last = first;
      while (parent.children[last + 1] && !parent.children[last + 1]!.position) last++;
      restoreRun(parent, first, last, source);
      first = last;
    }
  });
}

function restoreRun(parent: Parents, first: number, last: number, source: SourceText): void {
  const run: Nodes[] = parent.children.slice(first, last + 1);
  const start = parent.children[first - 1]?.position?.end.offset ?? parent.position!.start.offset!;
  const end = parent.children[last + 1]?.position?.start.offset ?? parent.position!.end.offset!;
  const at = findValue(run.map((node) => toString(node)).join(""), source.text, start, end);
  let index = 0;
  for (const node of run) {
    const next = index + toString(node).length;
    const position = at ? positionBetween(source, at(index), at(next)) : positionBetween(source, start, end);
    visit(node, (within) => void (within.position = position));
    index = next;
  }
}

/**
 * Returns the offsets of `value` between `start` and `end`, in which it may begin behind markers or attributes;
 * undefined where it isn't found.
 */
function findValue(value: string, text: string, start: number, end: number): OffsetAt | undefined {
  if (!/[\\&]/.test(value) && text.startsWith(value, start)) return (index) => start + index;
  for (let from = start; from + 1 <= end || from === start; from++) {
    const offsets = follow(value, text, from, end);
    if (offsets) return (index) => offsets[index]!;
  }
  return undefined;
}

function follow(value: string, text: string, from: number, end: number): number[] | undefined {
  const offsets: number[] = [];
  let at = from;
  let index = 0;
  const take = (written: number, read: number) => {
    for (let count = 0; count < read; count++) offsets.push(at);
    at += written;
    index += read;
  };
  while (index < value.length) {
    if (at >= end) return undefined;
    const ending = /^(?:\r\n|\n|\r)/.exec(value.slice(index, index + 2))?.[0];
    const rest = text.slice(at, at + 40);
    const reference = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{2,31});/i.exec(rest)?.[0];
    if (ending) {
      const written = lineEnd.exec(text.slice(at, at + 1000));
      if (written?.[1] === ending) {
        take(written[0].length, ending.length);
        at = Math.min(end, at + markersAt(text, at, value[index]));
        continue;
      }
    }
    if (/^\\[!-/:-@[-`{-~]/.test(rest) && rest[1] === value[index]) take(2, 1);
    // syntax/escaped-space.ts has read it.
    else if (value[index] === "\u00a0" && rest.startsWith("\\ ")) take(2, 1);
    else if (reference && (value[index] !== "&" || isAmpersand(reference))) {
      take(reference.length, value.codePointAt(index)! > 0xffff ? 2 : 1);
    } else if (rest[0] === value[index] || (rest[0] === "\0" && value[index] === "\uFFFD")) take(1, 1);
    else return undefined;
  }
  offsets.push(at);
  return at <= end ? offsets : undefined;
}

/** Matches a line ending with the spaces before it, which aren't in the value. */
const lineEnd = /^[ \t]*(\r\n|\n|\r)/;

/**
 * Returns the length of the text before a continuation line's own text: its indent, and `>` of block quotes unless the
 * text itself begins with `>`.
 */
function markersAt(text: string, at: number, next: string | undefined): number {
  const pattern = next === ">" ? /[ \t]*/y : /[ \t>]*/y;
  pattern.lastIndex = at;
  return pattern.exec(text)![0].length;
}

function isAmpersand(reference: string): boolean {
  return /^&(?:amp|#0*38|#x0*26);$/i.test(reference);
}
