/** Returns the text of an mdast node without mark-up, on one line. */
import type { Nodes } from "mdast";
import { speakTex } from "../lib/tex/set-formula.ts";

/**
 * Returns the text. Pictures give their alternative text, formulas the words in which they are read aloud, raw HTML
 * nothing, and a line break in it a space.
 */
export function textOfNode(node: Nodes): string {
  return oneLine(wordsInNode(node)).trim();
}

/** Returns the text with formulas in TeX, from which other programs make ids of headings. */
export function writtenTextOf(node: Nodes): string {
  return oneLine(wordsInNode(node, (tex) => tex)).trim();
}

/** Replaces each run of white space by one space. */
export function oneLine(text: string): string {
  // Most texts need no change, and a replacement would copy them.
  return /[^\S ]|  /.test(text) ? text.replaceAll(/\s+/g, " ") : text;
}

/** Returns the text with its white space as it is written. */
export function wordsInNode(node: Nodes, sayTex: (tex: string) => string = speakTex): string {
  if (node.type === "html") return /^<br\b/i.test(node.value) ? " " : "";
  if (node.type === "break") return " ";
  if (node.type === "inlineMath" || node.type === "math") return sayTex(node.value);
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  return "children" in node ? node.children.map((child) => wordsInNode(child, sayTex)).join("") : "";
}
