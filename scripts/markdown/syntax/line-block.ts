/** Reads line blocks of Pandoc, `| a line`, whose line ends are kept. */
import type { Nodes, Paragraph, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../web-export/source-text.ts";
import type { Syntax } from "./syntax.ts";

export const lineBlock: Syntax = { read: readLineBlocks, write: writeLineBlocks };

function readLineBlocks(tree: Root, file: VFile): void {
  if (!/^[ \t>]*\|(?:[ \t]|$)/m.test(String(file))) return;
  const source = sourceTextOf(file);
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "paragraph" || !isLineBlock(node, source)) return;
    const [first] = node.children;
    if (first?.type !== "text") return;
    const bar = /^\|[ \t]?/.exec(first.value)![0].length;
    node.children[0] = sliceText(source, first, bar, first.value.length);
    breakLines(node, source);
    node.data = { ...node.data, hProperties: { className: ["line-block"] } };
  });
}

/**
 * Returns whether every line begins with a bar, or with a space, which continues the line above, and none ends with a
 * bar.
 */
function isLineBlock({ children: [first], position }: Paragraph, { text }: SourceText): boolean {
  if (first?.type !== "text" || !/^\|(?:[ \t]|\n)/.test(first.value)) return false;
  const lines = text.slice(position?.start.offset, position?.end.offset).split(/\r\n|\r|\n/);
  // A single line isn't certain to be a line block.
  const isRow = lines.some((line) => /\S[ \t]*\|[ \t]*$/.test(line) && /\|.*\|/.test(line));
  return lines.length > 1 && !isRow && lines.every((line) => /^(?:[ \t>]*\|(?:[ \t]|$)|[ \t]+\S)/.test(line));
}

/** Replaces each line end and bar by a break, and keeps the indent of each line. */
function breakLines(parent: Nodes, source: SourceText): void {
  if (!("children" in parent)) return;
  const pieces: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    if (child.type !== "text" || !child.position) {
      breakLines(child, source);
      pieces.push(child);
      continue;
    }
    pieces.push(...linesOf(child, source));
  }
  (parent as { children: Nodes[] }).children = keepIndents(pieces as PhrasingContent[]);
}

function linesOf(node: Text, source: SourceText): Nodes[] {
  const at = offsetsOf(source, node);
  const pieces: Nodes[] = [];
  let end = 0;
  for (const { 0: found, index } of node.value.matchAll(/\n\|(?:[ \t]|(?=\n|$))/g)) {
    pieces.push(sliceText(source, node, end, index, at));
    end = index + found.length;
    const { position } = sliceText(source, node, index, end, at);
    pieces.push({ type: "break", ...(position ? { position } : {}) });
  }
  pieces.push(sliceText(source, node, end, node.value.length, at));
  return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
}

function keepIndents(pieces: PhrasingContent[]): PhrasingContent[] {
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    if (piece.type !== "text" || (before && before.type !== "break")) continue;
    piece.value = piece.value.replace(/^[ \t]+/, (blanks) => "\u00a0".repeat(Math.min(blanks.length, 40)));
  }
  return pieces;
}

/** Puts the bars back as HTML nodes, which are written without escapes. */
function writeLineBlocks(tree: Root): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "paragraph" || !node.data?.hProperties?.className?.includes("line-block")) return;
    putBars(node);
    node.children.unshift({ type: "html", value: "| " });
  });
}

function putBars(parent: Nodes): void {
  if (!("children" in parent)) return;
  const children = parent.children as Nodes[];
  for (const [index, node] of children.entries()) {
    if (node.type === "break") children[index] = { type: "html", value: "\n| " };
    else if (node.type === "text") node.value = node.value.replace(/^\u00a0+/, (blanks) => " ".repeat(blanks.length));
    else putBars(node);
  }
}
