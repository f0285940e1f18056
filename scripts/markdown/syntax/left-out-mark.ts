/** Removes marks that a report needs none of: `[TOC]`, lines of contents, `\index{…}`, `\noindent`, icons, imports. */
import type { Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../web-export/source-text.ts";
import type { Syntax } from "./syntax.ts";

export const leftOutMark: Syntax = { read: leaveOut };

const contents =
  /^(?:\[TOC\]|\[\[_?TOC_?\]\]|@\[toc\]|\$\{toc\}|(?:TOC[ \t]*\n)?\{:toc(?:[ \t][^{}\n]*)?\}|\{\{[ \t]*toc[ \t]*\}\})$/i;
/** A line of the contents that Word made, as Pandoc writes it: a link around the link of its page's number. */
const contentsLine = /^\[[^\n]*\[[\divxlc]{1,6}\]\(#[^()\s]+\)\]\(#[^()\s]+\)$/;
const importLine = /^import[ \t][^\n]*["'][^"'\n]+["'];?$/;
const cellBreak = /^\+\+\+(?:[ \t]+\{[^\n]*\})?$/;
const kramdownOption = /^\{::options(?:[ \t][^{}\n]*)?\/\}$/;

/** An inline mark, and how it is read, for the message. */
interface InLine {
  pattern: RegExp;
  read: string;
}

/** Matches entries of an index, also by commands that a book defines for their kinds (`\indexf{…}`). */
const entry = /\\index[a-z]{0,4}\{(?:[^{}\n]|\{[^{}\n]*\})*\}[ \t]?/g;
const command = String.raw`\\(?:(?:vspace|hspace|setcounter|addtocounter|setlength|addtolength|pagenumbering|pagestyle|thispagestyle|addcontentsline|markboth|markright)\*?(?:\{[^{}\n]*\}|\[[^[\]\n]*\])+|(?:noindent|centering|raggedright|raggedleft|tableofcontents|listoffigures|listoftables|doublespacing|singlespacing|onehalfspacing|hfill|vfill|smallskip|medskip|bigskip|frontmatter|mainmatter|backmatter|phantomsection|maketitle)(?![A-Za-z])(?:\{\})?)`;

const inLines: readonly InLine[] = [
  { pattern: entry, read: "an entry of an index; left out" },
  // Within a sentence a command may be the subject of the text.
  {
    pattern: new RegExp(String.raw`(?<=^|\n)(?:${command}(?:[ \t]+|(?=\n|$)|(?=\\)))+\n?`, "g"),
    read: "a command of LaTeX on how pages look; left out",
  },
  {
    pattern:
      /(?<![\p{L}\p{N}:]):(?:material|octicons|fontawesome|simple|mdi)-[a-z\d-]+:(?:\{[ \t]*[.#:][^{}\n]*\})?[ \t]?/gu,
    read: "an icon of a web site; left out",
  },
];

/** Removes marks, with one message in a file for each kind. */
function leaveOut(tree: Root, file: VFile): void {
  const written = String(file);
  const hasEntries = /\\[a-z]{5}|:[a-z]+-[a-z\d-]+:/.test(written);
  const hasContents = written.includes(")](#");
  if (
    !hasEntries &&
    !hasContents &&
    !/(?:\b|_)toc_?[\]} ]|^\+\+\+(?:[ \t]|$)|^import[ \t].*["']|\{::options/im.test(written)
  )
    return;
  const source = sourceTextOf(file);
  const found = new Map<string, { first: Nodes; words: string }>();
  const tell = (read: string, words: string, first: Nodes) => {
    if (!found.has(read)) found.set(read, { first, words });
  };
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).filter((node) => {
      if (hasContents && isOfContents(node, source)) {
        tell("a line of contents, which a report has of its own; left out", toString(node).split("\n", 1)[0]!, node);
        return false;
      }
      const words = wordsOf(node);
      if (words === undefined) return true;
      const read = contents.test(words)
        ? "the place of contents, which a report has of its own; left out"
        : kramdownOption.test(words)
          ? "an option of kramdown; left out"
          : cellBreak.test(words)
            ? "the end of a cell of a notebook; left out"
            : importsOf(words);
      if (read !== undefined) tell(read, words.split("\n", 1)[0]!, node);
      return read === undefined;
    });
    if (!hasEntries) return;
    // An address without angle brackets includes a mark right behind it.
    if (parent.type === "link") parent.url = parent.url.replaceAll(entry, "");
    for (const mark of inLines) leaveOutIn(parent, mark, source, (words, node) => tell(mark.read, words, node));
  });
  if (hasEntries) dropEmptied(tree);
  for (const [read, { first, words }] of found) complain(file, "foreign-markup", { found: words, read }, first);
}

/** Returns whether a paragraph has only lines of contents. */
function isOfContents(node: Nodes, { text }: SourceText): boolean {
  if (node.type !== "paragraph" || !node.position) return false;
  const { start, end } = node.position;
  const lines = text.slice(start.offset, end.offset).split(/\r\n?|\n/);
  return lines.every((line) => contentsLine.test(line.replace(/^[ \t>]+|\\$/g, "").trimEnd()));
}

/** Returns the text of a paragraph, or of a list with one item, that may be such a mark; undefined for other nodes. */
function wordsOf(node: Nodes): string | undefined {
  const paragraph: Nodes | undefined =
    node.type === "list" && node.children.length === 1 && node.children[0]!.children.length === 1
      ? node.children[0]!.children[0]
      : node;
  if (paragraph?.type !== "paragraph" || !isPlain(paragraph)) return undefined;
  return toString(paragraph).trim();
}

function isPlain({ children }: Paragraph): boolean {
  return (
    children.length > 0 &&
    children.length < 4 &&
    children.every(({ type }) => ["text", "break", "emphasis"].includes(type))
  );
}

function importsOf(words: string): string | undefined {
  const lines = words.split("\n");
  return lines.every((line) => importLine.test(line.trim())) ? "code of MDX; left out" : undefined;
}

/** Removes paragraphs that have become empty. */
function dropEmptied(tree: Root): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).filter(
      (node) => node.type !== "paragraph" || node.children.length > 0,
    );
  });
}

