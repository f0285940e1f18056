/** Takes the steps of docs/first-report.md and puts pictures of their pages into docs/pictures. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openReader } from "../support/open-reader.ts";
import { openPdfIn } from "../support/pdf-in-tab.ts";
import { readSteps, takeSteps } from "./first-report.ts";
import { drawPages } from "./draw-pages.ts";
import { docsFolder, formsFolder } from "./read-forms.ts";

const project = join(formsFolder, "../..");
const run = join(project, "scripts/run.js");
const folder = await mkdtemp(join(tmpdir(), "first-report-"));

/** Pages that the pictures show, of a PDF in `dist/`. */
const shown: Readonly<Record<string, { pdf: string; pages: (number | string)[]; part?: number }>> = {
  "first-report-begun": { pdf: "state-of-the-ports", pages: [1, "This report was made", "Ships by month"] },
  "first-report-own": { pdf: "state-of-the-ports", pages: [1, "This report was made", "Ships by month"] },
  "first-report-proof": { pdf: "state-of-the-ports-proof", pages: ["Ships by month"] },
  "first-report-changes": { pdf: "state-of-the-ports-changes", pages: ["open all winter"], part: 0.35 },
};

try {
  await mkdir(join(folder, "node_modules"));
  const author = {
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@example.org",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@example.org",
  };
  const wrong = await takeSteps(await readSteps(), {
    folder,
    env: { ...process.env, ...author },
    commandFor: (command) =>
      command.startsWith("npm install report-press")
        ? undefined
        : command.replace(/^npx report-press/, `"${process.execPath}" "${run}"`),
    onPicture: putPicture,
  });
  // What the checkout's commands say of each other differs from what the package's do.
  for (const line of wrong.filter((each) => !each.includes("(exit code 0)"))) throw new Error(line);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function putPicture(name: string, report: string): Promise<void> {
  const { pdf, pages, part } = shown[name]!;
  const { browser, close } = await openReader();
  try {
    const tab = await browser.newPage();
    await openPdfIn(tab, await readFile(join(report, "dist", `${pdf}.pdf`)));
    const picture = await drawPages(tab, pages, part);
    await writeFile(join(docsFolder, "pictures", `${name}.webp`), picture);
    process.stdout.write(`docs/pictures/${name}.webp, ${Math.round(picture.length / 1024)} KB\n`);
  } finally {
    await close();
  }
}
