/**
 * Complains of content that a browser would divide into pages for minutes, and of HTML nested too deep for recursion.
 */
import type { Html, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../each-node.ts";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** The most characters without white space between them. */
const mostInWord = 20_000;
/**
 * The most characters of a paragraph, some 60 pages; for each page that it fills, all the rest of it is laid out again.
 */
const mostInParagraph = 200_000;
const mostInCell = 30_000;
const mostInCode = 400_000;
const mostCodeLines = 5000;
/**
 * The most content between two headings of level 1, which is laid out in one piece: some 500 pages. Paged.js takes
 * longer for a page, the more pages and headings the piece has. A picture may fill a page.
 */
const mostInPart = {
  headings: 2000,
  "paragraphs, rows and other blocks": 20_000,
  // Some 200 pages of a table, for which the browser needs nearly 2 GB.
  "cells of tables": 50_000,
  "pictures and charts": 500,
  characters: 1_500_000,
};

/** Amounts of the kinds of content that `mostInPart` limits. */
export type PartAmounts = typeof mostInPart;
/** Nodes without blocks in them that begin a line of their own. */
const blocks = new Set<string>(["paragraph", "tableRow", "thematicBreak", "code"]);
/** The most levels of nested HTML elements. */
const mostNested = 200;
/**
 * Elements without an end tag, or whose end tag may be left out (HTML, 13.1.2.4): a list of a thousand `<li>` is not
 * deep.
 */
const endless = new Set(
  (
    "area base br col embed hr img input link meta param source track wbr " +
    "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt"
  ).split(" "),
);

/** Returns whether anything is. */
export function tooLarge(file: VFile, tree: Root, { literals, paragraphs, tables, html }: NodesByType): boolean {
  const before = file.messages.length;
  checkParts(file, tree);
  const deep = firstTooDeep(html);
  if (deep) complain(file, "too-large", { what: "nesting of HTML elements", limit: `${mostNested}` }, deep);
  for (const paragraph of paragraphs) {
    check("paragraph", lengthOf(paragraph), mostInParagraph, paragraph);
  }
  for (const cell of tables.flatMap(({ children: rows }) => rows.flatMap(({ children: cells }) => cells))) {
    check("cell of a table", lengthOf(cell), mostInCell, cell);
  }
  for (const literal of literals) {
    const { value } = literal;
    check("word", longestWord(value), mostInWord, literal);
    if (literal.type !== "code") continue;
    check("block of code", value.length, mostInCode, literal);
    check("block of code", value.split("\n").length, mostCodeLines, literal, "lines");
  }
  return file.messages.length > before;

  function check(what: string, found: number, most: number, node: Nodes, unit = "characters"): void {
    if (found <= most) return;
    const [amount, limit] = [found, most].map((count) => count.toLocaleString("en"));
    complain(file, "too-large", { what: `${what} of ${amount} ${unit}`, limit: limit! }, node);
  }
}

/** Complains once in each part, at the block with which it becomes too large. */
function checkParts(file: VFile, tree: Root): void {
  let counts = noneInPart();
  let isTold = false;
  for (const block of tree.children) {
    if (block.type === "heading" && block.depth === 1) {
      counts = noneInPart();
      isTold = false;
    }
    addAmounts(counts, block);
    const excess = excessIn(counts);
    if (!excess || isTold) continue;
    isTold = true;
    const [what, most] = excess;
    const limit = `${most.toLocaleString("en")} between two headings of level 1 (\`#\`)`;
    complain(file, "too-large", { what: `part with more than ${most.toLocaleString("en")} ${what}`, limit }, block);
  }
}

function noneInPart(): PartAmounts {
  return {
    headings: 0,
    "paragraphs, rows and other blocks": 0,
    "cells of tables": 0,
    "pictures and charts": 0,
    characters: 0,
  };
}

function addAmounts(counts: PartAmounts, block: Nodes): void {
  eachNode<Nodes>(block, (node) => {
    if (node.type === "heading") counts.headings++;
    if (isBlock(node)) counts["paragraphs, rows and other blocks"]++;
    counts["cells of tables"] += cellsIn(node);
    if (isPicture(node)) counts["pictures and charts"]++;
    if ("value" in node) counts.characters += node.value.length;
  });
}

/** Returns the first kind of content that exceeds its limit, and the limit; undefined for none. */
function excessIn(counts: PartAmounts): [string, number] | undefined {
  return Object.entries(mostInPart).find(([what, most]) => counts[what as keyof PartAmounts] > most);
}

export function amountsIn(blocks: readonly Nodes[]): PartAmounts {
  const counts = noneInPart();
  for (const block of blocks) addAmounts(counts, block);
  return counts;
}

/** Returns whether several parts together exceed a limit. */
export function areTooMuch(all: readonly PartAmounts[]): boolean {
  const sum = noneInPart();
  for (const amounts of all) {
    for (const what of Object.keys(sum) as (keyof PartAmounts)[]) sum[what] += amounts[what];
  }
  return excessIn(sum) !== undefined;
}

function isBlock(node: Nodes): boolean {
  const isEmpty = (node.type === "listItem" || node.type === "blockquote") && node.children.length === 0;
  return isEmpty || blocks.has(node.type);
}

/** Counts a table's cells with those that fill up rows which end before its last column. */
function cellsIn(node: Nodes): number {
  if (node.type === "html") return node.value.match(/<t[dh]\b/gi)?.length ?? 0;
  if (node.type !== "table") return 0;
  return node.children.length * node.children.reduce((most, { children }) => Math.max(most, children.length), 0);
}

function isPicture(node: Nodes): boolean {
  return (
    node.type === "image" ||
    node.type === "imageReference" ||
    (node.type === "containerDirective" && node.name === "chart")
  );
}

function firstTooDeep(html: readonly Html[]): Html | undefined {
  let depth = 0;
  return html.find(({ value }) => {
    for (const [, slash, name] of value.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
      if (endless.has(name!.toLowerCase())) continue;
      depth = slash ? Math.max(0, depth - 1) : depth + 1;
      if (depth > mostNested) return true;
    }
    return false;
  });
}

function lengthOf(node: Nodes): number {
  if ("value" in node) return node.value.length;
  return "children" in node ? node.children.reduce((sum: number, child) => sum + lengthOf(child), 0) : 0;
}

function longestWord(text: string): number {
  if (text.length <= mostInWord) return 0;
  return text.split(/\s/).reduce((longest, { length }) => Math.max(longest, length), 0);
}
