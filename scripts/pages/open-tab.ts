/** A browser in; a tab that is ready to page and print units, one after another, out. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { digestible } from "../html/inventory-digest.ts";
import { confine } from "./confine-page.ts";
import { patchPagedJs } from "./paged-patches.ts";
import { typeface } from "./typeface.ts";
import { minimiseWindow } from "./window-state.ts";
import { installPictures } from "./in-page/await-pictures.ts";
import { installInspection } from "./in-page/inspect-page.ts";
import { installTables } from "./in-page/install-tables.ts";
import { installTableSurvey } from "./in-page/install-table-survey.ts";
import { installBlocks } from "./in-page/take-blocks.ts";
import { loadFonts } from "./in-page/load-fonts.ts";
import { installMending } from "./in-page/mend-breaks.ts";
import { prepareWindow } from "./in-page/prepare-window.ts";
import { installAddresses } from "./in-page/settle-addresses.ts";
import { installHyphens } from "./in-page/settle-hyphens.ts";
import { installGrid } from "./in-page/snap-to-grid.ts";
import { installPlaces } from "./in-page/page-places.ts";
import { installTextLines } from "./in-page/text-lines.ts";
import { makeFootnotes } from "./in-page/make-footnotes.ts";
import { makeNoteBreaks } from "./in-page/make-note-breaks.ts";

/** What happens in the tab while it works. */
export interface TabEvents {
  /** A page of the unit at work is finished; `source` is the place in the Markdown of its last block. */
  onPage(pageCount: number, source: string): void;
  /** The console, a request that failed or was refused. */
  onTrouble(text: string): void;
  /** The tab is gone. */
  onCrash(): void;
  /** A script in the tab threw, and Paged.js waits for ever. */
  onFault(error: Error): void;
}

export interface Tab {
  page: Page;
  /** Set by whoever works in the tab. */
  events: TabEvents;
}

const here = import.meta.dirname;
const blank = pathToFileURL(join(here, "blank.html")).href;
/** The same for every tab. */
let pagedJs: Promise<string> | undefined;

const nothing = () => undefined;

/** @param folders - the folders whose files the tab may read; beside its own there are no others. */
export async function openTab(browser: Browser, folders: readonly string[]): Promise<Tab> {
  const page = await browser.newPage();
  const tab: Tab = { page, events: { onPage: nothing, onTrouble: nothing, onCrash: nothing, onFault: nothing } };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") tab.events.onTrouble(message.text());
  });
  page.on("pageerror", (error) => tab.events.onFault(error instanceof Error ? error : new Error(String(error))));
  page.on("error", () => tab.events.onCrash());
  const measuring = [installTextLines, installPlaces, installInspection];
  const breaking = [installMending, installTables, installTableSurvey];
  const scripts = [
    prepareWindow,
    installPictures,
    installAddresses,
    installHyphens,
    installGrid,
    ...measuring,
    ...breaking,
  ];
  // Each answer takes its time while this process is busy reading, so few are waited for. The browser keeps the order.
  await Promise.all([
    confine(page, { folders: [here, ...folders], onRefused: (url, why) => tab.events.onTrouble(`${url}: ${why}`) }),
    listenForPages(page, (count, source) => tab.events.onPage(count, source)),
    ...scripts.map((script) => page.evaluateOnNewDocument(script)),
    page.evaluateOnNewDocument(`window.digestible = ${String(digestible)}`),
  ]);
  await page.goto(blank);
  await page.evaluate(await (pagedJs ??= readPagedJs()));
  await Promise.all([
    minimiseWindow(page),
    page.evaluate(makeNoteBreaks),
    page.evaluate(makeFootnotes),
    page.evaluate(installBlocks),
    page.evaluate(loadFonts, typeface),
  ]);
  return tab;
}

async function readPagedJs(): Promise<string> {
  const path = join(dirname(createRequire(import.meta.url).resolve("pagedjs")), "../dist/paged.js");
  return patchPagedJs(await readFile(path, "utf8"));
}

/** Puppeteer's exposeFunction answers each call with a script of its own, which takes as long as laying out lines. */
async function listenForPages(page: Page, onPage: TabEvents["onPage"]): Promise<void> {
  const session = await page.createCDPSession();
  session.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name === "reportPage") onPage(...(JSON.parse(payload) as [number, string]));
  });
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "reportPage" });
}
