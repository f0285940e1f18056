/** Shows that in the PDF every line of running text stands on one grid, the same on each page, in each theme. */
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callInTab } from "#pages/call-in-tab.ts";
import { pageUnit, printUnitPages } from "#pages/page-unit.ts";
import { builtInThemes } from "#theme/built-in-theme.ts";
import { readPrintStyles, tokensOfTheme } from "#theme/read-styles.ts";
import type { Theme } from "#theme/theme.ts";
import { pageSizeOf, readTokens } from "#theme/tokens.ts";
import { otherFaces } from "#theme/typeface.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { makeSpecimen } from "../../specimen/specimen.ts";
import { writeSpecimen } from "../../specimen/write-specimen.ts";
import { plainPlacement } from "../../support/plain-placement.ts";
import { openPlainTab, type PlainTab } from "../../support/plain-tab.ts";

/**
 * Points that a line may be off: browsers round places of lines to a quarter of one to both sides; the thinnest rule,
 * of 0.75 pt, is found.
 */
const tolerance = 0.55;

let opened: PlainTab | undefined;
let folder: string;
let tab: Page;

beforeAll(async () => {
  opened = await openPlainTab("grid");
  ({ tab, folder } = opened);
}, 60_000);
afterAll(() => opened?.close());

interface Line {
  page: number;
  /** Points from the page's top to the baseline. */
  y: number;
  text: string;
}

const pointsInMm = 72 / 25.4;

interface Measures {
  leading: number;
  size: number;
  /** Points from the top of the printed sheet to the text area's beginning and its end. */
  top: number;
  foot: number;
}

function measuresOf(theme: Theme): Measures {
  const tokens = tokensOfTheme(theme);
  const points = (name: string) => Number.parseFloat(readTokens(tokens).get(name)!);
  const { height, marginTop, marginBottom } = pageSizeOf(tokens);
  const margin = plainPlacement.sheet.marginPx * (72 / 96);
  const down = (mm: number) => margin + mm * pointsInMm;
  // Below the last line that fits.
  return { leading: points("line"), size: points("size"), top: down(marginTop), foot: down(height - marginBottom) };
}

interface Lines {
  lines: Line[];
  measures: Measures;
}

/** Returns lines in the size of running text, without heads and folios. */
async function linesOf(manuscript: string): Promise<Lines> {
  const { prepared } = await prepareReport(manuscript);
  const { theme } = prepared!.report;
  // Type of tables may be as large as that of the text, and has a grid of its own.
  const css = `${await readPrintStyles(theme)}\nth, td { font-size: 0.96em }`;
  await callInTab(tab, "useFaces", await otherFaces(theme));
  const measures = measuresOf(theme);
  const { size, top, foot } = measures;
  const lines: Line[] = [];
  let first = 0;
  for (const unit of prepared!.units.filter(({ kind }) => kind === "section")) {
    const pdf = await printUnitPages(tab, await pageUnit(tab, unit.html, css), plainPlacement);
    const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const found = new Map<number, string>();
      for (const item of (await page.getTextContent()).items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        const [, , skew, height, , bottom] = item.transform as number[];
        const y = page.view[3]! - bottom!;
        if (Math.abs(Math.hypot(skew!, height!) - size) > 0.05 || y < top || y > foot) continue;
        found.set(y, (found.get(y) ?? "") + item.str);
      }
      for (const [y, text] of found) lines.push({ page: first + number, y, text });
    }
    first += document.numPages;
    await task.destroy();
  }
  return { lines, measures };
}

