/** Opens a PDF in a tab of a browser, to take pictures of its pages. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer";

/** Opens the PDF with pdf.js in the tab, where it is `shown`. */
export async function openPdfIn(tab: Page, pdf: Uint8Array): Promise<void> {
  const built = join(import.meta.dirname, "../../node_modules/pdfjs-dist/build");
  for (const name of ["pdf.worker.min.mjs", "pdf.min.mjs"]) {
    await tab.addScriptTag({ type: "module", content: await readFile(join(built, name), "utf8") });
  }
  await tab.waitForFunction("globalThis.pdfjsLib && globalThis.pdfjsWorker");
  const encoded = JSON.stringify(Buffer.from(pdf).toString("base64"));
  await tab.evaluate(
    `(async () => {
      const data = Uint8Array.from(atob(${encoded}), (letter) => letter.charCodeAt(0));
      globalThis.shown = await pdfjsLib.getDocument({ data, isEvalSupported: false }).promise;
    })()`,
  );
}
