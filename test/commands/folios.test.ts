/** Builds a book with roman folios before its text and numbers from the pipeline, and reads it back. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folioOf } from "#pages/folios.ts";
import { readPdf, type ReadPdf } from "../support/read-pdf.ts";
import { runScript } from "../support/run-script.ts";

const words = "Some words that fill pages. ".repeat(25);
const files: Record<string, string> = {
  "report.yaml": `title: Two sorts of pages
date: 2031-05
numbering: { front-matter: roman, sections: automatic }
cite-sections: end
parts: { title-page: true, foreword: fore.md, contents: true, lists: [boxes] }
sections: [a.md, b.md]
`,
  "fore.md": "# Foreword {#fore}\n\nBegin on [](#a){.page}, not on [](#fore){.page}.\n",
  "a.md": `# First {#a}\n\n## Below {#below}\n\n${`${words}[^n]\n\n`.repeat(12)}[^n]: A source.\n`,
  "b.md": "# Second {#b}\n\n:::box[Seen]{#box}\nThe [](#fore){.page}; [](#below), [](#box){.page}.\n:::\n",
};

let folder: string;
let pdf: ReadPdf;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  const manuscript = join(folder, "book");
  await mkdir(manuscript);
  for (const [name, text] of Object.entries(files)) await writeFile(join(manuscript, name), text);
  const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", folder, "--strict"]);
  expect(stderr).not.toContain("Nothing was written");
  expect(code).toBe(0);
  pdf = await readPdf(await readFile(join(folder, "two-sorts-of-pages.pdf")));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pageWith = (text: string) => pdf.pages.findIndex((page) => page.text.includes(text));

test("folios, page labels, contents, lists and references agree", () => {
  const text = pageWith("1.1. Below Some");
  expect(text).toBeGreaterThan(3);
  // A folio 1 is on a recto.
  expect(text % 2).toBe(0);
  expect(pdf.labels).toEqual(pdf.pages.map((_, index) => folioOf(index + 1, text + 1)));
  expect(pdf.labels?.slice(0, 4)).toEqual(["i", "ii", "iii", "iv"]);
  expect(pdf.pages[pageWith("Begin on")]!.text).toMatch(/Begin on page 1, not on page ii\./);
  const second = pdf.labels![pageWith("Box 1. Seen The")];
  expect(pdf.pages[pageWith("Contents")]!.text).toMatch(
    new RegExp(`Foreword ?ii .*1\\. ?First ?1 .*2\\. ?Second ?${second} `),
  );
  expect(pdf.pages[pageWith("List of boxes")]!.text).toMatch(new RegExp(`Seen ?${second}`));
  expect(pdf.pages[pageWith("Box 1. Seen The")]!.text).toMatch(
    new RegExp(`The page ii; Section 1\\.1, page ${second}`),
  );
  expect(pdf.pages.at(-1)!.text).toMatch(/Notes/);
});

test("what is printed on a page is its label, and heads stand on all but first pages", () => {
  const text = pageWith("1.1. Below Some");
  expect(pdf.pages[text + 1]!.text).toMatch(/^Two sorts of pages 2 Some/);
  expect(pdf.pages[text + 2]!.text).toMatch(/^1\. First 3 /);
  for (const index of [text, pageWith("Begin on"), pageWith("Contents")]) {
    expect(pdf.pages[index]!.text).not.toContain("Two sorts of pages");
  }
});

test("the outline has the pipeline's numbers, and each section says how to cite it", () => {
  expect(pdf.outline.map(({ title }) => title)).toEqual(["Foreword", "1. First", "2. Second", "Notes"]);
  expect(pageWith("Please cite as: “1. First” in Two sorts of pages, May 2031.")).toBeGreaterThan(0);
  expect(pageWith("Please cite as: “2. Second” in Two sorts of pages, May 2031.")).toBeGreaterThan(0);
});

test("a folio is roman before the text", () => {
  expect([1, 4, 14, 39, 40, 41].map((page) => folioOf(page, 40))).toEqual(["i", "iv", "xiv", "xxxix", "1", "2"]);
  expect([1, 12].map((page) => folioOf(page, 1))).toEqual(["1", "12"]);
});
