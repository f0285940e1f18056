/** Opens web pages of the fixtures in a browser: axe-core finds nothing, nothing but tables is scrolled sideways. */
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LaunchedBrowser } from "#browser/launch-browser.ts";
import { noStore } from "#lib/cache/cached.ts";
import { makeWebPage } from "#pipeline/make-web-page.ts";
import { readBuiltInTheme } from "#theme/built-in-theme.ts";
import { openReader } from "../../support/open-reader.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { findAxeFaults, setView, sidewaysOf, views } from "../../support/run-axe.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");
const manuscript = join(import.meta.dirname, "../../../manuscript");
const look = join(import.meta.dirname, "../../look");

let folder: string;
let reader: LaunchedBrowser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "web-page-"));
  reader = await openReader();
  page = await reader.browser.newPage();
});
afterAll(async () => {
  await reader?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Writes the web page of a manuscript. @param themeName - another theme than its own */
async function write(path: string, themeName?: string): Promise<string> {
  const { prepared } = await prepareReport(path);
  if (!prepared) throw new Error(`${path} has errors`);
  const report = themeName ? { ...prepared.report, theme: await readBuiltInTheme(themeName) } : prepared.report;
  const file = join(folder, "page.html");
  await writeFile(file, await makeWebPage({ ...prepared, report }, noStore));
  return pathToFileURL(file).href;
}

async function faultsOf(address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const view of views) {
    await setView(page, view);
    await page.goto(address);
    const sideways = await sidewaysOf(page);
    if (sideways > 0) faults.push(`${view.width} px: scrolled sideways by ${sideways} px`);
    for (const fault of await findAxeFaults(page)) faults.push(`${view.scheme}, ${view.width} px: ${fault}`);
  }
  return faults;
}

const printed = readdirSync(fixtures)
  .filter((name) => existsSync(join(fixtures, name, "output.html")))
  .map((name) => [
    name,
    ["report.yaml", "input.md", "input.txt", "manuscript"].find((file) => existsSync(join(fixtures, name, file)))!,
  ]);

test.each(printed)("%s has no fault", async (name, file) => {
  expect(await faultsOf(await write(join(fixtures, name, file === "report.yaml" ? "" : file)))).toEqual([]);
});

describe.each(["agency", "paper", "magazine"])("the theme %s", (themeName) => {
  test.each([
    ["our manuscript", manuscript],
    ["charts, tables and boxes", look],
  ])("has no fault with %s", async (_, path) => {
    expect(await faultsOf(await write(path, themeName))).toEqual([]);
  });

  test("has no fault with tables that are wider and higher than their place", async () => {
    const cells = ["Persons who hold the status on the last day", "Month", "Stock and flow apart", "27 Member States"];
    const row = [
      "Eurostat, temporary protection",
      ...cells,
      "Associated countries",
      "Unvalidatedstatisticalinformation",
    ];
    const heads = row.map((_head, index) => `Column ${index}`);
    const table = [heads, heads.map(() => "---"), ...Array.from({ length: 40 }, () => row)].map(
      (line) => `| ${line.join(" | ")} |`,
    );
    const within = (before: string) => table.map((line) => before + line).join("\n");
    const boxes = ["focus", "case-law", "key-findings"].map(
      (kind) => `:::box[A box]{kind="${kind}"}\n${within("")}\n:::\n`,
    );
    const file = join(folder, "wide.md");
    const text = [
      `:::table[Counts]\n${within("")}\n:::`,
      `> A quotation\n>\n${within("> ")}`,
      `- A list\n\n${within("  ")}`,
    ];
    const more = [`:::box[A box]\n${within("")}\n:::`, `:::note\n${within("")}\n:::`, ...boxes];
    await writeFile(file, ["# Wide tables", ...text, ...more].join("\n\n"));
    const address = await write(file, themeName);
    expect(await faultsOf(address)).toEqual([]);
    const boxesThatScroll = await page.$$eval("div.scroll", (found) =>
      found.filter((box) => box.tabIndex === 0 && box.scrollWidth > box.clientWidth),
    );
    expect(boxesThatScroll).toHaveLength(8);
  });
});

test("has no fault where parts are drawn as they come near, and higher than their room", async () => {
  const paragraph = `${"Words of a long report, line by line. ".repeat(90)}With a [link](#part-2).\n\n`;
  const parts = Array.from(
    { length: 8 },
    (_, index) => `# Part ${index + 1} {#part-${index + 1}}\n\n${paragraph.repeat(40)}`,
  );
  const file = join(folder, "long.md");
  await writeFile(file, parts.join(""));
  const address = await write(file);
  const faults = await faultsOf(address);
  expect(await page.$$eval("main.long > .part", (found) => found.length)).toBe(8);
  expect(faults).toEqual([]);
  // A link into a part that isn't drawn yet brings the page there, and scrolls nothing within the part.
  await page.goto(`${address}#part-7`);
  const top = await page.$eval("#part-7", (heading) => heading.closest(".part")!.getBoundingClientRect().top);
  const scrolled = await page.$$eval(".part", (found) => found.filter(({ scrollTop }) => scrollTop > 0).length);
  expect([Math.abs(top) < 200, scrolled]).toEqual([true, 0]);
}, 120_000);

test("words of a chart are as large as on pages, in windows of every width", async () => {
  await page.goto(await write(join(fixtures, "chart-kinds/input.md")));
  for (const width of [320, 400, 600, 660, 1280]) {
    await page.setViewport({ width, height: 800 });
    const sizes = await page.$$eval(".chart", (charts) =>
      charts.map((chart) => {
        const seen = [...chart.querySelectorAll("svg")].filter((svg) => svg.checkVisibility());
        const sizePt = Number(seen[0]!.querySelector("text")!.getAttribute("font-size"));
        const scale = seen[0]!.getBoundingClientRect().width / seen[0]!.viewBox.baseVal.width;
        return { count: seen.length, px: sizePt * scale };
      }),
    );
    expect(sizes).toHaveLength(5);
    for (const { count, px } of sizes) {
      expect(count).toBe(1);
      // 7 pt are 9.3 CSS pixels.
      expect(px).toBeGreaterThanOrEqual(9.3);
    }
  }
});

test("in print all type is small, and the imprint stands below the contents", async () => {
  await page.goto(await write(look));
  await page.emulateMediaType("print");
  const found = await page.evaluate(() => {
    const size = (selector: string) => Number.parseFloat(getComputedStyle(document.querySelector(selector)!).fontSize);
    return {
      text: size("main p"),
      note: size(".note"),
      cell: size("td"),
      contents: getComputedStyle(document.querySelector(".contents")!).breakAfter,
      link: getComputedStyle(document.querySelector(".published a")!).display,
    };
  });
  await page.emulateMediaType();
  // 10 pt in pixels.
  expect(Math.max(found.text, found.note, found.cell)).toBeLessThan(13.4);
  expect([found.contents, found.link]).toEqual(["auto", "none"]);
});
