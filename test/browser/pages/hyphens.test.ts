/** Lays out texts in languages with long words: where words are divided, and that all are whole in the PDF. */
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestOf } from "#html/inventory-digest.ts";
import { pageUnit, printUnitPages } from "#pages/page-unit.ts";
import { callInTab } from "#pages/call-in-tab.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { plainPlacement } from "../../support/plain-placement.ts";
import { openPlainTab, type PlainTab } from "../../support/plain-tab.ts";
import { skipped, withoutProgram } from "../../support/why-skipped.ts";
import { theme } from "../../support/usual-theme.ts";

const soft = "\u00ad";
const placement = { ...plainPlacement, language: "fi" };

let opened: PlainTab | undefined;
let folder: string;
let tab: Page;
let css: string;

beforeAll(async () => {
  opened = await openPlainTab("hyphens");
  ({ tab, folder } = opened);
  css = await readPrintStyles(theme);
}, 60_000);
afterAll(() => opened?.close());

const finnish =
  "turvapaikanhakijoiden vastaanottokeskuksissa järjestettiin kielikoulutusta mahdollisimman monelle perheelle ja työhönvalmennusta yhteistyökumppaneiden kanssa".split(
    " ",
  );

/** Writes paragraphs whose lines and pages end at ever other places. */
function prose(paragraphs: number): string {
  return Array.from({ length: paragraphs }, (_, index) =>
    Array.from(
      { length: 30 + ((index * 17) % 60) },
      (_word, at) => finnish[(at * 7 + index * 5) % finnish.length],
    ).join(" "),
  ).join(".\n\n");
}

async function toUnit(markdown: string, language = "fi") {
  const path = join(folder, "input.md");
  await writeFile(path, `---\nlanguage: ${language}\n---\n# Otsikko\n\n${markdown}\n`);
  const { prepared } = await prepareReport(path);
  return prepared!.units[0]!;
}

/** Returns of each page its text, and of each soft hyphen in it whether a hyphen is drawn, and its line's top. */
function takeDivisions() {
  document.body.hidden = false;
  return [...document.querySelectorAll(".pagedjs_page_content")].map((content) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    const divisions: { isDrawn: boolean; top: number }[] = [];
    const texts: string[] = [];
    const range = document.createRange();
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      texts.push(node.data);
      for (const { index } of node.data.matchAll(/\u00ad/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { width, top } = range.getBoundingClientRect();
        divisions.push({ isDrawn: width > 1, top });
      }
    }
    return { text: texts.join(" "), divisions };
  });
}

test("soft hyphens stand on pages only where a hyphen is drawn, at most two below each other, none at a page's end", async () => {
  const unit = await toUnit(prose(60));
  const { differences } = await pageUnit(tab, unit.html, css, { expected: unit.inventory });
  expect(differences).toEqual([]);
  // So that the words themselves need not leave the browser.
  expect(await callInTab(tab, "takeInventory")).toBe(digestOf(unit.inventory));
  const pages = await tab.evaluate(takeDivisions);
  expect(pages.length).toBeGreaterThan(8);
  const divisions = pages.flatMap((page) => page.divisions);
  expect(divisions.length).toBeGreaterThan(60);
  expect(divisions.filter(({ isDrawn }) => !isDrawn)).toEqual([]);
  for (const { text, divisions: onPage } of pages) {
    expect(text.trimEnd().slice(-2)).not.toMatch(/[\u00ad\u2011-]/);
    const tops = onPage.map(({ top }) => top);
    const inARow = tops.filter((top, index) => top - (tops[index - 2] ?? -Infinity) < 45);
    expect(inARow).toEqual([]);
  }
});

test("a word that would be divided over two pages moves whole", async () => {
  const unit = await toUnit(prose(60));
  await pageUnit(tab, unit.html, css);
  const pages = await tab.evaluate(takeDivisions);
  const words = new Set([...finnish, "Otsikko"]);
  for (const { text } of pages) {
    const found = text
      .replaceAll(soft, "")
      .split(/[\s.]+/)
      .filter(Boolean);
    expect(found.filter((word) => !words.has(word))).toEqual([]);
  }
});

/** Returns, in each cell, what ends a line and begins the next one. */
function takeLineEndsInCells(): string[] {
  document.body.hidden = false;
  const range = document.createRange();
  return [...document.querySelectorAll("th, td")].flatMap((cell) => {
    const node = cell.firstChild as Text;
    const tops = node.data.split("").map((_, offset) => {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      return [...range.getClientRects()].at(-1)?.top ?? 0;
    });
    return tops.flatMap((top, at) => (at > 0 && top > tops[at - 1]! + 2 ? [node.data.slice(at - 1, at + 1)] : []));
  });
}

test("in columns no wider than their longest syllables words are divided with a hyphen, and heads stay whole", async () => {
  const long = "Aufnahmeeinrichtungen vereinheitlicht sechsundzwanzig unterschiedlich Verfahrensberatung";
  const row = [...long.split(" "), long, long];
  const table = [row.map(() => "Unterbringung"), row.map(() => "---"), row, row.toReversed()];
  const unit = await toUnit(table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"), "de");
  await pageUnit(tab, unit.html, css);
  const ends = await tab.evaluate(takeLineEndsInCells);
  expect(ends.filter((end) => end.startsWith(soft)).length).toBeGreaterThan(8);
  expect(ends.filter((end) => !/^[\u00ad ]| $/.test(end))).toEqual([]);
});

test("an address over two pages gets no hyphen", async () => {
  const unit = await toUnit(`${prose(8)}\n\n<https://example.org/${"abcdefghij".repeat(800)}>`);
  const { differences, pageCount } = await pageUnit(tab, unit.html, css, { expected: unit.inventory });
  expect(pageCount).toBeGreaterThan(2);
  expect(differences).toEqual([]);
});

test("the web page has none", async () => {
  const unit = await toUnit(prose(3));
  expect(unit.html).toContain(soft);
  expect(unit.webHtml).not.toContain(soft);
});

const noExtractor = withoutProgram("pdftotext", "pdftotext, of poppler,", ["-v"]);

/** Returns words of a text that are not those that were written. */
function strange(text: string): string[] {
  const words = new Set([...finnish, "Otsikko"]);
  return text.split(/[\s.]+/).filter((word) => word && !words.has(word) && !/\d/.test(word));
}

async function printProse(): Promise<Buffer> {
  const unit = await toUnit(prose(20));
  return Buffer.from(await printUnitPages(tab, await pageUnit(tab, unit.html, css), placement));
}

test("what is taken out of the PDF are whole words, with a hyphen only at a line's end", async () => {
  const { pages } = await readPdf(await printProse());
  // pdf.js knows no ActualText: it gives the hyphen that is drawn, and the end of the line.
  const text = pages.map((page) => page.text).join(" ");
  expect(text).toMatch(/\p{L}- \p{L}/u);
  expect(strange(text.replaceAll("- ", ""))).toEqual([]);
});

test.skipIf(noExtractor)(`so are those that poppler takes out, with soft hyphens${skipped(noExtractor)}`, async () => {
  const path = join(folder, "out.pdf");
  await writeFile(path, await printProse());
  const { stdout } = spawnSync("pdftotext", [path, "-"], { encoding: "utf8" });
  expect(stdout).toContain(soft);
  expect(strange(stdout.replaceAll(soft, ""))).toEqual([]);
});
