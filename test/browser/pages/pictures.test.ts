/** Lays out pictures of any size, anywhere: each is whole, in proportion, over nothing else, no larger than it is. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageUnit } from "#pages/page-unit.ts";
import { openBrowserSlot, type BrowserSlot } from "#pages/browser-slot.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { greyPng } from "../../support/pictures-of-test.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { theme } from "../../support/usual-theme.ts";

interface Seen {
  alt: string;
  page: number;
  width: number;
  height: number;
  top: number;
  left: number;
  /** Words of the block that it lies over, or by how much it reaches out of the text area; empty where all is well. */
  trouble: string;
}

let folder: string;
let slot: BrowserSlot;

/** Pixels of each; 96 an inch. */
const pictures = { tall: [200, 1600], wide: [1600, 200], small: [96, 64], broad: [900, 600], sign: [20, 20] } as const;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pictures-"));
  for (const [name, [width, height]] of Object.entries(pictures)) {
    writeFileSync(join(folder, `${name}.png`), greyPng(width, height));
  }
  slot = openBrowserSlot({ fonts: fontsPath, folders: [stylesPath, folder] });
});
afterAll(async () => {
  await slot.close();
  rmSync(folder, { recursive: true });
});

const pic = (name: keyof typeof pictures, braces = "") => `![${name}](${name}.png)${braces}`;

/** Returns the pictures of all units, in order. @param styles - behind the report's */
async function pageOf(markdown: string, styles = ""): Promise<Seen[]> {
  const path = join(folder, "input.md");
  writeFileSync(path, markdown);
  const { prepared, files } = await prepareReport(path);
  expect(files.flatMap(({ messages }) => messages.map(String))).toEqual([]);
  const css = `${await readPrintStyles(theme)}\n${styles}`;
  const seen: Seen[] = [];
  for (const { html } of prepared!.units) {
    const found = await slot.work("test", {}, async (tab) => {
      const { flaws } = await pageUnit(tab, html, css);
      expect(flaws.filter(({ code }) => code === "off-page")).toEqual([]);
      return tab.evaluate(seePictures);
    });
    seen.push(...found);
  }
  return seen;
}

/** Runs in the tab. */
function seePictures(): Seen[] {
  document.body.hidden = false;
  return [...document.querySelectorAll<HTMLElement>(".pagedjs_page")].flatMap((page, index) => {
    page.style.display = "";
    const area = page.querySelector(".pagedjs_area")!.getBoundingClientRect();
    const texts = [...page.querySelectorAll("p, li, td, h1, h2")].filter((block) => !block.querySelector("img, p, li"));
    const seen = [...page.querySelectorAll("img")].map((image): Seen => {
      const { width, height, top, left, right, bottom } = image.getBoundingClientRect();
      const under = texts.find((block) => {
        const rect = block.getBoundingClientRect();
        return rect.top < bottom - 2 && rect.bottom > top + 2 && rect.left < right - 2 && rect.right > left + 2;
      });
      const out = Math.max(area.top - top, bottom - area.bottom, area.left - left, right - area.right);
      const trouble = under && !under.contains(image) ? under.textContent : out > 1 ? `${out} px out` : "";
      return { alt: image.alt, page: index + 1, width, height, top, left, trouble };
    });
    page.style.display = "none";
    return seen;
  });
}

const words = "Words that fill a line of this page from its left edge to its right edge and some more. ";

