/** Reads text with more signs than one paragraph may have: as items and rows they pass, as one paragraph they don't. */
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { complainOfLimits } from "#manuscript/files/text-limits.ts";

/** Returns what is said of a text. */
function said(text: string): string[] {
  const file = new VFile();
  complainOfLimits(text, file);
  return file.messages.map(({ ruleId, line }) => `${line} ${ruleId}`);
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
const source = "[a](https://example.org/a/b-c_d?e=f&g=h#i)";

test.each([
  ["items", lines(2000, () => `- ${source}`)],
  ["numbered items", lines(2000, (index) => `${index + 1}. ${source}`)],
  ["items numbered from 7, behind a blank line", `x\n\n${lines(2000, (index) => `${index + 7}) ${source}`)}`],
  ["items within items", lines(1000, () => `- a\n  - ${source}\n    1. ${source}`)],
  ["items in a quotation", lines(2000, () => `> - ${source}`)],
  ["rows", `| a | b |\n| --- | :-: |\n${lines(2000, () => `| ${source} | ${source} |`)}`],
  ["rows without bars around them, below a line", `x\na | b\n--- | ---\n${lines(2000, () => `${source} | b`)}`],
  [
    "rows of a table of HTML",
    `<table>\n${lines(2000, () => `<td><a href="https://example.org/a-b_c">a</a></td>`)}\n</table>`,
  ],
  ["paragraphs", lines(2000, () => `${source}\n`)],
  ["sentences of a short word each", "Filler. ".repeat(400)],
])("%s", (_, text) => {
  expect(said(text)).toEqual([]);
});

test.each([
  ["bars without a rule", lines(20_000, () => "|<?")],
  ["a rule with more cells than its head", `x\n|-|-|\n${lines(20_000, () => "|<?")}`],
  ["numbers that begin no list", lines(20_000, () => "2. <?")],
  ["Markdown in HTML", `\n<div markdown="1">\n${lines(20_000, () => "<?")}`],
  ["text behind a block of HTML", `\n<div>\n</div>\n\n${lines(20_000, () => "<?")}`],
  ["what is indented too far for an item", lines(20_000, () => "    - <?")],
  ["the same within an item", `- a\n${lines(20_000, () => "           - <?")}`],
])("one paragraph, though it looks like more: %s", (_, text) => {
  expect(said(`x\n${text}`)).toEqual([expect.stringMatching(/^\d+ too-large$/)]);
});
