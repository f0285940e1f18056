/** Gives commands input that is no manuscript: one clear message with a place, exit code 1, never a stack trace. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript } from "../support/run-script.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

test.each<[string, string, string | Buffer | undefined, RegExp]>([
  ["a folder that is missing", "nowhere", undefined, /nowhere error missing-file Unexpected path/],
  ["an empty file", "empty.md", "", /empty\.md error empty-file /],
  [
    "a file in an encoding that can't be told",
    "mac.md",
    Buffer.from("# T\n\nCaf\x8e\n", "latin1"),
    /mac\.md:3:4 error not-markdown Unexpected byte 0x8e/,
  ],
  [
    "a damaged file in UTF-8",
    "damaged.md",
    Buffer.from("# T\n\nCaf\xc3\xa9 caf\xe9\n", "latin1"),
    /damaged\.md:3:9 error not-markdown Unexpected byte 0xe9/,
  ],
  [
    "a file of 50 MB",
    "file.md",
    "word ".repeat(10_000_000),
    /file\.md error too-large Unexpected file of 48 MB, expected at most 8 MB/,
  ],
  [
    "a line of 2 MB",
    "line.md",
    "word ".repeat(400_000),
    /line\.md:1:1 error too-large Unexpected line of 2,000,000 characters/,
  ],
  ["settings with a tab", "tab.md", "---\ntitle: T\nnotes:\n\tfirst: 1\n---\n\n# T\n", /tab\.md:4:1 error bad-yaml /],
  [
    "quotes nested 10,000 deep",
    "deep.md",
    `${">".repeat(10_000)} deep\n`,
    /deep\.md:1:1 error too-large Unexpected nesting of 10,?000 quotes/,
  ],
  [
    "brackets nested 10,000 deep",
    "brackets.md",
    `# T\n\n${"[".repeat(10_000)}x${"](y)".repeat(10_000)}\n`,
    /brackets\.md/,
  ],
  [
    "lists nested 1,000 deep",
    "lists.md",
    Array.from({ length: 1000 }, (_, depth) => `${"  ".repeat(depth)}- a\n`).join(""),
    /lists\.md:65:1 error too-large Unexpected nesting of 65 lists/,
  ],
  [
    "boxes that nobody closes",
    "boxes.md",
    `# T\n\n${":::note\n".repeat(3000)}`,
    /boxes\.md:67:1 error too-large Unexpected nesting of 65 boxes/,
  ],
  [
    "a table of 10,000 columns",
    "columns.md",
    `# T\n\n${"| a ".repeat(10_000)}|\n${"|--".repeat(10_000)}|\n`,
    /columns\.md:3:1 error too-large Unexpected row of 10,000 cells, expected at most 500/,
  ],
  [
    "a paragraph of signs",
    "signs.md",
    `# T\n\n${"~~a".repeat(20_000)}\n`,
    /signs\.md:3:1 error too-large Unexpected paragraph of 40,002 signs of Markdown/,
  ],
  [
    "a word of a million letters",
    "word.md",
    `# T\n\n${"a".repeat(1_000_000)}\n`,
    /word\.md:3:1 error too-large Unexpected word of 1,000,000 characters, expected at most 20,000/,
  ],
  [
    "a paragraph of 700,000 characters over many lines",
    "paragraph.md",
    `# T\n\n${`${"word ".repeat(39)}word\n`.repeat(3_500)}`,
    /paragraph\.md:3:1 error too-large Unexpected paragraph of 699,999 characters, expected at most 200,000/,
  ],
  [
    "code of 100,000 lines",
    "code.md",
    `# T\n\n\`\`\`\n${"x\n".repeat(100_000)}\`\`\`\n`,
    /code\.md:3:1 error too-large Unexpected block of code of 100,000 lines, expected at most 5,000/,
  ],
  ["HTML nested 10,000 deep", "html.md", `# T\n\n${"<div>".repeat(10_000)}x\n`, /html\.md:3:1 error too-large /],
  [
    "3,000 headings in one part",
    "headings.md",
    `# T\n\n${"## H\n\na\n\n".repeat(3_000)}`,
    /headings\.md:7999:1 error too-large Unexpected part with more than 2,000 headings, expected at most 2,000 between/,
  ],
  [
    "60,000 cells in one part",
    "cells.md",
    `# T\n\n${`|${" a |".repeat(20)}\n|${"-|".repeat(20)}\n${`|${" a |".repeat(20)}\n`.repeat(1500)}\n`.repeat(2)}`,
    /cells\.md:1506:1 error too-large Unexpected part with more than 50,000 cells of tables, expected at most 50,000/,
  ],
  [
    "600 pictures in one part",
    "pictures.md",
    `# T\n\n${"![a](a.png)\n\n".repeat(600)}`,
    /pictures\.md:1003:1 error too-large Unexpected part with more than 500 pictures and charts, expected at most 500/,
  ],
  ...(["---\n\n", "```\n```\n\n", "-\n\n", ">\n\n"] as const).map((block): [string, string, string, RegExp] => [
    `25,000 blocks ${JSON.stringify(block)} without words in one part`,
    "blocks.md",
    `# T\n\n${block.repeat(25_000)}`,
    /blocks\.md:\d+:1 error too-large Unexpected part with more than 20,000 paragraphs, rows and other blocks/,
  ]),
  [
    "a cell of 50,000 characters",
    "cell.md",
    `# T\n\n| a |\n|---|\n| ${"word ".repeat(10_000)} |\n`,
    /cell\.md:5:1 error too-large Unexpected cell of a table of 49,999 characters, expected at most 30,000/,
  ],
  [
    "tables of HTML nested 3,000 deep",
    "table.md",
    `# T\n\n${"<table><tr><td>".repeat(3_000)}x\n`,
    /table\.md:3:1 error too-large Unexpected nesting of HTML elements, expected at most 200/,
  ],
  ["a PNG named .md", "picture.md", png, /picture\.md error not-markdown Unexpected PNG picture/],
])("%s", async (_, name, content, message) => {
  const path = join(folder, name);
  if (content !== undefined) await writeFile(path, content);
  const { code, stderr } = await runScript("check", ["--manuscript", path]);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test.each([
  [["--manuscrpt", "x"], /Unexpected option --manuscrpt, expected --manuscript/],
  [["--out"], /Unexpected end after --out/],
  [["--jobs", "none"], /Unexpected value none of --jobs, expected a whole number/],
  [["one", "stray"], /Unexpected argument stray/],
  [["one", "--manuscript", "other"], /Unexpected --manuscript other beside one/],
])("arguments %j", async (args, message) => {
  const { code, stderr } = await runScript("build", args);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});
