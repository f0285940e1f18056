/** Prints one report in each theme and puts pictures of its pages into docs/pictures (`npm run docs:pictures`). */
import { execFileSync } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { builtInThemes } from "#theme/built-in-theme.ts";
import { openReader } from "../support/open-reader.ts";
import { openPdfIn } from "../support/pdf-in-tab.ts";
import { docsFolder, formsFolder } from "./read-forms.ts";

const project = join(formsFolder, "../..");
const folder = await mkdtemp(join(tmpdir(), "themes-"));
try {
  for (const theme of builtInThemes()) {
    const picture = await pictureOf(await printIn(theme));
    await writeFile(join(docsFolder, "pictures", `theme-${theme}.webp`), picture);
    process.stdout.write(`docs/pictures/theme-${theme}.webp, ${Math.round(picture.length / 1024)} KB\n`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function printIn(theme: string): Promise<Uint8Array> {
  const manuscript = join(folder, theme);
  await cp(join(project, "test/look"), manuscript, { recursive: true });
  await appendFile(join(manuscript, "report.yaml"), `look: { theme: ${theme} }\n`);
  const out = join(folder, `${theme}-out`);
  const command = ["scripts/run.js", "build", "--manuscript", manuscript, "--out", out];
  execFileSync(process.execPath, command, { cwd: project, stdio: ["ignore", "ignore", "inherit"] });
  return readFile(join(out, "lantern-report-2031.pdf"));
}

/** Returns the cover, the section's opening and the page behind it side by side, as WebP. */
async function pictureOf(pdf: Uint8Array): Promise<Buffer> {
  const { browser, close } = await openReader();
  try {
    const tab = await browser.newPage();
    await openPdfIn(tab, pdf);
    return Buffer.from(((await drawPages(tab)) as string).split(",")[1]!, "base64");
  } finally {
    await close();
  }
}

function drawPages(tab: Page): Promise<unknown> {
  return tab.evaluate(`(async () => {
    const opening = 1 + (await Promise.all(Array.from({ length: shown.numPages }, async (_, index) => {
      const { items } = await (await shown.getPage(index + 1)).getTextContent();
      return items.some(({ str, height }) => height > 18 && str.startsWith("Lanterns and"));
    }))).indexOf(true);
    const [scale, gap] = [0.6, 12];
    const sheet = document.createElement("canvas");
    const onto = sheet.getContext("2d");
    for (const [place, number] of [1, opening, opening + 1].entries()) {
      const page = await shown.getPage(number);
      const viewport = page.getViewport({ scale });
      const canvas = Object.assign(document.createElement("canvas"), { width: viewport.width, height: viewport.height });
      await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
      if (place === 0) {
        Object.assign(sheet, { width: 3 * canvas.width + 4 * gap, height: canvas.height + 2 * gap });
        onto.fillStyle = "#ccc";
        onto.fillRect(0, 0, sheet.width, sheet.height);
      }
      onto.drawImage(canvas, gap + place * (canvas.width + gap), gap);
    }
    return sheet.toDataURL("image/webp", 0.8);
  })()`);
}
