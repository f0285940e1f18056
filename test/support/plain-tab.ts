/** Opens a tab in a browser of its own, which may read a folder of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { launchBrowser, type LaunchedBrowser } from "#browser/launch-browser.ts";
import { openTab } from "#pages/open-tab.ts";
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
