/** A browser in; a tab that is ready to page and print units, one after another, out. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { confine } from "./confine-page.ts";
import { prepareWindow } from "./in-page/prepare-window.ts";

/** What happens in the tab while it works. */
export interface TabEvents {
  /** A page of the unit at work is finished. */
  onPage(pageCount: number): void;
  /** The console, an uncaught error, a request that failed or was refused. */
  onTrouble(text: string): void;
}

export interface Tab {
  page: Page;
  /** Set by whoever works in the tab. */
  events: TabEvents;
}

const here = import.meta.dirname;
const blank = pathToFileURL(join(here, "blank.html")).href;
const pagedJs = join(dirname(createRequire(import.meta.url).resolve("pagedjs")), "../dist/paged.js");

/** @param folders - the folders whose files the tab may read; beside its own there are no others. */
export async function openTab(browser: Browser, folders: readonly string[]): Promise<Tab> {
  const page = await browser.newPage();
  const tab: Tab = { page, events: { onPage: () => undefined, onTrouble: () => undefined } };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") tab.events.onTrouble(message.text());
  });
  page.on("pageerror", (error) => tab.events.onTrouble(error instanceof Error ? error.message : String(error)));
  await confine(page, { folders: [here, ...folders], onRefused: (url, why) => tab.events.onTrouble(`${url}: ${why}`) });
  await page.exposeFunction("reportPage", (count: string) => tab.events.onPage(Number(count)));
  await page.evaluateOnNewDocument(prepareWindow);
  await page.goto(blank);
  await page.addScriptTag({ path: pagedJs });
  return tab;
}
