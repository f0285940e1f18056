/** Opens the web pages that commands write beside the PDF, and the viewer of watch: axe-core finds nothing. */
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LaunchedBrowser } from "#browser/launch-browser.ts";
import { openReader } from "../support/open-reader.ts";
import { allViews, findAxeFaults, setView, sidewaysOf } from "../support/run-axe.ts";
import { greyPng } from "../support/pictures-of-test.ts";
import { root, runScript } from "../support/run-script.ts";
import { startWatch } from "../support/start-watch.ts";
import { skipped, withoutProgram } from "../support/why-skipped.ts";

let folder: string;
let reader: LaunchedBrowser;
let page: Page;
const noGit = withoutProgram("git", "Git");

function git(...args: string[]): void {
  const who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"];
  const { status, stderr } = spawnSync("git", ["-C", join(folder, "report"), ...who, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pages-for-people-"));
  const report = join(folder, "report");
  await cp(join(root, "test/look"), report, { recursive: true });
  if (!noGit) {
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "Before");
  }
  const section = join(report, "1.md");
  // What an editor may leave: a word that is gone, one that is new, a paragraph, and something to mend.
  const text = await readFile(section, "utf8");
  const edited = text.replace(/\bthe\b/, "").replace(/^(\w.*)$/m, "$1 Added words.");
  // A picture that has too few pixels is told on its page.
  await writeFile(join(report, "coarse.png"), greyPng(40, 30));
  const picture = "![A grey sea](coarse.png){width=100mm}";
  // Two lines in a cell over two rows, on small screens.
  const merged =
    "| Island | Berth |\n|---|---|\n| Old Marrowby with its long northern quay | First berth |\n| ^ | Second |";
  await writeFile(section, `${edited}\n\nA new paragraph with **open marks.\n\n${picture}\n\n${merged}\n`);
  const out = ["--out", join(folder, "out"), "--manuscript", report];
  for (const [name, ...more] of [["build", "--quality"], ["print"], ...(noGit ? [] : [["proof", "--since", "HEAD"]])]) {
    const { code, stderr } = await runScript(name!, [...out, ...more]);
    // What the preflight finds is no fault of the page that tells it.
    expect(code, stderr).toBeLessThan(2);
  }
  reader = await openReader();
  page = await reader.browser.newPage();
}, 300_000);
afterAll(async () => {
  await reader?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function faultsOf(address: string, { isReady, height }: { isReady?: string; height?: number } = {}) {
  const faults: string[] = [];
  for (const view of allViews) {
    await setView(page, view, height);
    await page.goto(address);
    if (isReady) await page.waitForSelector(isReady, { timeout: 60_000 });
    const sideways = await sidewaysOf(page);
    if (sideways > 0) faults.push(`${view.width} px: scrolled sideways by ${sideways} px`);
    for (const fault of await findAxeFaults(page)) faults.push(`${view.scheme}, ${view.width} px: ${fault}`);
  }
  return faults;
}

test.each([
  "lantern-report-2031.html",
  "lantern-report-2031-pages.html",
  "lantern-report-2031-preflight.html",
  "lantern-report-2031-accessibility.html",
])("%s has no fault", async (name) => {
  const path = join(folder, "out", name);
  expect(await readFile(path, "utf8")).not.toContain("Nothing is left to mend");
  expect(await faultsOf(pathToFileURL(path).href)).toEqual([]);
});

test("the page of findings is dark where its reader has it so", async () => {
  await setView(page, { scheme: "dark", width: 1280 });
  await page.goto(pathToFileURL(join(folder, "out/lantern-report-2031-pages.html")).href);
  const colours = await page.evaluate(() => [
    getComputedStyle(document.documentElement).backgroundColor,
    getComputedStyle(document.querySelector(".finding")!).backgroundColor,
    getComputedStyle(document.querySelector(".finding p")!).color,
  ]);
  expect(colours).toEqual(["rgb(22, 24, 29)", "rgb(34, 37, 44)", "rgb(232, 232, 232)"]);
});

test("the page on accessibility is dark where its reader has it so, and breaks no word of its tables", async () => {
  const address = pathToFileURL(join(folder, "out/lantern-report-2031-accessibility.html")).href;
  await setView(page, { scheme: "dark", width: 320 });
  await page.goto(address);
  const { ground, words, fits } = await page.evaluate(() => ({
    ground: getComputedStyle(document.documentElement).backgroundColor,
    words: getComputedStyle(document.querySelector("main")!).color,
    fits: Array.from(document.querySelectorAll("th")).every((head) => getComputedStyle(head).overflowWrap === "normal"),
  }));
  expect([ground, words, fits]).toEqual(["rgb(22, 24, 29)", "rgb(232, 232, 232)", true]);
});

test.skipIf(noGit)(`lantern-report-2031-changes.html has no fault${skipped(noGit)}`, async () => {
  expect(await faultsOf(pathToFileURL(join(folder, "out/lantern-report-2031-changes.html")).href)).toEqual([]);
});

test("the viewer of watch has no fault", async () => {
  const watch = await startWatch(["--manuscript", join(folder, "report"), "--out", join(folder, "out")], {});
  const isReady = "body:not([data-status=working]) .page .host";
  try {
    // What is scrolled out of sight can't be judged.
    expect(await faultsOf(watch.address, { isReady, height: 20_000 })).toEqual([]);
  } finally {
    await watch.interrupt();
  }
}, 180_000);
