/** Tells by certain marks whether mdast is a page saved from the web. */
import type { Link, Nodes, Paragraph, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { eachNode } from "../each-node.ts";
import { isSkipLink } from "./page-words.ts";

/**
 * Returns whether a tree has two marks or more, since a single one may be a slip in a manuscript. Marks are: each
 * callout `[165](#)`, also that of a note in the list at the end; the line "Please cite as", and again where its title
 * is a link to `#`; the footer with copyright and e-mail address; the link "Skip to main content" in any language, and
 * again where a numbered line follows it; a numbered heading that stands twice in a row as a plain paragraph, which
 * counts as two. Bare digits (`increase.233`) are no mark, since manuscripts have them too.
 */
export function isWebExport(tree: Root): boolean {
  return countMarks(tree) >= 2;
}

/** Returns the number of marks of a page. */
export function countMarks(tree: Root): number {
  let marks = 0;
  eachNode<Nodes>(tree, (node) => {
    if (isCalloutLink(node)) marks++;
  });
  let before: string | undefined;
  for (const node of tree.children) {
    const text = node.type === "paragraph" ? toString(node).trim() : "";
    if (node.type === "paragraph" && isCiteText(text))
      marks += node.children.some((child) => child.type === "link" && child.url === "#") ? 2 : 1;
    if (matchFooter(text)) marks++;
    const lines = text.split(/[\r\n]+/);
    if (isSkipLink(lines[0]!)) marks++;
    if (isSkipLink(before ?? "") && isNumberedLine(lines[0]!)) marks++;
    if (isSkipLink(lines[0]!) && isNumberedLine(lines[1] ?? "")) marks++;
    if (text === before && /^\d+(?:\.\d+)*\.\s.*[^.:;,]$/.test(text)) marks += 2;
    before = text;
  }
  return marks;
}

function isNumberedLine(line: string): boolean {
  return /^(?:\p{L}+\s+)?\d+(?:\.\d+)*\.?\s+\p{L}[^\n]{0,200}[^.:;,\s]$/u.test(line.trim());
}

/** Returns whether a node is `[165](#)`, the number of a note with an empty link. */
export function isCalloutLink(node: Nodes | undefined): node is Link {
  return node?.type === "link" && node.url === "#" && isNoteNumber(toString(node));
}

function isNoteNumber(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text);
}

export function isCiteText(text: string): boolean {
  return /^\s*please,? cite as\s*:/i.test(text);
}

/** Matches `© Body 2026 | Email: …` at the start of a text; the text behind it isn't part of the match. */
export function matchFooter(text: string): RegExpExecArray | null {
  return /^\s*©\s*(?<holder>[^\s|][^|\n]{0,199}?),?\s+(?<year>(?:19|20)\d\d)\s*\|\s*e-?mail:?\s*(?<email>[^\s|]+@[^\s|]+)?/iu.exec(
    text,
  );
}

/** Matches `© Body 2026` alone, which is a footer only as the last paragraph of a page. */
export function matchShortFooter(paragraph: Paragraph): RegExpExecArray | null {
  return /^\s*©\s*(?<holder>[^\s|][^|\n]{0,99}?)\s+(?<year>(?:19|20)\d\d)\.?\s*$/u.exec(toString(paragraph));
}
