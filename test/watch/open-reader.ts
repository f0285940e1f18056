/** Nothing in; a browser as a reader of the watched pages has it, which reaches this machine, out. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer";
import { findBrowser } from "../../scripts/pages/find-browser.ts";
import { fontsPath } from "../../scripts/pages/read-styles.ts";
import { isBundledFor, unpackChromium } from "../../scripts/pages/unpack-chromium.ts";

export interface Reader {
  browser: Browser;
  close(): Promise<void>;
}

/** The browser that lays pages out can't be it: that one has no network at all. */
export async function openReader(): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), "reader-"));
  const fontconfig = join(folder, "fonts.conf");
  await writeFile(fontconfig, `<fontconfig><dir>${fontsPath}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
  const libraries = isBundledFor(process.platform, process.arch) ? (await unpackChromium()).libraries : undefined;
  const browser = await puppeteer.launch({
    executablePath: (await findBrowser()).path,
    headless: "shell",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    defaultViewport: { width: 1440, height: 900 },
    env: { ...process.env, FONTCONFIG_FILE: fontconfig, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
  });
  return {
    browser,
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
