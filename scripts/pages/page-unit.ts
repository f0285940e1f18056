/** Lays a unit's HTML out in a tab as static pages, with findings on them, and prints pages to a PDF. */
import type { CDPSession, Page } from "puppeteer";
import { tidyWords, type Inventory } from "../html/inventory.ts";
import { digestOf } from "../html/inventory-digest.ts";
import { compareInventories, type Difference } from "./compare/compare-inventories.ts";
import type { Pagination } from "./inspection.ts";
import type { Placement } from "./placement.ts";
import type { PageBlocks } from "./page-blocks.ts";
import type { StaticPages } from "./static-pages.ts";
import type { PagingHistory } from "./tab-functions.ts";
import { callInTab } from "./call-in-tab.ts";
import { asUnreadable } from "./unreadable-pictures.ts";

interface PagedHtml extends StaticPages, Pagination {
  anchors: Record<string, number>;
  differences: Difference[];
  blocks: PageBlocks[];
  /** Record with which the next layout of the unit can begin. */
  record?: string;
}

/** HTML of the pages that are in a tab as Paged.js left them. */
const standing = new WeakMap<Page, string>();

interface UnitPageOptions extends PagingHistory {
  /** Inventory that the pages must have; if not given, `differences` is empty. */
  expected?: Inventory;
}

/** Lays a unit out. The tab must have been opened by `openTab`; the pages stay in it until the next call. */
export async function pageUnit(
  tab: Page,
  html: string,
  css: string,
  { expected, ...history }: UnitPageOptions = {},
): Promise<PagedHtml> {
  const found = await callInTab(tab, "paginate", asAscii(html), css, history).catch(asUnreadable);
  // All are sent at once, and the browser runs them in order, without waiting for a request between them.
  const [differences, anchors, pages] = await Promise.all([
    expected ? findDifferences(tab, expected) : [],
    callInTab(tab, "takeAnchors"),
    callInTab(tab, "takePages"),
  ]);
  standing.set(tab, pages.html);
  return { ...pages, ...found, anchors, differences };
}

/** Finds differences; the words themselves leave the browser only if the digest differs. */
async function findDifferences(tab: Page, expected: Inventory): Promise<Difference[]> {
  const digest = await callInTab(tab, "takeInventory");
  if (digest === digestOf(expected)) return [];
  const { text, things } = await callInTab(tab, "lastInventory");
  return compareInventories(expected, { text: text.map(([source, run]) => [source, tidyWords(run)]), things });
}

/**
 * Puts a unit's pages, in their place in the report, into a tab; if the tab has the same pages already, these are used.
 *
 * @returns the count of pixels of all pictures on them
 */
export async function openPages(
  tab: Page,
  { html, styles }: Pick<StaticPages, "html" | "styles">,
  placement: Placement,
): Promise<number> {
  const stands = standing.get(tab) === html;
  standing.delete(tab);
  // Both are sent at once, and the browser begins them in order, without waiting for a request between them.
  const [pixels] = await Promise.all([
    callInTab(tab, "placePages", stands ? undefined : { html, styles }, placement).catch(asUnreadable),
    callInTab(tab, "setPlacement", placement),
  ]);
  return pixels;
}

/**
 * The most pixels of pictures with which a PDF surely fits into one message: some 200 MB, of the 500 that a string can
 * have.
 */
const mostPixels = 50_000_000;

/**
 * Prints a unit's pages, in their place in the report, to a tagged PDF. If the tab has the same pages already, these
 * are used.
 */
export async function printUnitPages(
  tab: Page,
  pages: Pick<StaticPages, "html" | "styles">,
  placement: Placement,
  pixelsAtOnce = mostPixels,
): Promise<Uint8Array> {
  const pixels = await openPages(tab, pages, placement);
  return pixels > pixelsAtOnce ? tab.pdf(printOptions) : printAtOnce(tab);
}

const printOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: false,
  waitForFonts: false,
  timeout: 0,
} as const;

const sessions = new WeakMap<Page, CDPSession>();

/** Prints the PDF in one message. `tab.pdf` would use a file, which the browser writes and reads again in pieces. */
async function printAtOnce(tab: Page): Promise<Uint8Array> {
  let session = sessions.get(tab);
  if (!session) sessions.set(tab, (session = await tab.createCDPSession()));
  const { preferCSSPageSize, printBackground, tagged } = printOptions;
  const margins = { marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0 };
  const { data } = await session.send("Page.printToPDF", {
    transferMode: "ReturnAsBase64",
    preferCSSPageSize,
    printBackground,
    generateTaggedPDF: tagged,
    ...margins,
  });
  return Buffer.from(data, "base64");
}

/**
 * Returns HTML in ASCII, since other characters, such as the many soft hyphens, take twice as long to reach the
 * browser.
 */
function asAscii(html: string): string {
  return html.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}
