/** Lays out notes with long addresses, and sees where lines end in them. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, type LaunchedBrowser } from "#browser/launch-browser.ts";
import { openTab } from "#pages/open-tab.ts";
import { pageUnit } from "#pages/page-unit.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { theme } from "../../support/usual-theme.ts";

let folder: string;
let launched: LaunchedBrowser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "addresses-"));
  launched = await launchBrowser({ fonts: fontsPath });
}, 60_000);
afterAll(async () => {
  await launched?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Returns what stands at both sides of each line end within an address, letter by letter. */
function takeLineEnds(): string[] {
  document.body.hidden = false;
  const range = document.createRange();
  return [...document.querySelectorAll("a.address")].flatMap((address) => {
    const walker = document.createTreeWalker(address, NodeFilter.SHOW_TEXT);
    const letters: { letter: string; top: number }[] = [];
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (const [offset, letter] of node.data.split("").entries()) {
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        letters.push({ letter, top: range.getBoundingClientRect().top });
      }
    }
    return letters.flatMap(({ letter, top }, index) => {
      const before = letters[index - 1];
      return before && top > before.top + 2 ? [`${before.letter} ${letter}`] : [];
    });
  });
}

async function layOut(addresses: readonly string[]) {
  const notes = addresses.map((address, index) => `[^${index}]: Of ${"some body ".repeat(index % 13)}<${address}>`);
  const path = join(folder, "input.md");
  await writeFile(path, `# A\n\nx${addresses.map((_, index) => `[^${index}]`).join("")}\n\n${notes.join("\n\n")}\n`);
  const { prepared } = await prepareReport(path);
  const unit = prepared!.units.find(({ kind }) => kind === "notes")!;
  const { page } = await openTab(launched.browser, [stylesPath]);
  const { differences, flaws } = await pageUnit(page, unit.html, await readPrintStyles(theme), {
    expected: unit.inventory,
  });
  expect(differences).toEqual([]);
  expect(flaws.filter(({ code }) => code === "off-page")).toEqual([]);
  return page.evaluate(takeLineEnds);
}

test("lines end behind a slash or before a sign, so that it is seen that the address goes on", async () => {
  const slug = [
    "state-of-play",
    "annual_report_2023",
    "EPRS_BRI(2022)738191_EN.pdf",
    "a?lang=en&page=88&from=1#part_2",
  ];
  const ends = await layOut(
    Array.from({ length: 120 }, (_, index) => {
      const parts = Array.from({ length: 3 + (index % 6) }, (_part, at) => slug[(index * 3 + at * 5) % slug.length]);
      return `https://www.example.org/${parts.join(index % 2 ? "/" : "-")}`;
    }),
  );
  expect(ends.length).toBeGreaterThan(100);
  expect(ends.filter((end) => !/^[/=&] [^/]$|^[^-?#%._~,+(] [-?#%._~,+(]$/.test(end))).toEqual([]);
});

test("where there is no such place, they end anywhere, and nothing reaches out of the page", async () => {
  const ends = await layOut([`https://example.org/${"x".repeat(500)}`, `https://example.org/a-${"y".repeat(300)}`]);
  expect(ends).toContain("x x");
  expect(ends).toContain("y y");
});
