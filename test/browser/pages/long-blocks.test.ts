/** Lays out blocks of many pages, and counts what Paged.js copies: little more than each page holds. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { callInTab } from "#pages/call-in-tab.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { openPlainTab, type PlainTab } from "../../support/plain-tab.ts";
import { theme } from "../../support/usual-theme.ts";

declare global {
  interface Window {
    /** Number of nodes that were copied in the tab. */
    copied: number;
  }
}

let opened: PlainTab;
let css: string;

beforeAll(async () => {
  opened = await openPlainTab("long-blocks");
  css = await readPrintStyles(theme);
  await opened.tab.evaluate(() => {
    const original = Object.getOwnPropertyDescriptor(Node.prototype, "cloneNode")!;
    const clone = original.value as (this: Node, isDeep?: boolean) => Node;
    window.copied = 0;
    Node.prototype.cloneNode = function (isDeep) {
      window.copied++;
      return clone.call(this, isDeep);
    };
  });
}, 60_000);
afterAll(() => opened?.close());

const pieces = (count: number, piece: (text: string) => string) =>
  Array.from({ length: count }, (_, index) => piece(`${index} ${"abcde fgh ".repeat(1 + (index % 9))}`)).join("");

const onlyText = (html: string) => html.replaceAll(/<[^>]+>|[\s\u00ad]/g, "");

// Where each page is given all of the rest, seven to thirty times as many nodes are copied as there are.
test.each(
  Object.entries({
    code: `<pre><code>${pieces(1500, (line) => `<span class="code-line">${line}\n</span>`)}</code></pre>`,
    "a paragraph of lines": `<p>${pieces(1500, (line) => `${line}<br>`)}end</p>`,
    "a paragraph of words in bold": `<p>${pieces(1500, (line) => `<b>${line}</b> `)}</p>`,
    "a quotation of paragraphs": `<blockquote>${pieces(800, (line) => `<p>${line}</p>`)}</blockquote>`,
    "an item of paragraphs": `<ul><li>${pieces(800, (line) => `<p>${line}</p>`)}</li></ul>`,
    "an item of items": `<ul><li><p>a</p><ul>${pieces(1500, (line) => `<li>${line}</li>`)}</ul></li></ul>`,
    "a definition of paragraphs": `<dl><dt>a</dt><dd>${pieces(800, (line) => `<p>${line}</p>`)}</dd></dl>`,
  }),
)("%s", async (_, html) => {
  await opened.tab.evaluate(() => (window.copied = 0));
  await callInTab(opened.tab, "paginate", `<section>${html}</section>`, css);
  const copied = await opened.tab.evaluate(() => window.copied);
  const pages = await opened.tab.evaluate(() =>
    Array.from(document.querySelectorAll(".pagedjs_page_content"), (page) => page.textContent),
  );
  expect(pages.length).toBeGreaterThan(15);
  expect(onlyText(pages.join(""))).toBe(onlyText(html));
  const nodes = html.split("<").length;
  expect(copied / nodes).toBeLessThan(5);
});