/** Removes a mark from the text nodes of a parent. */
function leaveOutIn(
  parent: Nodes & { children: Nodes[] },
  { pattern }: InLine,
  source: SourceText,
  tell: (words: string, first: Nodes) => void,
): void {
  parent.children = parent.children.flatMap((node, index): Nodes[] => {
    if (node.type !== "text" || !node.position || node.value.search(pattern) < 0) return [node];
    const isFirst = index === 0 || parent.children[index - 1]!.type === "break";
    const { kept, first } = withoutMarks(node, pattern, isFirst, source);
    if (first === undefined) return [node];
    tell(first.trim().split("\n", 1)[0]!, node);
    return kept;
  });
}

/** Returns the text without the marks, and the first mark. */
function withoutMarks(
  node: Nodes & { type: "text" },
  pattern: RegExp,
  isFirst: boolean,
  source: SourceText,
): { kept: PhrasingContent[]; first?: string } {
  const at = offsetsOf(source, node);
  const pieces: PhrasingContent[] = [];
  let end = 0;
  let first: string | undefined;
  for (const { 0: written, index } of node.value.matchAll(pattern)) {
    const start = at(index);
    // Behind a further backslash it is text; and a text node behind other nodes doesn't begin a line.
    const isEscaped = source.text[start] !== written[0] || source.text[start - 1] === "\\";
    const isDoubled = written.startsWith("\\") && source.text.startsWith("\\\\", start);
    const isLate = index === 0 && !isFirst && pattern.source.startsWith("(?<=^");
    if (isEscaped || isDoubled || isLate) continue;
    const isAfterBlank = index === 0 || /\s$/.test(node.value.slice(0, index));
    const length = isAfterBlank ? written.length : written.trimEnd().length;
    first ??= written;
    pieces.push(sliceText(source, node, end, index, at));
    end = index + length;
  }
  pieces.push(sliceText(source, node, end, node.value.length, at));
  const kept = pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
  return first === undefined ? { kept } : { kept, first };
}
