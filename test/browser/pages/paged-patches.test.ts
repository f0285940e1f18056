/** Lays a text out by Paged.js as it comes, and by the patched one in our tab: pages break at the same places. */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LaunchedBrowser } from "#browser/launch-browser.ts";
import { patchPagedJs } from "#pages/patches/patch-paged-js.ts";
import { callInTab } from "#pages/call-in-tab.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { readTypeface } from "#theme/typeface.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { openPlainTab, type PlainTab } from "../../support/plain-tab.ts";
import { theme } from "../../support/usual-theme.ts";

const pagedJs = join(dirname(createRequire(import.meta.url).resolve("pagedjs")), "../dist/paged.js");

let opened: PlainTab | undefined;
let folder: string;
let launched: LaunchedBrowser;
let ours: Page;
let css: string;

beforeAll(async () => {
  opened = await openPlainTab("patches");
  ({ tab: ours, launched, folder } = opened);
  // Paged.js as it comes knows no grid and mends no breaks (page-quality.test.ts); rows that are kept together are shown
  // by tables.test.ts.
  await callInTab(ours, "leaveOut", "grid", "mending", "table breaks");
  // Columns as wide as measured ones, which Paged.js as it comes doesn't know.
  css = `${await readPrintStyles(theme)}\ntable { table-layout: fixed }`;
}, 60_000);
afterAll(() => opened?.close());

/** Texts on each page, and in its footnotes' area. */
type Texts = { text: string; notes: string }[];

function takeTexts(): Texts {
  return [...document.querySelectorAll(".pagedjs_page")].map((page) => ({
    text: page.querySelector(".pagedjs_page_content")!.textContent,
    notes: page.querySelector(".pagedjs_footnote_inner_content")?.textContent ?? "",
  }));
}

/** Lays out with no patch, no prepared window, no settings, no handlers. */
async function pageAsItComes(html: string, styles: string): Promise<Texts> {
  const page = await launched.browser.newPage();
  try {
    await page.goto(pathToFileURL(join(import.meta.dirname, "../../../scripts/pages/blank.html")).href);
    await page.addScriptTag({ path: pagedJs });
    await page.evaluate(
      async (faces) => {
        for (const { family, url, style, weight, range } of faces) {
          const only = range === undefined ? {} : { unicodeRange: range };
          document.fonts.add(await new FontFace(family, `url("${url}")`, { style, weight, ...only }).load());
        }
      },
      await readTypeface(theme),
    );
    await page.evaluate(
      async (content, sheet) => {
        const template = document.createElement("template");
        template.innerHTML = content;
        const previewer = new (window.Paged.Previewer as unknown as new () => InstanceType<
          typeof window.Paged.Previewer
        >)();
        await previewer.preview(template.content, [{ "report.css": sheet }], document.body);
      },
      html,
      styles,
    );
    return await page.evaluate(takeTexts);
  } finally {
    await page.close();
  }
}

async function pageOurs(html: string, styles: string): Promise<Texts> {
  await callInTab(ours, "paginate", html, styles);
  return ours.evaluate(takeTexts);
}

async function toUnits(markdown: string): Promise<string[]> {
  const path = join(folder, "input.md");
  await writeFile(path, markdown);
  const { prepared } = await prepareReport(path);
  return prepared!.units.map(({ html }) => html);
}

const words = (count: number, seed: number) =>
  Array.from({ length: count }, (_, index) => "abcdefghij".slice((index * seed) % 7, 3 + ((index * seed) % 8))).join(
    " ",
  );

const parts = Array.from({ length: 14 }, (_, part) => [
  `${part % 3 === 0 ? "##" : "###"} Heading ${part}`,
  `Paragraph ${words(40 + part * 11, part + 1)}.[^${part}] ${words(90, part + 2)}.`,
  Array.from({ length: 5 + part }, (_, item) => `${"  ".repeat(item % 3)}- ${words(3 + ((item * 7) % 40), item)}`).join(
    "\n",
  ),
  `| a | b | c |\n|---|---|---|\n${Array.from({ length: 4 + part }, (_, row) => `| ${words(1 + ((row * part) % 17), 3)} | ${row} | x |`).join("\n")}`,
  `:::box[Box ${part}]\n${words(60 + part * 5, 5)}\n\n${words(30, part)}\n:::`,
  `> ${words(50, 3)}\n>\n> ${words(70, part)}`,
  `[^${part}]: Note ${words(20 + part * 9, part)} <https://example.org/${"path/".repeat(part)}>`,
]);
const text = `# Title\n\n${parts.flat().join("\n\n")}\n`;