test.each([
  ["alone", pic("tall")],
  ["within a paragraph", `${words} ${pic("tall")} ${words}`],
  ["within emphasis", `${words} *and ${pic("tall")} ${words}*`],
  ["a link", `[${pic("tall")}](https://example.org)\n\nWords.`],
  ["within a link", `[Words ${pic("wide")} words](https://example.org)`],
  ["in a quotation", `> ${pic("tall")}\n>\n> Words.`],
  ["in a quotation in a list", `- > Words ${pic("tall")} and\n  > - ${pic("wide")}`],
  ["in list items", `1. ${pic("tall")}\n2. Words ${pic("broad")} words\n3. ${pic("tall")}\n\n   Words.`],
  [
    "in cells",
    `| A | B |\n| - | - |\n| ${pic("tall")} | ${words} |\n| ${words} ${pic("tall")} ${words} | ${pic("wide")} |`,
  ],
  ["in a turned table", `:::table[T]{.wide}\n| A | B |\n| - | - |\n| ${pic("tall")} | ${words} |\n:::`],
  ["in a note", `Words.[^a]\n\n[^a]: ${pic("tall")} Words ${pic("broad")}.`],
  ["in a footnote", `Words.[^*a]\n\n[^*a]: Words ${pic("tall")}.`],
  ["in a box", `:::box[B]\nWords ${pic("broad")}\n\n${pic("tall")}\n:::`],
  ["in a figure", `:::figure[F]\n${pic("tall")}\n\n${words.repeat(30)}\n:::`],
  ["in a figure with more words than a page", `:::figure[F]\n${pic("tall")}\n\n${words.repeat(150)}\n:::`],
  ["below headings", `## Second\n\n### Third\n\n${pic("tall")}\n\n#### Fourth\n\n${pic("tall")}`],
  ["below headings and words that lead to it", `## Second\n\n### Third\n\nWords:\n\n${pic("tall")}`],
  ["two in a row", `${pic("tall")}${pic("wide")}`],
  ["four in a row", `${pic("tall")} ${pic("broad")} ${pic("tall")} ${pic("small")}`],
  ["two below each other", `${pic("tall")}\n\n${pic("tall")}`],
  ["in a heading", `## Words ${pic("tall")} words\n\nWords.`],
  ["side by side in a figure", `:::figure[F]\n${pic("tall")}\n${pic("wide")}\n${pic("broad")}\n:::`],
  ["by the dozen", `:::figure[F]\n${`${pic("tall")}\n`.repeat(32)}:::\n\n1. ${pic("broad")}\n2. ${pic("small")}`],
])("%s: one too tall or too wide is made smaller, in proportion", async (_, markdown) => {
  const lines = Array.from({ length: 12 }, () => words);
  for (const before of [[], lines]) {
    const seen = await pageOf(`# T\n\n${before.join("\n\n")}\n\n${markdown}\n`);
    expect(seen.length).toBe(markdown.split("![").length - 1);
    for (const { alt, width, height, trouble } of seen) {
      const [ownWidth, ownHeight] = pictures[alt as keyof typeof pictures];
      expect(trouble).toBe("");
      expect(width).toBeLessThanOrEqual(ownWidth);
      // Widths are whole pixels.
      expect(Math.abs(height - (width * ownHeight) / ownWidth)).toBeLessThan(ownHeight / ownWidth + 1);
      expect(height).toBeGreaterThan(10);
    }
  }
});

test("small ones stand as they are, an icon within its line, and lines of text stay on their grid", async () => {
  const seen = await pageOf(`# T\n\n${pic("small")}\n\nWords ${pic("sign")} ${words.repeat(3)}\n`);
  expect(seen.map(({ alt, width, height }) => [alt, width, height])).toEqual([
    ["small", 96, 64],
    ["sign", 16, 16],
  ]);
  const heights = await slot.work("test", {}, (tab) =>
    tab.evaluate(() => {
      document.body.hidden = false;
      const page = document.querySelector<HTMLElement>(".pagedjs_page")!;
      page.style.display = "";
      const text = [...page.querySelectorAll("p")].at(-1)!;
      return text.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(text).lineHeight);
    }),
  );
  expect(heights).toBeCloseTo(Math.round(heights), 1);
});

test("a width is a length, a share of the text, or columns of it", async () => {
  const seen = await pageOf(
    `# T\n\n${pic("broad", "{width=60mm}")}\n\n${pic("broad", "{width=50%}")}\n\n${pic("broad", '{width="6 columns"}')}\n\n${pic("small", '{width="12 columns"}')}\n`,
  );
  const textWidth = (165 * 96) / 25.4;
  expect(seen.map(({ width }) => Math.round(width))).toEqual([
    Math.floor((60 * 96) / 25.4),
    Math.round(textWidth / 2),
    Math.round(textWidth * 0.485),
    // As its author asks.
    Math.round(textWidth),
  ]);
});

