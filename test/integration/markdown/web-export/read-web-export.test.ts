/** Reads pages that hold anything: no word is lost or doubled, and every place is right. */
import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import type { Node, Position } from "unist";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { stringifyMarkdown } from "#markdown/stringify-markdown.ts";
import { readWebExport, type WebExport } from "#markdown/web-export/read-web-export.ts";
import { anyExport, usualExport } from "../../../support/arbitrary-export.ts";
import { contentOf } from "../../../support/content-of.ts";
import { runs } from "../../../support/property-runs.ts";

function read(text: string): { file: VFile; parsed: Root; result: WebExport } {
  const file = new VFile({ path: "page.md", value: text });
  const parsed = parseMarkdown(file);
  const result = readWebExport(parsed, file);
  fc.pre(result !== undefined);
  return { file, parsed, result };
}

/**
 * Returns letters one by one, since callouts and addresses may be glued to words: a lost word is a lack of its
 * letters.
 */
function lettersOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]/gu) ?? [];
}

/** Returns all that a tree says to a reader, and its addresses where they aren't the text. */
function saidBy(tree: Root): string[] {
  const said: string[] = [];
  visit(tree, (node: Nodes) => {
    if ("value" in node) said.push(node.value);
    if ("alt" in node && node.alt) said.push(node.alt);
    if ("label" in node && node.label) said.push(node.label);
    if ("url" in node && node.type === "image") said.push(node.url);
    if ("name" in node && node.name) said.push(node.name);
  });
  return said.flatMap((text) => lettersOf(text));
}

/** Returns letters of the original that messages say were left out. */
function leftOut(file: VFile): string[] {
  return file.messages.flatMap(({ reason }) => {
    const at = reason.indexOf("left out: ");
    return at === -1 ? [] : lettersOf(reason.slice(at + "left out: ".length));
  });
}

function plain(text: string): string {
  return lettersOf(text).join("");
}

/** Decodes the character references that the arbitraries have. */
function decode(text: string): string {
  return text.replaceAll(/(?<!\\)&(?:amp|#39);/g, "");
}

function countOf(letters: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function missing(from: string[], to: string[]): string[] {
  const counts = countOf(to);
  return [...countOf(from)].filter(([letter, count]) => (counts.get(letter) ?? 0) < count).map(([letter]) => letter);
}

function placeOf(node: Node | { place?: unknown }): Position {
  return ("place" in node ? node.place : (node as Node).position) as Position;
}

/** Returns line and column of an offset, found by splitting the text: another way than the code's. */
function pointBySplitting(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function expectRightPlaces(text: string, file: VFile, tree: Root): void {
  visit(tree, (node) => {
    const { start, end } = placeOf(node);
    for (const { line, column, offset } of [start, end]) {
      const right = pointBySplitting(text, offset!);
      if (line !== right.line || column !== right.column) expect({ line, column }).toEqual(right);
    }
    if (start.offset! > end.offset!) expect(start.offset).toBeLessThanOrEqual(end.offset!);
    const written = text.slice(start.offset, end.offset);
    if (node.type === "footnoteReference")
      expect(written).toMatch(new RegExp(`^(\\[?\\^?${node.label}\\]?(\\(#\\))?)$`));
    if (node.type === "footnoteDefinition") expect(written).toContain(node.label);
    if (node.type === "text")
      expect([plain(written), plain(decode(written))].some((letters) => letters.includes(plain(node.value)))).toBe(
        true,
      );
  });
  for (const message of file.messages) {
    const place = message.place!;
    if (!("start" in place)) continue;
    const written = text.slice(place.start.offset, place.end.offset);
    const { reason, ruleId } = message;
    const quoted = /^Unexpected (?:month )?"([^"]+)"/.exec(reason)?.[1];
    if (ruleId === "stray-bar") expect(written).toMatch(/^\\?\|$/);
    if (ruleId === "foreign-month" || (ruleId === "uncertain-callout" && /^\d/.test(written)))
      expect(written).toBe(quoted);
    if (ruleId === "bare-callout") {
      const numbers = [...reason.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => number!);
      expect(written.startsWith(numbers[0]!) && written.endsWith(numbers.at(-1)!)).toBe(true);
    }
    if (ruleId === "page-furniture" || ruleId === "repeated-heading")
      expect(reason).toContain(written.replaceAll(/\s+/g, " ").trim());
  }
}

function expectNothingLost(text: string): void {
  const { file, parsed, result } = read(text);
  expect(missing(saidBy(parsed), [...saidBy(result.tree), ...leftOut(file)])).toEqual([]);
  // A title that only the citation has is made a heading; `2. Title` is a list to Markdown, its number no text.
  const doubled = missing(saidBy(result.tree), saidBy(parsed)).filter((letter) => /\p{L}/u.test(letter));
  if (!result.citation?.sectionTitle) expect(doubled).toEqual([]);
  expectRightPlaces(text, file, result.tree);
}

test.each([
  ["usual", usualExport],
  ["any", anyExport],
])(
  "a page of %s shape keeps every word, doubles none, and has every place right",
  { timeout: 60_000 },
  (_, arbitrary) => {
    fc.assert(fc.property(arbitrary, expectNothingLost), runs(15));
  },
);

test("a page is the same after import", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(usualExport, (text) => {
      const { tree } = read(text).result;
      expect(contentOf(parseMarkdown(new VFile(stringifyMarkdown(tree))))).toEqual(contentOf(tree));
    }),
    runs(15),
  );
});
