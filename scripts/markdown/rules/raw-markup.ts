/** Warns of printed text that looks like mark-up, since nobody wants asterisks and braces on a page. */
import type { Heading, Html, InlineCode, Nodes, Text } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { straightened } from "../syntax/curly-quotes.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import type { Sign } from "./raw-sign.ts";
import { signs, signsInHtml } from "./raw-signs.ts";
import { offsetsOf, pointAt, positionBetween, sourceTextOf, type SourceText } from "../web-export/source-text.ts";
import { shorten } from "../../messages/shorten.ts";

export function rawMarkup(file: VFile, { paragraphs, headings, items, terms, tables, html }: NodesByType): void {
  let source: SourceText | undefined;
  let isMdx: boolean | undefined;
  const cells = tables.flatMap(({ children }) => children.flatMap((row) => row.children));
  const inItems = new Set<Nodes>(items.flatMap(({ children }) => children));
  /** Offsets of characters in the current block that a warning covers already. */
  const told = new Set<number>();
  const tell = (node: Text, among: readonly Sign[], isFirst: boolean) => {
    const seen = charactersIn(node.value);
    for (const sign of among) {
      if (!mayHold(node.value, sign, seen)) continue;
      if (sign.inMdx && !(isMdx ??= hasMarksOfMdx(file))) continue;
      for (const { start, end, found } of matchesIn(node, sign, (source ??= sourceTextOf(file)))) {
        if (sign.isLine && !isFirst && start === node.position!.start.offset) continue;
        if (told.has(start) || sign.isMeant?.(found)) continue;
        for (let at = start; at < Math.max(end, start + 1); at++) told.add(at);
        const { like, expected } = sign;
        const written = shortLine(typeof expected === "string" ? expected : expected(found));
        const place = end > start ? positionBetween(source, start, end) : pointAt(source, start);
        if (sign.isError) complain(file, "dropped-html", { what: like.replace(/^a /, ""), expected: written }, place);
        else complain(file, "raw-markup", { found: shortLine(found), like, expected: written }, place);
        if (sign.isBlock) break;
      }
    }
  };
  for (const block of [...paragraphs, ...headings, ...terms, ...cells]) {
    const first = block.children[0];
    told.clear();
    eachNode<Nodes>(block, (parent) => {
      if (!("children" in parent)) return;
      for (const [index, node] of parent.children.entries()) {
        if (node.type === "inlineCode") tellOfComputed(node, file);
        if (node.type !== "text" || !node.position) continue;
        if (node.data?.citation !== undefined) {
          tellOfCitation(node, node.data.citation, file);
          continue;
        }
        const isFirst = node === first && block.type === "paragraph";
        const next = parent.children[index + 1]?.type;
        const isBeforeEmphasis = next === "emphasis" || next === "strong";
        const place = {
          isFirst,
          isCell: block.type === "tableCell",
          isInItem: inItems.has(block),
          isBehindCode: parent.children[index - 1]?.type === "inlineCode",
          isBehindLink: parent.children[index - 1]?.type === "link",
          isBeforeLink: next === "link",
          isBeforeEmphasis,
        };
        tell(node, signsAt(place), node === first);
      }
    });
  }
  for (const heading of headings) tellOfSettings(heading, file);
  const amongHtml = [...signsInHtml, ...signs.filter(({ notInHtml }) => !notInHtml)];
  for (const node of html) {
    if (!node.position) continue;
    told.clear();
    for (const text of textsIn(node, (source ??= sourceTextOf(file)))) tell(text, amongHtml, true);
  }
}

/** Warns of a value that R or another program computes within a line: `` `r nrow(x)` ``, `` `{python} len(x)` ``. */
function tellOfComputed({ value, position }: InlineCode, file: VFile): void {
  const isOfR = /^r[ \t]+\S/.test(value) && /\.[rq]md$/i.test(file.path ?? "");
  const isComputed = isOfR || /^\{(?:r|python|julia|ojs)\}[ \t]+\S/.test(value);
  if (!isComputed || !position) return;
  const found = `\`${shortLine(value)}\``;
  complain(
    file,
    "raw-markup",
    { found, like: "a value that another program computes", expected: "the value" },
    position,
  );
}

/** Warns of a citation of MyST whose source no file has; others are callouts by now. */
function tellOfCitation(node: Text, found: string, file: VFile): void {
  const key = /@[^\s\];]+/.exec(node.value)?.[0] ?? "@key";
  const expected = `a source \`[^${key}]\` of the file in \`sources\`, or a note \`[^label]\``;
  complain(file, "raw-markup", { found: shortLine(found), like: "a citation", expected }, node);
}

/**
 * Warns of a heading that is front matter of another file, put behind this one's text: its lines stand between two of
 * hyphens, of which the second makes them a heading.
 */
function tellOfSettings(heading: Heading, file: VFile): void {
  const words = toString(heading);
  if (!/^(?:[A-Za-z][\w-]{0,30}:(?:[ \t][^\n]*)?(?:\n|$))+$/.test(words)) return;
  const { start, end } = heading.position!;
  const isUnderlined = end.line > start.line;
  const isKnown = /^(?:title|subtitle|author|date|layout|permalink|lang|tags|description|weight|draft|id):/i.test(
    words,
  );
  if (!isUnderlined || !(words.includes("\n") || isKnown)) return;
  const expected = "them where a file begins, and each such text in a file of its own in `sections`";
  complain(file, "raw-markup", { found: shortLine(words), like: "settings of a file", expected }, heading);
}

/**
 * Returns whether a file has syntax that only MDX has: lines of JavaScript, components, comments and properties in
 * braces.
 */
