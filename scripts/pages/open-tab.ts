/** Opens a tab in which units can be laid out and printed, one after another. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { BrowserError } from "../browser/browser-error.ts";
import { confine } from "../browser/confine-page.ts";
import { usualFaces } from "../theme/typeface.ts";
import { minimiseWindow } from "../browser/window-state.ts";
import { callInTab } from "./call-in-tab.ts";
import { tabScript } from "./tab-script.ts";

/** Handlers for what happens in the tab while it works. */
export interface TabEvents {
  /** Hears that a page of the current unit is finished; `source` is the place of its last block in the Markdown. */
  onPage(pageCount: number, source: string): void;
  /** Returns a place in the Markdown in the form for messages. */
  placeOf?(source: string): string;
  /** Takes messages of the console, and of requests that failed or were refused. */
  onTrouble(text: string): void;
  /** Hears that a script in the tab threw an error, after which Paged.js would wait for ever. */
  onFault(error: Error): void;
}

export interface Tab {
  page: Page;
  /**
   * Rejects with a BrowserError when the tab is gone. It has to be raced against work in the tab, which would wait for
   * ever.
   */
  crashed: Promise<never>;
  /** Handlers, which the user of the tab sets. */
  events: TabEvents;
}

const here = import.meta.dirname;
const blank = pathToFileURL(join(here, "blank.html")).href;

const nothing = () => undefined;

/** Opens a tab. @param folders - folders whose files it may read, beside its own */
export async function openTab(browser: Browser, folders: readonly string[]): Promise<Tab> {
  const page = await freePage(browser);
  const crashed = new Promise<never>((_, reject) => {
    page.once("error", () => reject(new BrowserError("The browser's tab crashed; it may have run out of memory.")));
  });
  crashed.catch(nothing);
  const tab: Tab = { page, crashed, events: { onPage: nothing, onTrouble: nothing, onFault: nothing } };
  await Promise.race([prepare(tab, folders), crashed]);
  return tab;
}

/** Browsers whose first tab is used. */
const started = new WeakSet<Browser>();

/** Returns the tab with which a browser starts, once; then new tabs, which need a process each. */
async function freePage(browser: Browser): Promise<Page> {
  const isFirst = !started.has(browser);
  started.add(browser);
  const [first] = isFirst ? await browser.pages() : [];
  return first ?? browser.newPage();
}

async function prepare(tab: Tab, folders: readonly string[]): Promise<void> {
  const { page } = tab;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") tab.events.onTrouble(message.text());
  });
  page.on("pageerror", (error) => tab.events.onFault(error instanceof Error ? error : new Error(String(error))));
  // Answers are slow while this process is busy reading, so few are awaited. The browser keeps the order.
  await Promise.all([
    confine(page, { folders: [here, ...folders], onRefused: (url, why) => tab.events.onTrouble(`${url}: ${why}`) }),
    listenForPages(page, (count, source) => tab.events.onPage(count, source)),
  ]);
  await page.goto(blank);
  await page.evaluate(await tabScript());
  await Promise.all([minimiseWindow(page), callInTab(page, "loadFonts", await usualFaces())]);
}

/**
 * Listens to the tab by a binding of its own: puppeteer's exposeFunction answers each call with a script, which takes
 * as long as laying out lines.
 */
async function listenForPages(page: Page, onPage: TabEvents["onPage"]): Promise<void> {
  const session = await page.createCDPSession();
  session.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name === "reportPage") onPage(...(JSON.parse(payload) as [number, string]));
  });
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "reportPage" });
}
