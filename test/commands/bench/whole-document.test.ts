/** Writes a manuscript as one HTML document, and looks for its words, links, typefaces and pictures. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSpecimen } from "../../specimen/write-specimen.ts";
import { makeFiles } from "../../bench/measured-rows.ts";
import { toWholeDocument, writeWholeDocument } from "../../bench/whole-document.ts";

let folder: string;
let html: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "whole-document-"));
  await writeSpecimen(makeFiles(2), join(folder, "manuscript"));
  html = await readFile(await writeWholeDocument(join(folder, "manuscript"), join(folder, "whole")), "utf8");
});
afterAll(() => rm(folder, { recursive: true }));

const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!);

test("all sections and their notes are in one document", () => {
  expect(all(/<section class="part( endnotes)">/g)).toHaveLength(1);
  expect(all(/<h1 id="(sec-\d+)"/g)).toEqual(["sec-1", "sec-2"]);
  expect(all(/<li[^>]* class="(note)"/g)).toHaveLength(2 * 87);
});

test("every link within the document leads to one place", () => {
  const ids = all(/ id="([^"]*)"/g);
  const targets = all(/ href="#([^"]*)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  expect(targets.length).toBeGreaterThan(2 * 2 * 87);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test("typefaces and pictures lie beside it", () => {
  const files = [...all(/url\("([^"]*)"\)/g), ...all(/<img[^>]* src="([^"]*)"/g)];
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => !existsSync(join(folder, "whole", file)))).toEqual([]);
});

test("a title ends neither the style element nor the CSS string nor an attribute", () => {
  const title = 'A "b" \\ </style> & c';
  const document = toWholeDocument([], new Map(), "", { title, language: 'e"n' });
  expect(document).toContain('--running-head-verso: "A \\22 b\\22  \\5c  \\3c /style> & c";');
  expect(document).toContain("<title>A &quot;b&quot; \\ &lt;/style> &amp; c</title>");
  expect(document).toContain('lang="e&quot;n"');
});
