/** Shows what makes a file a web export, and what doesn't. */
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { isWebExport } from "#markdown/web-export/marks.ts";

test.each([
  "A.[165](#) B.[166](#)",
  "A.[165](#)\n\n- [165](#)Note.",
  "Please cite as: BOR, '[1. A](#)' in *B*, May 2023.",
  "Please cite as: BOR, A, May 2023.\n\nText.224\n\n© BOR 2026 | Email: a@b.example.org",
  "Skip to main content\n\nText.\n\n© BOR 2026 | Email: a@b.example.org",
  "2.6. Rulings\n\n2.6. Rulings\n\nText.224The",
])("a web export: %j", (text) => {
  expect(isWebExport(parseMarkdown(new VFile(text)))).toBe(true);
});

test.each([
  "A.[165](#)",
  "A [link](#) and [another](#)",
  "A.[^165]\n\n[^165]: Note.",
  "An increase.233  The year 2022.",
  "Please cite as you like.\n\nPlease cite as: BOR, A.",
  "© BOR 2026",
  "A line\n\nA line",
  "# 2.6. Rulings\n\n# 2.6. Rulings",
  "[165](#notes) [166](#notes)",
])("none: %j", (text) => {
  expect(isWebExport(parseMarkdown(new VFile(text)))).toBe(false);
});
