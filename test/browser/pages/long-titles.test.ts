/** Lays out titles of any length: all of their words stand on their page, and heads end at a word. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPdf, textOfPages } from "../../support/read-back.ts";
import { layOutIn } from "../../support/lay-out-in.ts";
import { plainMeans } from "../../support/plain-means.ts";
import { printReport } from "../../support/print-report.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { openBrowserPool } from "#pages/browser-pool.ts";
import { prepareReport } from "../../support/prepare-report.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Returns words that are each there once. */
const titleOf = (words: number) => Array.from({ length: words }, (_, index) => `lamps${index}x`).join(" ");
/** Returns a height from the foot of the sheet, in points: the trimmed page lies in its middle. */
const trimmed = (sheet: number, trimMm: number) => {
  const margin = (sheet - (trimMm / 25.4) * 72) / 2;
  return [margin, sheet - margin] as const;
};

/** Returns words that reach out of their trimmed A4 page at its head or foot. */
async function wordsOffPage(pdf: Uint8Array): Promise<string[]> {
  const reader = await openPdf(pdf);
  const off: string[] = [];
  for (let number = 1; number <= reader.numPages; number++) {
    const page = await reader.getPage(number);
    const [foot, head] = trimmed(page.view[3]!, 297);
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , height, , y] = item.transform as number[];
      if (y! < foot || y! + height! > head + 1) off.push(item.str);
    }
  }
  return off;
}

test.each([20, 40, 105])("a section's title of %i words", async (words) => {
  const { units, messages } = await layOutIn(folder, `# 1. ${titleOf(words)}\n\nText.\n`);
  expect(messages).toEqual([]);
  const [page, ...others] = await textOfPages(await openPdf(units[0]!.pdf));
  expect(others).toEqual([]);
  expect(page!.split(/\s+/).filter((word) => word.startsWith("lamps"))).toEqual(titleOf(words).split(" "));
  expect(await wordsOffPage(units[0]!.pdf)).toEqual([]);
});

test.each([10, 30, 110])("covers and title page with a title and subtitle of %i words", async (words) => {
  const settings = `title: ${titleOf(words)}\nsubtitle: ${titleOf(words)}\nplace: Valletta\nparts: {cover: true, title-page: true, back-cover: true}\neditions: [{medium: print, isbn: 978-92-9403-192-1, issn: none, doi: none, catalogue: BZ-AB-23-001-EN-C}]`;
  const { units, messages } = await layOutIn(folder, `---\n${settings}\n---\n\n# One\n\nText.\n`);
  expect(messages).toEqual([]);
  for (const { unit, pdf } of units) {
    if (unit.kind === "section") continue;
    const [page, ...others] = await textOfPages(await openPdf(pdf));
    expect(others).toEqual([]);
    const expected = [...titleOf(words).split(" "), ...titleOf(words).split(" ")];
    expect(page!.split(/\s+/).filter((word) => word.startsWith("lamps"))).toEqual(expected);
    expect(await wordsOffPage(pdf)).toEqual([]);
  }
});

/** Rows of the front cover's pattern: from how far below the page's head each begins, how far it is free from the left, in mm. */
const freeTo = [
  [147, 180],
  [177, 150],
  [207, 90],
  [237, 30],
] as const;

test.each([10, 18, 26])(
  "words of a cover stand clear of its pattern, %i in the title, twice as many below it",
  async (words) => {
    const settings = `title: ${titleOf(words)}\nsubtitle: ${titleOf(2 * words)}\nplace: Valletta\nparts: {cover: true}`;
    const { units } = await layOutIn(folder, `---\n${settings}\n---\n\n# One\n\nText.\n`);
    const reader = await openPdf(units.find(({ unit }) => unit.kind !== "section")!.pdf);
    const page = await reader.getPage(1);
    const [left, bottom] = [trimmed(page.view[2]!, 210)[0], trimmed(page.view[3]!, 297)[0]];
    const inMm = (points: number) => (points / 72) * 25.4;
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , , x, y] = item.transform as number[];
      const [right, below] = [inMm(x! + item.width - left), 297 - inMm(y! - bottom)];
      const [, free] = freeTo.findLast(([from]) => below > from) ?? [0, 210];
      expect(right).toBeLessThan(free);
    }
  },
);

test("a running head that is too long ends at a word", async () => {
  const { prepared } = await prepareReport(join(folder, "input.md"));
  const pool = openBrowserPool(1, { fonts: fontsPath, folders: [stylesPath, folder] });
  try {
    const head = titleOf(40);
    const means = await plainMeans(pool, { title: head, headWidthMm: 165 });
    const section = prepared!.units.find(({ kind }) => kind === "section")!;
    const long = {
      ...section,
      title: head,
      html: section.html.replace("Text.", "<p>Text.</p>".repeat(100)),
      inventory: { text: [], things: {}, figures: [], labels: [] },
    };
    const { units } = await printReport(means, [long]);
    const [, second] = await textOfPages(await openPdf(units[0]!.pdf));
    expect(second).toMatch(/lamps\d+x …/);
    expect(second).not.toContain("lamps39x");
  } finally {
    await pool.close();
  }
});

test("running heads are set as titles are: no mark-up, the language's marks, a space for a break of lines", async () => {
  const title = `A "quoted" *title*,<br>on [two](https://example.org) lines'... 2010-2020`;
  const pages = Array.from({ length: 3 }, () => "Text.").join("\n\n:::page-break\n:::\n\n");
  const { units, messages } = await layOutIn(folder, `# ${title}\n\n${pages}\n`);
  expect(messages).toEqual([]);
  const [, , recto] = await textOfPages(await openPdf(units[0]!.pdf));
  expect(recto).toContain("A “quoted” title, on two lines’… 2010–2020");
});
