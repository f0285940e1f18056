/** Lays a unit's HTML out in a tab as static pages, with what was found on them, and prints pages to a PDF. */
import type { CDPSession, Page } from "puppeteer";
import { tidyWords, type Inventory } from "../html/inventory.ts";
import { digestOf } from "../html/inventory-digest.ts";
import { compareInventories, type Difference } from "./compare-inventories.ts";
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

/** Names of the pages that stand in a tab as Paged.js left them. */
const standing = new WeakMap<Page, string>();

interface PageOptions extends PagingHistory {
  /** Words and things that must stand on the pages; without, `differences` is empty. */
  expected?: Inventory;
}

/** Lays a unit out. The tab must have been opened by `openTab`; the pages stay in it until the next call. */
export async function pageUnit(
  tab: Page,
  html: string,
  css: string,
  { expected, ...history }: PageOptions = {},
): Promise<PagedHtml> {
  const found = await callInTab(tab, "paginate", asAscii(html), css, history).catch(asUnreadable);
  // The browser does them one after another, without waiting between them to be asked.
  const [differences, anchors, pages] = await Promise.all([
    expected ? findDifferences(tab, expected) : [],
    callInTab(tab, "takeAnchors"),
    callInTab(tab, "takePages"),
  ]);
  standing.set(tab, pages.html);
  return { ...pages, ...found, anchors, differences };
}

/** Finds differences; the words themselves leave the browser only where some are lost or moved. */
async function findDifferences(tab: Page, expected: Inventory): Promise<Difference[]> {
  const digest = await callInTab(tab, "takeInventory");
  if (digest === digestOf(expected)) return [];
  const { text, things } = await callInTab(tab, "lastInventory");
  return compareInventories(expected, { text: text.map(([source, run]) => [source, tidyWords(run)]), things });
}

/**
 * Puts a unit's pages, in their place in the report, into a tab: those that stand in it, where they are the same.
 *
 * @returns how many pixels the pictures on them have
 */
export async function openPages(
  tab: Page,
  { html, styles }: Pick<StaticPages, "html" | "styles">,
  placement: Placement,
): Promise<number> {
  const stands = standing.get(tab) === html;
  standing.delete(tab);
  // The browser begins them one after another, without waiting between them to be asked.
  const [pixels] = await Promise.all([
    callInTab(tab, "placePages", stands ? undefined : { html, styles }, placement).catch(asUnreadable),
    callInTab(tab, "setPlacement", placement),
  ]);
  return pixels;
}

/**
 * Most pixels of pictures with which a PDF surely has room in one message: some 200 MB of the 500 that a string
 * may have.
 */
const mostPixels = 50_000_000;

/**
 * Prints a unit's pages, in their place in the report, to a tagged PDF: those that stand in the tab, where
 * they are the same, else the given ones.
 */
export async function printPages(
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

/**
 * Prints in one answer what `tab.pdf` prints by way of a file, which the browser writes and reads again piece by
 * piece.
 */
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
 * Writes HTML in ASCII: with other characters it takes twice as long on its way into the browser; those of soft
 * hyphens are many.
 */
function asAscii(html: string): string {
  return html.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}