function hasMarksOfMdx(file: VFile): boolean {
  const marks = /^(?:import|export)[ \t][^\n]*["'{]|\{\/\*|<[A-Z][A-Za-z]+(?:[ \t\n]+[^<>]*)?\/?>|\{props\.\w/m;
  return /\.mdx$/i.test(file.path) || marks.test(String(file));
}

/** Returns the texts between the tags of an HTML node, except code. */
function textsIn({ value, position }: Html, { text, lineStarts }: SourceText): Text[] {
  const { start, end } = position!;
  const written = text.slice(start.offset, end.offset);
  // HTML made from another program's syntax isn't in the source.
  if (!straightened(written).startsWith(value.split("\n", 1)[0]!.trimEnd())) return [];
  const code =
    /<(code|pre|script|style|samp|kbd|tt|textarea|svg|math)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<[^>]*>/gi;
  const texts: Text[] = [];
  let from = 0;
  const add = (to: number) => {
    const value = written.slice(from, to);
    if (value.trim() === "") return;
    const at = start.offset! + from;
    const line = lineStarts.findLastIndex((lineStart) => lineStart <= at);
    const point = { line: line + 1, column: at - lineStarts[line]! + 1, offset: at };
    texts.push({ type: "text", value, position: { start: point, end: { ...point, offset: start.offset! + to } } });
  };
  for (const { 0: tag, index } of written.matchAll(code)) {
    add(index);
    from = index + tag.length;
  }
  add(written.length);
  return texts;
}

/** The context of a text node. */
interface SignPlace {
  isFirst: boolean;
  isCell: boolean;
  isInItem: boolean;
  isBehindCode: boolean;
  isBehindLink: boolean;
  isBeforeLink: boolean;
  isBeforeEmphasis: boolean;
}

/** Signs by the contexts in which they are searched; each list is made once. */
const signsByPlace = new Map<string, readonly Sign[]>();

function signsAt(place: SignPlace): readonly Sign[] {
  const { isFirst, isCell, isInItem, isBehindCode, isBehindLink, isBeforeLink, isBeforeEmphasis } = place;
  const key = [isFirst, isCell, isInItem, isBehindCode, isBehindLink, isBeforeLink, isBeforeEmphasis].join();
  let among = signsByPlace.get(key);
  if (!among) {
    among = signs.filter(
      (sign) =>
        (!sign.isBlock || isFirst) &&
        (!sign.notInCells || !isCell) &&
        (!sign.isInItem || isInItem) &&
        (!sign.isBehindCode || isBehindCode) &&
        (!sign.isBehindLink || isBehindLink) &&
        (!sign.isBeforeAddress || isBeforeLink) &&
        (!sign.isBeforeEmphasis || isBeforeEmphasis),
    );
    signsByPlace.set(key, among);
  }
  return among;
}

/** A bit for each ASCII character, 32 to a number; all other characters share the bit of NUL, which no text has. */
type Characters = readonly [number, number, number, number];

/** Returns the set of characters in a text, which is read once for all signs. */
function charactersIn(text: string): Characters {
  let [controls, signs, capitals, smalls] = [0, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) controls |= 1;
    else if (code > 95) smalls |= 1 << code;
    else if (code > 63) capitals |= 1 << code;
    else if (code > 31) signs |= 1 << code;
    else controls |= 1 << code;
  }
  return [controls, signs, capitals, smalls];
}

/** Characters that each sign needs: one of them or, where they are a mark together, the whole mark. */
const marksOf = new Map([...signs, ...signsInHtml].map((sign) => [sign, markOf(sign.with)]));

function markOf(characters: string): { any: Characters; whole: string | undefined } {
  const isWhole = characters.length > 1 && /^(?:[[\](*:#-]+ ?|port)$/.test(characters);
  return { any: charactersIn(isWhole ? characters[0]! : characters), whole: isWhole ? characters : undefined };
}

function mayHold(text: string, sign: Sign, seen: Characters): boolean {
  const { any, whole } = marksOf.get(sign)!;
  const common = (any[0] & seen[0]) | (any[1] & seen[1]) | (any[2] & seen[2]) | (any[3] & seen[3]);
  return common !== 0 && (whole === undefined || text.includes(whole));
}

/**
 * Returns the matches that stand in the source as they are printed, without a backslash or a character reference in
 * them.
 */
function matchesIn(
  node: Text,
  { pattern, hasBackslash }: Sign,
  source: SourceText,
): { start: number; end: number; found: string }[] {
  // Most texts have no match, and matchAll copies the pattern at each call.
  if (node.value.search(pattern) < 0) return [];
  const matches = [...node.value.matchAll(pattern)];
  const offsetAt = offsetsOf(source, node);
  return matches.flatMap(({ 0: found, index }) => {
    const [start, end] = [offsetAt(index), offsetAt(index + found.length)];
    const isInside = !hasBackslash && /^.[^\p{L}\p{N}\s]/u.test(found) && source.text[start + 1] !== found[1];
    const isEscaped = source.text[start] !== found[0] || isInside || isBehindBackslash(source.text, start);
    return isEscaped ? [] : [{ start, end, found }];
  });
}

function isBehindBackslash(text: string, offset: number): boolean {
  let count = 0;
  while (text[offset - 1 - count] === "\\") count++;
  return count % 2 === 1;
}

/** Returns the first line of what is quoted, shortened; code stays in its marks. */
function shortLine(words: string): string {
  const line = words.split("\n", 1)[0]!;
  return shorten(line, 90, line.endsWith("`") ? "`" : "");
}
