/** Prints each form of forms.md and puts a picture of it into docs/pictures (`npm run docs:pictures`). */
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { openPdfIn } from "../support/pdf-in-tab.ts";
import { openReader } from "../support/open-reader.ts";
import { drawPages } from "./draw-pages.ts";
import { docsFolder, formsFolder, formerPictures, readForms, withForms, type Form } from "./read-forms.ts";

const forms = await readForms();
const page = join(docsFolder, "manuscript.md");
const folder = await mkdtemp(join(tmpdir(), "forms-"));
try {
  const shared = await printForms(
    "forms",
    ["# Forms", "Each on a page.", ...forms.filter(({ isReport }) => !isReport).map(onPage)].join("\n\n"),
  );
  const { browser, close } = await openReader();
  try {
    const tab = await browser.newPage();
    const pictures = new Map<string, Buffer>();
    await openPdfIn(tab, shared);
    // The first page has the report's title.
    for (const [index, { name }] of forms.filter(({ isReport }) => !isReport).entries())
      pictures.set(name, await pictureOf(tab, [index + 2]));
    for (const form of forms.filter(({ isReport }) => isReport)) {
      await openPdfIn(tab, await printForms(form.name, form.markdown));
      const count = (await tab.evaluate("shown.numPages")) as number;
      const pages = Array.from({ length: count }, (_, index) => index + 1);
      pictures.set(form.name, await (form.showsPages ? drawPages(tab, pages) : pictureOf(tab, pages)));
    }
    await mkdir(join(docsFolder, "pictures"), { recursive: true });
    const former = formerPictures(await readFile(page, "utf8"), forms);
    for (const name of former) await rm(join(docsFolder, "pictures", `${name}.webp`), { force: true });
    for (const [name, picture] of pictures) await writeFile(join(docsFolder, "pictures", `${name}.webp`), picture);
    const bytes = [...pictures.values()].reduce((sum, { length }) => sum + length, 0);
    process.stdout.write(`docs/pictures: ${forms.length} pictures, ${Math.round(bytes / 1024)} KB\n`);
  } finally {
    await close();
  }
  await writeFile(page, withForms(await readFile(page, "utf8"), forms));
} finally {
  await rm(folder, { recursive: true, force: true });
}

function onPage({ markdown }: Form): string {
  return `:::page-break\n:::\n\n${markdown}`;
}

/** Builds a report of one file and returns its PDF. */
async function printForms(name: string, markdown: string): Promise<Uint8Array> {
  const [manuscript, out] = [join(folder, name), join(folder, `${name}-out`)];
  await mkdir(manuscript);
  for (const file of await readdir(formsFolder)) {
    if (/\.(?:svg|csv|bib)$/.test(file)) await cp(join(formsFolder, file), join(manuscript, file));
  }
  const path = join(manuscript, "forms.md");
  await writeFile(path, `${markdown}\n`);
  const command = ["scripts/run.js", "build", "--manuscript", path, "--out", out];
  execFileSync(process.execPath, command, { cwd: join(formsFolder, "../.."), stdio: ["ignore", "ignore", "inherit"] });
  const pdf = (await readdir(out)).find((file) => file.endsWith(".pdf"))!;
  return readFile(join(out, pdf));
}

/** Returns what pages have between their heads and folios, below each other, as WebP. */
async function pictureOf(tab: Page, numbers: readonly number[]): Promise<Buffer> {
  const address = (await tab.evaluate(`(async () => {
    const [scale, head, foot, side] = [1.5, 50, 790, 45];
    const pages = [];
    for (const number of ${JSON.stringify(numbers)}) {
      const page = await shown.getPage(number);
      const viewport = page.getViewport({ scale });
      const canvas = Object.assign(document.createElement("canvas"), { width: viewport.width, height: viewport.height });
      const context = canvas.getContext("2d");
      await page.render({ canvas, canvasContext: context, viewport }).promise;
      const { width, height } = canvas;
      const { data } = context.getImageData(0, 0, width, height);
      const isBlank = (y) => {
        for (let x = 0; x < width; x++) if (data[(y * width + x) * 4 + 1] < 250) return false;
        return true;
      };
      // Blank space of more than a few lines is left out.
      const rows = [];
      let blank = 0;
      for (let y = Math.round(head * scale); y < foot * scale; y++) {
        blank = isBlank(y) ? blank + 1 : 0;
        if (blank <= 40) rows.push(y);
      }
      while (rows.length > 0 && isBlank(rows.at(-1))) rows.pop();
      while (rows.length > 0 && isBlank(rows[0])) rows.shift();
      pages.push({ canvas, rows });
    }
    const [{ canvas }] = pages;
    const [left, width] = [side * scale, canvas.width - 2 * side * scale];
    const lines = pages.flatMap(({ canvas, rows }, index) => [
      ...(index > 0 ? Array.from({ length: 24 }, () => undefined) : []),
      ...rows.map((y) => ({ canvas, y })),
    ]);
    const cut = Object.assign(document.createElement("canvas"), { width, height: lines.length + 24 });
    const onto = cut.getContext("2d");
    onto.fillStyle = "#fff";
    onto.fillRect(0, 0, cut.width, cut.height);
    for (const [at, line] of lines.entries())
      if (line) onto.drawImage(line.canvas, left, line.y, width, 1, 0, at + 12, width, 1);
    return cut.toDataURL("image/webp", 0.75);
  })()`)) as string;
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}
