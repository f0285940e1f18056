/** A unit's HTML and the stylesheet in, its pages as static HTML out, with what was found on them. */
import type { Page } from "puppeteer";
import { paginate, type Pagination } from "./in-page/paginate.ts";
import { placePages, type Placement } from "./in-page/place-pages.ts";
import { takeInventory } from "./in-page/take-inventory.ts";
import { takePages, type StaticPages } from "./in-page/take-pages.ts";
import type { Inventory } from "../html/inventory.ts";

interface PagedHtml extends StaticPages, Pagination {
  inventory: Inventory;
}

/** Lays a unit out. The tab must have been opened by `openTab`; it is free for the next unit afterwards. */
export async function pageUnit(tab: Page, html: string, css: string): Promise<PagedHtml> {
  const pagination = await tab.evaluate(paginate, html, css);
  const inventory = await tab.evaluate(takeInventory);
  const pages = await tab.evaluate(takePages);
  return { ...pages, ...pagination, inventory };
}

/** Prints a unit's pages, in their place in the report, to a tagged PDF. */
export async function printUnit(tab: Page, pages: StaticPages, placement: Placement): Promise<Uint8Array> {
  await tab.evaluate(placePages, { html: pages.html, styles: pages.styles }, placement);
  return tab.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: false,
    waitForFonts: false,
    timeout: 0,
  });
}
