/** Prints each form of forms.md and puts a picture of it into docs/pictures (`npm run docs:pictures`). */
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { openPdfIn } from "../support/pdf-in-tab.ts";
import { openReader } from "../support/open-reader.ts";
import { docsFolder, formsFolder, readForms, withForms, type Form } from "./read-forms.ts";

const forms = await readForms();
const folder = await mkdtemp(join(tmpdir(), "forms-"));
try {
  const pdf = await printForms(forms, folder);
  const { browser, close } = await openReader();
  try {
    const tab = await browser.newPage();
    await openPdfIn(tab, pdf);
    await rm(join(docsFolder, "pictures"), { recursive: true, force: true });
    await mkdir(join(docsFolder, "pictures"));
    let bytes = 0;
    for (const [index, { name }] of forms.entries()) {
      // The first page has the report's title.
      const picture = await pictureOf(tab, index + 2);
      bytes += picture.length;
      await writeFile(join(docsFolder, "pictures", `${name}.webp`), picture);
    }
    process.stdout.write(`docs/pictures: ${forms.length} pictures, ${Math.round(bytes / 1024)} KB\n`);
  } finally {
    await close();
  }
  const page = join(docsFolder, "manuscript.md");
  await writeFile(page, withForms(await readFile(page, "utf8"), forms));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Builds a report of one file, each form on a page of its own, and returns its PDF. */
async function printForms(shown: readonly Form[], into: string): Promise<Uint8Array> {
  const manuscript = join(into, "forms");
  await mkdir(manuscript);
  const pages = shown.map(({ markdown }) => `:::page-break\n:::\n\n${markdown}`);
  await writeFile(join(manuscript, "forms.md"), ["# Forms", "Each on a page.", ...pages].join("\n\n"));
  for (const file of ["square.svg", "passengers.csv"]) await cp(join(formsFolder, file), join(manuscript, file));
  const command = ["scripts/run.js", "build", "--manuscript", join(manuscript, "forms.md"), "--out", join(into, "out")];
  execFileSync(process.execPath, command, { cwd: join(formsFolder, "../.."), stdio: ["ignore", "ignore", "inherit"] });
  return readFile(join(into, "out", "forms.pdf"));
}

/** Returns what a page has between its head and its folio, as WebP. */
async function pictureOf(tab: Page, number: number): Promise<Buffer> {
  const address = (await tab.evaluate(`(async () => {
    const [scale, head, foot, side] = [1.5, 50, 790, 45];
    const page = await shown.getPage(${number});
    const viewport = page.getViewport({ scale });
    const canvas = Object.assign(document.createElement("canvas"), { width: viewport.width, height: viewport.height });
    const context = canvas.getContext("2d");
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const isBlank = (y) => {
      for (let x = 0; x < canvas.width; x++) if (data[(y * canvas.width + x) * 4 + 1] < 250) return false;
      return true;
    };
    // Blank space of more than a few lines is left out.
    const rows = [];
    let blank = 0;
    for (let y = Math.round(head * scale); y < foot * scale; y++) {
      blank = isBlank(y) ? blank + 1 : 0;
      if (blank <= 40) rows.push(y);
    }
    while (isBlank(rows.at(-1))) rows.pop();
    while (isBlank(rows[0])) rows.shift();
    const [left, width] = [side * scale, canvas.width - 2 * side * scale];
    const cut = Object.assign(document.createElement("canvas"), { width, height: rows.length + 24 });
    const onto = cut.getContext("2d");
    onto.fillStyle = "#fff";
    onto.fillRect(0, 0, cut.width, cut.height);
    for (const [at, y] of rows.entries()) onto.drawImage(canvas, left, y, width, 1, 0, at + 12, width, 1);
    return cut.toDataURL("image/webp", 0.75);
  })()`)) as string;
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}
