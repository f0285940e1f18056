/** Gives the words of an mdast node as they are printed, without mark-up, in one line. */
import type { Nodes } from "mdast";
import { speakTex } from "../lib/tex/set-formula.ts";

/**
 * Returns the words. Pictures say their alternative text, formulas what is read aloud; raw HTML says nothing, and a line
 * break in it is a space.
 */
export function textOf(node: Nodes): string {
  return oneLine(wordsIn(node)).trim();
}

/** Returns the words with formulas as they are written: other programs make names of headings from these. */
export function writtenTextOf(node: Nodes): string {
  return oneLine(wordsIn(node, (tex) => tex)).trim();
}

/** Puts one space in place of each run of them. */
export function oneLine(text: string): string {
  // Most texts are in one line already: a replacement would make them anew.
  return /[^\S ]|  /.test(text) ? text.replaceAll(/\s+/g, " ") : text;
}

/** Returns the words with the white space between them as it is written. */
export function wordsIn(node: Nodes, sayTex: (tex: string) => string = speakTex): string {
  if (node.type === "html") return /^<br\b/i.test(node.value) ? " " : "";
  if (node.type === "break") return " ";
  if (node.type === "inlineMath" || node.type === "math") return sayTex(node.value);
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  return "children" in node ? node.children.map((child) => wordsIn(child, sayTex)).join("") : "";
}
