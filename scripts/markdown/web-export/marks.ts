/** Tells whether mdast is a page saved from the web, by the marks that such a page leaves. */
import type { Link, Nodes, Paragraph, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { eachNode } from "../each-node.ts";
import { isSkipLink } from "./page-words.ts";

/**
 * Returns true for two marks, since one alone may be a slip in a manuscript. Marks are: each callout `[165](#)`,
 * also that of a note in the list at the end; the line "Please cite as", and again where its title is a link to
 * `#`; the footer with copyright and e-mail address; the link "Skip to main content" in any language, and again
 * where a numbered line follows it; a numbered heading that
 * stands as a plain paragraph twice in a row, which counts for two. Bare digits (`increase.233`) are no mark:
 * manuscripts have them too.
 */
export function isWebExport(tree: Root): boolean {
  return countMarks(tree) >= 2;
}

/** Returns how many marks a page has. */
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

/** Returns whether a node is `[165](#)`: a note's number that leads nowhere. */
export function isCalloutLink(node: Nodes | undefined): node is Link {
  return node?.type === "link" && node.url === "#" && isNoteNumber(toString(node));
}

function isNoteNumber(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text);
}

export function isCiteText(text: string): boolean {
  return /^\s*please,? cite as\s*:/i.test(text);
}

/** Matches `© Body 2026 | Email: …` at the start of a text; what follows is no part of the match. */
export function matchFooter(text: string): RegExpExecArray | null {
  return /^\s*©\s*(?<holder>[^\s|][^|\n]{0,199}?),?\s+(?<year>(?:19|20)\d\d)\s*\|\s*e-?mail:?\s*(?<email>[^\s|]+@[^\s|]+)?/iu.exec(
    text,
  );
}

/** Matches `© Body 2026` alone, which is a footer only as the last paragraph of a page. */
export function matchShortFooter(paragraph: Paragraph): RegExpExecArray | null {
  return /^\s*©\s*(?<holder>[^\s|][^|\n]{0,99}?)\s+(?<year>(?:19|20)\d\d)\.?\s*$/u.exec(toString(paragraph));
}
