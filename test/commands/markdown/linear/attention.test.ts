/** Shows that text is read as micromark reads it, with less work. */
import fc from "fast-check";
import type { Nodes } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { directive } from "micromark-extension-directive";
import { gfm as readGfm } from "micromark-extension-gfm";
import { EditMap } from "micromark-util-edit-map";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { linearAttention } from "#markdown/linear/attention.ts";
import { everyCallout } from "#markdown/syntax/notes/callout.ts";
import { gfm } from "#markdown/syntax/gfm.ts";
import { runs } from "../../../support/property-runs.ts";

const consume = consumeOf();
// Changes how micromark changes its events.
const { parseMarkdown } = await import("#markdown/parse-markdown.ts");
const mended = consumeOf();

function consumeOf(): EditMap["consume"] {
  return Object.getOwnPropertyDescriptor(EditMap.prototype, "consume")!.value as EditMap["consume"];
}

const mdastExtensions = [gfmFromMarkdown(), directiveFromMarkdown()];

function readByMicromark(text: string): Nodes {
  EditMap.prototype.consume = consume;
  try {
    return fromMarkdown(text, {
      extensions: [readGfm({ singleTilde: false }), directive(), everyCallout],
      mdastExtensions,
    });
  } finally {
    EditMap.prototype.consume = mended;
  }
}

function readLinearly(text: string): Nodes {
  return fromMarkdown(text, {
    extensions: [gfm.micromark!(text)!, directive(), everyCallout, linearAttention],
    mdastExtensions,
  });
}

const pieces = [
  "*",
  "**",
  "***",
  "_",
  "__",
  "~~",
  "a",
  "b ",
  " ",
  "[",
  "](c)",
  "]",
  "![",
  "[^",
  "`",
  "\n",
  "\n\n",
  ".",
];
const lines = ["===", "---", "- ", "> ", "[d]: e", "  ", ":::a", ":::", "| a |", "|---|", ":b[", "\\", "1. "];

function textOf(words: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(""));
}

describe("the tree is that of micromark", () => {
  test.each([
    ["emphasis, deletions and labels in any order", pieces],
    ["runs of asterisks and underscores of any length", ["*", "*", "**", "_", "__", "a", " ", "."]],
    ["underlined headings, tables, quotes and lists", [...lines, "a", "*", "\n", "\n", "\n\n"]],
  ])("for %s", (_, words) => {
    fc.assert(
      fc.property(textOf(words), (text) => {
        expect(readLinearly(text)).toEqual(readByMicromark(text));
      }),
      runs(300),
    );
  });
});

/** Puts back what micromark did itself, which needs more than the two minutes that a test may take for each. */
test("what micromark did itself is put back for the comparison", () => {
  expect(mended).not.toBe(consume);
});

test.each([
  ["asterisks that find no partner", "*a ", 60_000],
  ["asterisks that find one", "a*b", 60_000],
  ["underscores and asterisks", "_a*", 40_000],
  ["ends of labels that have no beginning", "] ", 120_000],
  ["underlined headings", "a\n===\n", 20_000],
  ["quotes", "> a\n\n", 20_000],
  ["lists and paragraphs", "- a\n\nb\n\n", 10_000],
  ["definitions of notes", "[^a]: b\n\n", 20_000],
])("%s are read in time that grows with their number", (_, text, count) => {
  const file = new VFile(text.repeat(count));
  expect(parseMarkdown(file).position?.end.offset).toBe(String(file).length);
});