test("several in a figure stand beside each other, equally high, as wide together as the text", async () => {
  const seen = await pageOf(`# T\n\n:::figure[F]\n${pic("broad")}\n\n${pic("tall")}\n\nSource: nobody.\n:::\n`);
  const [broad, tall] = seen;
  expect(broad!.page).toBe(tall!.page);
  expect(Math.abs(broad!.top - tall!.top)).toBeLessThan(1);
  expect(Math.abs(broad!.height - tall!.height)).toBeLessThan(8);
  expect(tall!.left + tall!.width - broad!.left).toBeGreaterThan(610);
  expect(tall!.left).toBeGreaterThan(broad!.left + broad!.width);
});

test("a line that says where a picture is from stands on its page, and the picture is made smaller for both", async () => {
  const text = "Some words that fill a line. ".repeat(60);
  const seen = await pageOf(`# A\n\n${text}\n\n${pic("broad")}\n\n*Source:* nobody.\n`);
  const { page, height } = seen[0]!;
  const source = await slot.work("test", {}, (tab) =>
    tab.evaluate(() => {
      const pages = [...document.querySelectorAll(".pagedjs_page")];
      return pages.findIndex((one) => one.querySelector(".source-line"));
    }),
  );
  expect([page, source]).toEqual([1, 0]);
  expect(height).toBeLessThan(500);
});

const fullPage = `:::full-page\n${pic("broad")}\n:::\n`;
const para = `${"Words of the text that go on. ".repeat(30)}\n\n`;

/** Lays out a text with one picture of a full page. @param styles - behind the report's */
async function fullPageOf(markdown: string, styles = "") {
  const path = join(folder, "input.md");
  writeFileSync(path, markdown);
  const { prepared } = await prepareReport(path);
  const css = `${await readPrintStyles(theme)}\n${styles}`;
  return slot.work("test", {}, async (tab) => {
    const { flaws } = await pageUnit(tab, prepared!.units[0]!.html, css);
    const seen = await tab.evaluate(() => {
      const pages = [...document.querySelectorAll(".pagedjs_page")];
      const picture = document.querySelector(".full-page > img")!;
      const page = picture.closest(".pagedjs_page")!;
      const [inner, outer] = [picture, page].map((one) => one.getBoundingClientRect());
      const margins = [...page.querySelectorAll(".pagedjs_margin")];
      return {
        page: pages.indexOf(page),
        pages: pages.length,
        isCovered:
          inner!.left <= outer!.left &&
          inner!.top <= outer!.top &&
          inner!.right >= outer!.right &&
          inner!.bottom >= outer!.bottom,
        areHeadsHidden: margins.every((margin) => getComputedStyle(margin).visibility === "hidden"),
        blocksBefore: pages[0]!.querySelectorAll("p, .table, h2").length,
      };
    });
    return { ...seen, flaws: flaws.map(({ code }) => code).filter((code) => code !== "low-resolution") };
  });
}

test("one of a full page covers the whole page, whose head and foot are not seen, and the text goes on before it", async () => {
  const seen = await fullPageOf(`# One\n\n${para}${fullPage}\n${para.repeat(8)}`);
  expect(seen).toMatchObject({ page: 1, isCovered: true, areHeadsHidden: true });
  expect(seen.blocksBefore).toBeGreaterThan(1);
});

test.each([
  ["a line that ends with a callout", `Two.[^a]\n\n${fullPage}\n[^a]: Note.\n`, 1],
  ["a line that ends with bold words, and text behind", `Two **bold**\n\n${fullPage}\n${para}`, 2],
  ["a page of text that ends so", `${para.repeat(2)}Short **bold**\n\n${fullPage}\n${para}`, 4],
  ["a heading, and another behind", `${para}## Sub\n\n${fullPage}\n## Sub two\n\n${para}`, 2],
  ["text, and a table behind", `${para}${fullPage}\n:::table[T]\n| a | b |\n| - | - |\n| 1 | 2 |\n:::\n\n${para}`, 4],
])("one of a full page is whole behind %s, and its page is all it takes", async (_, text, blocksBefore) => {
  const seen = await fullPageOf(`# One\n\n${text}`);
  expect(seen).toMatchObject({ page: 1, isCovered: true, blocksBefore, flaws: [] });
});

test("one of a full page that does not begin at a page's top is told of", async () => {
  const styles = ".full-page { margin-top: 30mm !important; }";
  expect((await fullPageOf(`# One\n\n${para}${fullPage}`, styles)).flaws).toContain("off-page");
});
