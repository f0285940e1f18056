/** Finds mark-up in raw HTML that parsers turn into neither an element nor text, so that it would be lost. */
import type { Nodes, Root } from "hast";
import { parseFragment, type ParserError } from "parse5";
import type { Point } from "unist";
import { eachNode } from "../../markdown/each-node.ts";
import { pointIn } from "./point-in.ts";

interface UnprintedMarkup {
  what: string;
  /** The form that is expected, where it is not HTML of another kind. */
  expected?: string;
  place: Point | undefined;
}

/** Names of faults for messages, by the codes of parse errors (HTML, 13.2.2). */
const names: Readonly<Record<string, string>> = {
  "cdata-in-html-content": "`<![CDATA[…]]>`",
  "incorrectly-opened-comment": "declaration `<!…>`",
  "unexpected-question-mark-instead-of-tag-name": "instruction `<?…?>`",
  "invalid-first-character-of-tag-name": "tag `</…>` without a name",
  "eof-in-tag": "tag that is never closed by `>`",
  "eof-in-comment": "comment that is never closed by `-->`",
  ...Object.fromEntries(
    [
      "invalid-character-sequence-after-doctype-name",
      "unexpected-character-after-doctype-system-identifier",
      "missing-quote-before-doctype-public-identifier",
      "missing-quote-before-doctype-system-identifier",
      "eof-in-doctype",
    ].map((fault) => [fault, "declaration `<!DOCTYPE…>` with words of its own"]),
  ),
};

/**
 * `conditional` matches what only old browsers and Word show, `wordless` the parts of it that have no words of a text.
 */
const conditional = /<!--\[(if\b[^\]]*)\]>([\s\S]*?)<!\[endif\]-->/gi;
const wordless = /<(xml|style|script)\b[\s\S]*?<\/\1>|<!--[\s\S]*?--!?>|<[^>]*>|&\w+;/gi;

/**
 * Returns the lost mark-up in the order of the text. Closed comments aren't returned, since nobody wants them to be
 * printed.
 */
export function unprintedMarkup(hast: Root): UnprintedMarkup[] {
  const found: UnprintedMarkup[] = [];
  eachNode<Nodes>(hast, (node) => {
    if (node.type !== "raw") return;
    const { value, position } = node;
    const onParseError = ({ code, startOffset }: ParserError) => {
      const fault: string = code;
      const what = names[fault];
      if (!what) return;
      const opening = fault === "eof-in-comment" ? "<!--" : what.startsWith("tag `</") ? "</" : "<";
      const at = value.lastIndexOf(opening, startOffset);
      // A `<` before a blank or digit is text.
      if (at < 0) return;
      const expected = fault === "eof-in-comment" ? { expected: "`-->` where it ends" } : {};
      found.push({ what, ...expected, place: pointIn(position?.start, value.slice(0, at)) });
    };
    parseFragment(value, { onParseError });
  });
  return found;
}

/**
 * Returns the comments by which a web server puts something in (`<!--#include file="a.html" -->`, `<!--#echo … -->`):
 * what is expected in their place is not printed.
 */
export function serverComments(hast: Root): { written: string; place: Point | undefined }[] {
  const found: { written: string; place: Point | undefined }[] = [];
  eachNode<Nodes>(hast, (node) => {
    if (node.type !== "raw") return;
    const comments = node.value.matchAll(/<!--#(?:include|echo|exec|fsize|flastmod|printenv|if)\b[^\n]*?-->/gi);
    for (const { 0: written, index } of comments)
      found.push({ written, place: pointIn(node.position?.start, node.value.slice(0, index)) });
  });
  return found;
}

/** Returns the conditions of conditional comments that hold words, which some programs show as text. */
export function conditionalComments(hast: Root): { condition: string; place: Point | undefined }[] {
  const found: { condition: string; place: Point | undefined }[] = [];
  eachNode<Nodes>(hast, (node) => {
    if (node.type !== "raw") return;
    for (const { 1: condition, 2: content, index } of node.value.matchAll(conditional)) {
      if (!/[\p{L}\p{N}]/u.test(content!.replace(wordless, " "))) continue;
      found.push({ condition: condition!, place: pointIn(node.position?.start, node.value.slice(0, index)) });
    }
  });
  return found;
}
