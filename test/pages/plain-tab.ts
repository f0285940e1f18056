/** A name in; a tab in a browser of its own, which may read a folder of its own, out; and a place for pages where it doesn't matter. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import type { Placement } from "../../scripts/pages/in-page/place-pages.ts";
import { launchBrowser, type LaunchedBrowser } from "../../scripts/pages/launch-browser.ts";
import { openTab } from "../../scripts/pages/open-tab.ts";
import { sheetFor } from "../../scripts/pages/print-sheet.ts";
import { fontsPath, stylesPath } from "../../scripts/pages/read-styles.ts";

export interface PlainTab {
  tab: Page;
  launched: LaunchedBrowser;
  folder: string;
  /** Ends the browser and removes the folder. */
  close: () => Promise<void>;
}

/** @param name - of the test: its folder's begins so */
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

/** On the first page of a book in English, without heads. */
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
