/** Opens a tab in a browser of its own, which may read a folder of its own, and gives a place for pages. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import type { Placement } from "#pages/placement.ts";
import { launchBrowser, type LaunchedBrowser } from "#browser/launch-browser.ts";
import { openTab } from "#pages/open-tab.ts";
import { sheetFor } from "#pages/print-sheet.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";

export interface PlainTab {
  tab: Page;
  launched: LaunchedBrowser;
  folder: string;
  /** Ends the browser and removes the folder. */
  close: () => Promise<void>;
}

/** Opens the tab. @param name - of the test: its folder's begins so */
export async function openPlainTab(name: string): Promise<PlainTab> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  const launched = await launchBrowser({ fonts: fontsPath });
  const { page: tab } = await openTab(launched.browser, [stylesPath, folder]);
  const close = async () => {
    await launched.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { tab, launched, folder, close };
}

/** Place on the first page of a book in English, without heads, for tests to which the place doesn't matter. */
export const plainPlacement: Placement = {
  firstPage: 1,
  firstFolio: { number: 1, style: "decimal" },
  title: "T",
  language: "en",
  verso: "",
  recto: "",
  folios: {},
  sheet: sheetFor({ widthMm: 210, heightMm: 297 }, 3),
  destinations: "",
};
