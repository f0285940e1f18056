/** Shows where front matter begins and ends: a first line of three hyphens without an end is a thematic break. */
import type { Nodes } from "mdast";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { parseMarkdown } from "#markdown/parse-markdown.ts";

test.each<[string, string, Nodes["type"][]]>([
  ["front matter", "---\ntitle: A\n---\n\n- a\n", ["yaml", "list"]],
  ["empty front matter", "---\n---\n\n> a\n", ["yaml", "blockquote"]],
  ["front matter with other line ends", "---  \r\ntitle: A\r\n---\r\n- a\r\n", ["yaml", "list"]],
  ["front matter behind a byte order mark", "\ufeff---\ntitle: A\n---\n- a\n", ["yaml", "list"]],
  ["a thematic break before a list", "---\n\n- a\n- b\n\nc\n", ["thematicBreak", "list", "paragraph"]],
  ["a thematic break before a quotation", "---\n> a\n\n1. b\n", ["thematicBreak", "blockquote", "list"]],
  ["four hyphens", "----\n\n- a\n\n---\n", ["thematicBreak", "list", "thematicBreak"]],
])("%s", (_, text, types) => {
  expect(parseMarkdown(new VFile(text)).children.map(({ type }) => type)).toEqual(types);
});
