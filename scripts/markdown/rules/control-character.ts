/**
 * Complains of references to control characters (`&#1;`), which parsers replace by U+FFFD or by a sign without a glyph.
 */
import type { Nodes } from "mdast";
import { decodeString } from "micromark-util-decode-string";
import { parseFragment } from "parse5";
import type { VFile } from "vfile";
import { controlsIn } from "../../manuscript/printable-text.ts";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { pointAt, sourceTextOf } from "../web-export/source-text.ts";

/** Matches numeric character references; in HTML the semicolon may be missing. */
const reference = /&#(?:x([\da-f]+)|(\d+));?/gi;
/** Types of nodes in which character references aren't read, or that aren't printed. */
const asWritten = new Set<string>(["code", "inlineCode", "math", "inlineMath", "yaml"]);

/**
 * Searches the source text, so that texts, titles, addresses and attributes are all covered. Control characters in the
 * source itself are found when the file is read.
 */
export function controlCharacter(file: VFile, { html, literals, topLevel }: NodesByType): void {
  const source = sourceTextOf(file);
  if (!source.text.includes("&#")) return;
  const told = new Set<number>();
  const look = (text: string, start: number, decode: (written: string) => string): void => {
    for (const { 0: written, 1: hex, 2: decimal, index } of text.matchAll(reference)) {
      const code = hex === undefined ? Number.parseInt(decimal!, 10) : Number.parseInt(hex, 16);
      if (told.has(code) || !isSuspect(code) || !isLost(decode(written)) || isEscaped(text, index)) continue;
      told.add(code);
      const named = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
      complain(file, "control-character", { code: named }, pointAt(source, start + index));
    }
  };
  let end = 0;
  for (const node of inOrder([...html, ...[...literals, ...topLevel].filter(({ type }) => asWritten.has(type))])) {
    if (node.start < end) continue;
    look(source.text.slice(end, node.start), end, decodeString);
    if (node.isHtml) look(withoutComments(source.text.slice(node.start, node.end)), node.start, textOfHtml);
    end = node.end;
  }
  look(source.text.slice(end), end, decodeString);
}

function inOrder(nodes: readonly Nodes[]): { start: number; end: number; isHtml: boolean }[] {
  return nodes
    .flatMap(({ type, position }) => {
      if (!position) return [];
      return [{ start: position.start.offset!, end: position.end.offset!, isHtml: type === "html" }];
    })
    .toSorted((a, b) => a.start - b.start);
}

/** Returns whether a code point may not be a letter; only such references are decoded, which are few. */
function isSuspect(code: number): boolean {
  if (code === 0xfffd) return false;
  return code < 0xa0 || (code >= 0xd800 && code < 0xe000) || code >= 0xfdd0;
}

function isLost(text: string): boolean {
  return text.includes("\ufffd") || controlsIn(text).length > 0;
}

function isEscaped(text: string, index: number): boolean {
  return /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(0, index - 100), index));
}

/** Returns the text that a browser reads: `&#128;` to `&#159;` are letters of Windows-1252. */
function textOfHtml(written: string): string {
  const [node] = parseFragment(written).childNodes;
  return node && "value" in node ? node.value : "\ufffd";
}

function withoutComments(html: string): string {
  return html.replaceAll(/<!--.*?(?:-->|$)/gs, (comment) => " ".repeat(comment.length));
}
