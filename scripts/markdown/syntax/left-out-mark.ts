/** Leaves out what a report makes itself or has no use for: `[TOC]`, `{:toc}`, `\index{…}`, imports of MDX. */
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
const importLine = /^import[ \t][^\n]*["'][^"'\n]+["'];?$/;
const entry = /\\index\{[^{}\n]*\}[ \t]?/g;

/** Leaves marks out, of each kind of which one information a file tells. */
function leaveOut(tree: Root, file: VFile): void {
  const written = String(file);
  const hasEntries = written.includes("\\index{");
  if (!hasEntries && !/(?:\b|_)toc_?[\]} ]|^import[ \t].*["']/im.test(written)) return;
  const source = sourceTextOf(file);
  const found = new Map<string, { first: Nodes; words: string }>();
  const tell = (read: string, words: string, first: Nodes) => {
    if (!found.has(read)) found.set(read, { first, words });
  };
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).filter((node) => {
      const words = wordsOf(node);
      if (words === undefined) return true;
      const read = contents.test(words)
        ? "the place of contents, which a report has of its own; left out"
        : importsOf(words);
      if (read !== undefined) tell(read, words.split("\n", 1)[0]!, node);
      return read === undefined;
    });
    if (!hasEntries) return;
    // An address without angle brackets takes in what is glued to it.
    if (parent.type === "link") parent.url = parent.url.replaceAll(entry, "");
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
      if (node.type !== "text" || !node.position || !node.value.includes("\\index{")) return [node];
      const kept = withoutEntries(node, source);
      if (kept.length > 1 || kept[0] !== node)
        tell("an entry of an index; left out", /\\index\{[^{}\n]*\}/.exec(node.value)![0], node);
      return kept;
    });
  });
  for (const [read, { first, words }] of found) complain(file, "foreign-markup", { found: words, read }, first);
}

/** Returns the words of a paragraph, or of a list with one item, that may be such a mark. */
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

function withoutEntries(node: Nodes & { type: "text" }, source: SourceText): PhrasingContent[] {
  const at = offsetsOf(source, node);
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: written, index } of node.value.matchAll(entry)) {
    // Behind a backslash of its own it is meant as it stands.
    if (
      source.text[at(index)] !== "\\" ||
      source.text.startsWith("\\\\", at(index)) ||
      source.text[at(index) - 1] === "\\"
    )
      continue;
    const isAfterBlank = index === 0 || /\s$/.test(node.value.slice(0, index));
    const length = isAfterBlank ? written.length : written.trimEnd().length;
    pieces.push(sliceText(source, node, end, index, at));
    end = index + length;
  }
  if (end === 0) return [node];
  pieces.push(sliceText(source, node, end, node.value.length, at));
  return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
}
