/** Input that is no manuscript: one clear message with a place, exit code 1, never a stack trace. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript } from "./run-script.ts";

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
    "a file that is not UTF-8",
    "latin.md",
    Buffer.from("# T\n\nCaf\xe9\n", "latin1"),
    /latin\.md:3:4 error not-markdown Unexpected byte 0xe9/,
  ],
  [
    "a line of 50 MB",
    "line.md",
    "word ".repeat(10_000_000),
    /line\.md:1:1 error too-large Unexpected line of 50,000,000 characters/,
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
  ["HTML nested 10,000 deep", "html.md", `# T\n\n${"<div>".repeat(10_000)}x\n`, /html\.md.* error too-large /],
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
  [["stray"], /Unexpected argument stray/],
])("arguments %j", async (args, message) => {
  const { code, stderr } = await runScript("build", args);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});
