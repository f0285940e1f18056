/** Shows that in justified text that goes on overleaf only the line that does so is as wide as the others. */
import { expect, test } from "vitest";
import { pageUnit } from "#pages/page-unit.ts";
import { readBuiltInTheme } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { openPlainTab } from "../../support/plain-tab.ts";

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index % 7}`).join(" ");
const items = Array.from(
  { length: 60 },
  (_, index) => `<li data-source="a.md:${index + 2}:1">${words(15 + (index % 20))}</li>`,
);
const split = `<li data-source="a.md:90:1"><p data-source="a.md:90:3">${words(5)}</p><p data-source="a.md:91:3">${words(900)}</p></li>`;

test("a list, an item and a paragraph in one", async () => {
  const { tab, close } = await openPlainTab("justified");
  try {
    const css = await readPrintStyles(await readBuiltInTheme("paper"));
    const html = `<section class="part" data-source="a.md:1:1"><ul data-source="a.md:2:1">${items.join("")}${split}</ul></section>`;
    await pageUnit(tab, html, css);
    const stretched: string[] = await tab.evaluate(() => {
      const texts = [...document.querySelectorAll<HTMLElement>(".pagedjs_page_content :is(li:not(:has(p)), p)")];
      const wide = texts.filter((text) => getComputedStyle(text).textAlignLast === "justify");
      return wide.map(({ dataset }) => `${dataset["source"]} ${"splitTo" in dataset}`);
    });
    expect(new Set(stretched)).toEqual(new Set(["a.md:91:3 true"]));
  } finally {
    await close();
  }
}, 60_000);
