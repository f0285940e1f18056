/** Opens an empty page with modules of scripts/pages/in-page/ on it, to test each alone, without Paged.js. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer";
import { launchBrowser } from "#browser/launch-browser.ts";
import { bundleForBrowser } from "#lib/workers/bundle-for-browser.js";
import { fontsPath } from "#theme/built-in-theme.ts";

export interface PartsPage {
  page: Page;
  /** Puts HTML into the body, behind styles: a column of 200 px with lines of 20 px, and no space around anything. */
  fill(html: string, css?: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page. @param names - of the modules; what they export is on the window's `parts` */
export async function openParts(...names: string[]): Promise<PartsPage> {
  const contents = names.map((name) => `export * from "./${name}.ts";`).join("\n");
  const resolveDir = join(import.meta.dirname, "../../scripts/pages/in-page");
  const script = await bundleForBrowser({
    stdin: { contents, resolveDir, loader: "ts" },
    format: "iife",
    globalName: "parts",
  });
  const launched = await launchBrowser({ fonts: fontsPath });
  const page = await launched.browser.newPage();
  // Digests are made only where a page is trusted, as one from a file is.
  await page.goto(pathToFileURL(join(import.meta.dirname, "../../scripts/pages/blank.html")).href);
  await page.evaluate(script);
  return {
    page,
    async fill(html, css = "") {
      await page.evaluate(
        (markup, styles) => {
          document.head.innerHTML = `<style>
            * { box-sizing: border-box; margin: 0; padding: 0 }
            body { font: 10px/20px Carlito; width: 200px; hyphens: manual }
            table { border-spacing: 0 }
            ${styles}</style>`;
          document.body.innerHTML = markup;
        },
        html,
        css,
      );
    },
    close: () => launched.close(),
  };
}
