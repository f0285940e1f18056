/** Builds the manuscript and puts the picture of its pages that README shows into .github. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openReader } from "../support/open-reader.ts";
import { openPdfIn } from "../support/pdf-in-tab.ts";
import { drawPages } from "./draw-pages.ts";
import { formsFolder } from "./read-forms.ts";

const project = join(formsFolder, "../..");
/** Cover, contents, a map in tiles, a section's opening, and a table with its chart: by words that stand there last. */
const shown = [
  1,
  5,
  "Number of counts in which each country is included",
  "How it came about",
  "Change on 2021, as the source puts it",
];

const folder = await mkdtemp(join(tmpdir(), "readme-"));
const { browser, close } = await openReader();
try {
  const command = ["scripts/run.js", "build", "manuscript", "--out", folder];
  execFileSync(process.execPath, command, { cwd: project, stdio: ["ignore", "ignore", "inherit"] });
  const tab = await browser.newPage();
  await openPdfIn(tab, await readFile(join(folder, "asylum-report-2023.pdf")));
  const picture = await drawPages(tab, shown);
  await writeFile(join(project, ".github/pages.webp"), picture);
  process.stdout.write(`.github/pages.webp, ${Math.round(picture.length / 1024)} KB\n`);
} finally {
  await close();
  await rm(folder, { recursive: true, force: true });
}