/** Returns the lines that are off the grid on which most of them are. */
function offGrid({ lines, measures: { leading } }: Lines): string[] {
  const phases = lines.map(({ y }) => y % leading).toSorted((a, b) => a - b);
  const phase = phases[Math.floor(phases.length / 2)]!;
  return lines.flatMap(({ page, y, text }) => {
    const steps = (y - phase) / leading;
    const off = (steps - Math.round(steps)) * leading;
    return Math.abs(off) > tolerance ? [`page ${page}: ${off.toFixed(2)} pt ${text}`] : [];
  });
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index % 7}`).join(" ");
const table = (rows: number) =>
  `| a | b |\n|---|---:|\n${Array.from({ length: rows }, (_, row) => `| ${words(1 + ((row * 7) % 23))} | ${row} |`).join("\n")}`;
const blocks = [
  `## ${words(30)}`,
  `### ${words(30)}`,
  `#### ${words(40)}`,
  `> ${words(40)}\n>\n> ${words(9)}`,
  `- ${words(20)}\n- ${words(3)}\n\n  ${words(30)}\n  1. ${words(5)}`,
  `H<sub>2</sub>O, ${words(20)} <small>${words(20)}</small> x<sup>3</sup> \`${words(8)}\` **${words(5)}** *${words(5)}*`,
  `    code\n    code`,
  "---",
  `:::table[${words(20)}]{unit="thousands"}\n${table(3)}\n\n${words(30)}\n:::`,
  `:::table[Long]\n${table(70)}\n\nSource: x.\n:::`,
  table(2),
  `:::box[${words(20)}]\n${words(20)}\n\n${table(2)}\n\n${words(30)}\n\n${table(1)}\n:::`,
  `:::note\n${words(40)}\n:::`,
  ":::figure[Picture]\n![A square](square.svg)\n\nSource: y.\n:::",
  `Term\n: ${words(30)}\n\nOther\n: ${words(4)}`,
  `<details><summary>More</summary>\n\n${words(30)}\n\n</details>`,
  `- [ ] ${words(9)}\n- [x] ${words(30)}`,
  `:::box[Focus]{kind="focus"}\n- ${words(30)}\n- ${words(12)}\n\n${table(30)}\n:::`,
  `:::box[Case]{kind="case-law"}\n${words(230)}\n:::`,
  `:::box[Key]{kind="key-findings"}\n1. ${words(60)}\n1. ${words(60)}\n:::`,
  `${words(22)}^[${words(30)}.] ${words(8)}`,
  `:::quote\n${words(15)}\n:::`,
];
/** Each begins with other blocks than the ones before, and has pages that end at other ones. */
const orders = [1, 5, 9].map((step) => Array.from({ length: 44 }, (_, index) => blocks[(index * step + step) % 22]!));
const square = `<svg xmlns="http://www.w3.org/2000/svg" width="33mm" height="33mm"><rect width="9" height="9"/></svg>`;

describe.each(builtInThemes())("lines stand on the grid in the theme %s", (theme) => {
  test("in a report with tables, figures, boxes and lists", async () => {
    const manuscript = join(folder, `specimen-${theme}`);
    await writeSpecimen(makeSpecimen({ sections: 2, seed: 5, notesPerSection: 20 }), manuscript);
    await appendFile(join(manuscript, "report.yaml"), `look: { theme: ${theme} }\n`);
    const found = await linesOf(manuscript);
    expect(found.lines.length).toBeGreaterThan(500);
    expect(offGrid(found)).toEqual([]);
  });
});

describe.each(builtInThemes())("lines stand on the grid in the theme %s", (theme) => {
  test.each([...orders.entries()])(
    "behind every kind of block, wherever pages end, in order %i",
    async (number, order) => {
      const path = join(folder, `blocks-${theme}-${number}.md`);
      await writeFile(join(folder, "square.svg"), square);
      const text = order.map((block, index) => `${block}\n\nBehind. ${words(20 + ((index * 13) % 91))}`).join("\n\n");
      await writeFile(path, `---\nlook: { theme: ${theme} }\n---\n\n# Title\n\n${text}\n`);
      const found = await linesOf(path);
      expect(new Set(found.lines.map(({ page }) => page)).size).toBeGreaterThan(10);
      expect(offGrid(found)).toEqual([]);
    },
  );
});
