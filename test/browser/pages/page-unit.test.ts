/** Prints pages with pictures in a tab whose window is minimised, in one answer, and piece by piece as large ones are. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageUnit, printUnitPages } from "#pages/page-unit.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { minimiseWindow, restoreWindow } from "#browser/window-state.ts";
import { plainPlacement } from "../../support/plain-placement.ts";
import { openPlainTab, type PlainTab } from "../../support/plain-tab.ts";
import { theme } from "../../support/usual-theme.ts";

let opened: PlainTab | undefined;
let folder: string;
let tab: Page;
let css: string;

beforeAll(async () => {
  opened = await openPlainTab("page-unit");
  ({ tab, folder } = opened);
  css = await readPrintStyles(theme);
}, 60_000);
afterAll(() => opened?.close());

async function pageWithPicture(bytes: string | Uint8Array, name: string) {
  await writeFile(join(folder, name), bytes);
  const src = pathToFileURL(join(folder, name)).href;
  const html = `<section class="part" data-source="a.md:1:1"><p data-source="a.md:1:1">Before <img src="${src}" alt=""/></p></section>`;
  return pageUnit(tab, html, css);
}

/** Returns a bitmap of 64 by 64 pixels of 24 bits. */
function bitmap(): Buffer {
  const pixels = Buffer.alloc(64 * 64 * 3, 0x80);
  const header = Buffer.alloc(54);
  header.write("BM");
  header.writeUInt32LE(header.length + pixels.length, 2);
  header.writeUInt32LE(header.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(64, 18);
  header.writeInt32LE(64, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  return Buffer.concat([header, pixels]);
}

test("a PDF is the same in one answer and piece by piece", async () => {
  const pages = await pageWithPicture(bitmap(), "grey.bmp");
  const withoutDates = (pdf: Uint8Array) =>
    Buffer.from(pdf)
      .toString("latin1")
      .replaceAll(/\(D:[^)]*\)/g, "");
  const atOnce = withoutDates(await printUnitPages(tab, pages, plainPlacement));
  expect(atOnce).toMatch(/^%PDF-.*\/Subtype \/Image/s);
  expect(withoutDates(await printUnitPages(tab, pages, plainPlacement, 0))).toBe(atOnce);
});

test("a picture that can't be read stops the way to pages, and is named", async () => {
  await expect(pageWithPicture("no picture", "bad.png")).rejects.toThrow(/Unexpected pictures file:.*bad\.png/);
});

test("the window is drawn only while pictures are taken of it", async () => {
  const isDrawn = () => tab.evaluate(() => !document.hidden);
  expect(await isDrawn()).toBe(false);
  await restoreWindow(tab);
  expect(await isDrawn()).toBe(true);
  await minimiseWindow(tab);
  expect(await isDrawn()).toBe(false);
});

test("what runs in a tab puts one entry on the window, beside Paged.js and the way to report its pages", async () => {
  const plain = await opened!.launched.browser.newPage();
  await plain.goto(tab.url());
  const namesOf = (page: Page) => page.evaluate(() => Object.getOwnPropertyNames(window));
  const names = new Set(await namesOf(plain));
  await plain.close();
  await pageUnit(tab, '<section class="part"><p>Text.</p></section>', css);
  const added = (await namesOf(tab)).filter((name) => !names.has(name));
  expect(added.toSorted()).toEqual(["Paged", "inPage", "reportPage"]);
});