/**
 * Takes out heads of tables and titles of boxes that are shown again overleaf, and division of words there, which
 * Paged.js as it comes doesn't do; and what heads a row, which it doesn't put on a page in one go.
 */
function asItComes(html: string): string {
  return html
    .replaceAll(/<(\/?)thead>/g, "<$1tbody>")
    .replaceAll(/<(\/?)th\b/g, "<$1td")
    .replaceAll('class="caption"', 'class="title"')
    .replaceAll("\u00ad", "");
}

describe("pages break as in Paged.js as it comes", () => {
  test("headings, paragraphs, lists, tables, boxes, quotations and notes", async () => {
    const units = await toUnits(text);
    let pages = 0;
    for (const unit of units) {
      const html = asItComes(unit);
      const texts = await pageAsItComes(html, css);
      expect(await pageOurs(html, css)).toEqual(texts);
      pages += texts.length;
    }
    expect(pages).toBeGreaterThan(10);
  });

  test("after a first page with little on it", async () => {
    const html = `<section><p>One.</p><div style="break-before: page"></div>${`<p>${words(120, 3)}</p>`.repeat(40)}</section>`;
    const styles = `${css}\nsection > p + div + p { break-before: page }`;
    const texts = await pageAsItComes(html, styles);
    expect(texts[0]!.text.length).toBeLessThan(10);
    expect(await pageOurs(html, styles)).toEqual(texts);
  });

  test("with footnotes on some pages", async () => {
    const html = Array.from(
      { length: 60 },
      (_, index) =>
        `<p>${words(60, index)}${index % 4 === 3 ? `<span class="foot">Foot ${words(9, 3)}</span>` : ""}</p>`,
    ).join("");
    const styles = `${css}\n.foot { float: footnote }`;
    const texts = await pageAsItComes(`<section>${html}</section>`, styles);
    expect(texts.filter(({ notes }) => notes !== "").length).toBeGreaterThan(1);
    expect(await pageOurs(`<section>${html}</section>`, styles)).toEqual(texts);
  });
});

test("a unit's pages don't depend on the units before it", async () => {
  const units = await toUnits(text);
  const pageOne = async (html: string, styles: string) => {
    await callInTab(ours, "paginate", html, styles);
    return callInTab(ours, "takePages");
  };
  const first = await pageOne(units[0]!, css);
  await pageOne(units.at(-1)!, css);
  await pageOne(units[0]!, `${css}\np { break-after: page }`);
  expect(await pageOne(units[0]!, css)).toEqual(first);
});

test("characters that are not ASCII come out of the browser the same", async () => {
  const html = `<section><p title="–é">ab — 𝒳 &amp;#233; é\u00a0</p></section>`;
  await callInTab(ours, "paginate", html, css);
  const { html: pages } = await callInTab(ours, "takePages");
  expect(pages).toMatch(/^[\0-\x7f]*$/);
  const found = await ours.evaluate((source) => {
    const element = new DOMParser().parseFromString(source, "text/html").querySelector("p")!;
    return [element.title, element.textContent];
  }, pages);
  expect(found).toEqual(["–é", "ab — 𝒳 &#233; é\u00a0"]);
});

test("a margin box that the pages don't have is named", async () => {
  const styles = `${css}\n@page { @top-center { content: "x" } }`;
  await expect(callInTab(ours, "paginate", "<p>One.</p>", styles)).rejects.toThrow(
    /Unexpected margin box \.pagedjs_margin-top-center/,
  );
});

test("another version of Paged.js is refused", async () => {
  const source = await readFile(pagedJs, "utf8");
  expect(() => patchPagedJs(source.replace("if (length >= this.maxChars) {", "if (length > this.maxChars) {"))).toThrow(
    /Unexpected version of Paged\.js, expected 0\.4\.3/,
  );
});
