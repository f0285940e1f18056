/** Reads prose with colons as plain text. */
import { toString } from "mdast-util-to-string";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { parseMarkdown } from "#markdown/parse-markdown.ts";

test("a colon behind an address that is found only at the end of parsing is text, with a place", () => {
  const markdown = "[ see www.a.example.org at 10:am or me&#64;a.example.org, at 11:pm and";
  const tree = parseMarkdown(new VFile(markdown));
  expect(toString(tree)).toBe(markdown.replace("&#64;", "@"));
  const [paragraph] = tree.children;
  const types = paragraph?.type === "paragraph" ? paragraph.children.map(({ type }) => type) : [];
  expect(types).toEqual(["text", "link", "text", "link", "text"]);
});
