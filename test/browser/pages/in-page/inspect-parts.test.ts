/** Tries each module that looks for what could be better on a page, alone, on a page made by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Inspection } from "#pages/inspection.ts";
import { openParts, type PartsPage } from "../../../support/open-parts.ts";

declare const parts: typeof import("#pages/in-page/inspect/find-breaks.ts") &
  typeof import("#pages/in-page/inspect/find-broken-addresses.ts") &
  typeof import("#pages/in-page/inspect/find-coarse-pictures.ts") &
  typeof import("#pages/in-page/inspect/find-loose-lines.ts") &
  typeof import("#pages/in-page/inspect/find-overflow.ts") &
  typeof import("#pages/in-page/inspect/inspected-page.ts") &
  typeof import("#pages/in-page/inspect/take-end.ts") &
  typeof import("#pages/in-page/inspect/take-floats.ts");

const names = ["find-breaks", "find-broken-addresses", "find-coarse-pictures", "find-loose-lines", "find-overflow"];
let opened: PartsPage;
beforeAll(async () => {
  const all = [...names, "inspected-page", "take-end", "take-floats"];
  opened = await openParts(...all.map((name) => `inspect/${name}`));
});
afterAll(() => opened?.close());

type Finder = "findBreaks" | "findBrokenAddresses" | "findCoarsePictures" | "findLooseLines" | "takeFloats" | "takeEnd";

/** A page of 200 px by 200 px, ten lines, 10 px within the trimmed page. */
const css = `.pagedjs_pagebox { padding: 10px } .pagedjs_area { width: 200px; height: 200px }`;
const pageOf = (content: string) =>
  `<div class="pagedjs_page"><div class="pagedjs_pagebox"><div class="pagedjs_area"><div class="pagedjs_page_content">${content}</div><div class="pagedjs_footnote_content"></div></div></div></div>`;
const empty: Inspection = {
  fitted: [],
  tooWide: [],
  squeezed: [],
  fittedFormulas: [],
  flaws: [],
  floats: {},
  mentions: {},
  ends: [],
};

/** @param next - `data-ref` of the element that the next page begins with, or in which it goes on */
async function find(finder: Finder | "findOverflow", content: string, next?: string) {
  await opened.fill(pageOf(content), css);
  return opened.page.evaluate(
    (name, ref, inspection) => {
      const node = document.createElement("p");
      if (ref !== undefined) node.dataset.ref = ref;
      const begin = ref === undefined ? undefined : { node, offset: 0 };
      const page = parts.openPage(document.querySelector(".pagedjs_page")!, 1, begin, inspection);
      const found = name === "findOverflow" ? parts.findOverflow(page, page.content) : parts[name](page);
      return { ...inspection, found, codes: inspection.flaws.map(({ code }) => code) };
    },
    finder,
    next,
    empty,
  );
}

const lines = (count: number, ref = "") => `<p data-ref="${ref}" style="white-space:pre">${"x\n".repeat(count)}</p>`;

test("words out of the area are off the page, an empty box is not", async () => {
  const { flaws } = await find("findOverflow", '<p data-source="a.md:3:1" style="margin-left:180px">Longword</p>');
  expect(flaws).toMatchObject([{ code: "off-page", page: 1, source: "a.md:3:1", text: "Longword" }]);
  expect(flaws[0]!.rect.x).toBeCloseTo((190 / 96) * 25.4, 1);
  expect((await find("findOverflow", '<div style="width:300px; height:10px"></div>')).codes).toEqual([]);
});

test("a first line or last line that stands alone, and a heading without text", async () => {
  expect((await find("findBreaks", `<p data-split-from="1">x</p>${lines(8)}`, "")).codes).toEqual(["widow"]);
  expect((await find("findBreaks", `${lines(8)}<p data-ref="7">x</p>`, "7")).codes).toEqual(["orphan"]);
  expect((await find("findBreaks", `${lines(8)}<h2>Head</h2>`, "8")).codes).toEqual(["stranded-heading"]);
  expect((await find("findBreaks", `<p data-split-from="1">x<br>y</p>${lines(7)}`, "")).codes).toEqual([]);
});

test("a foot of more than a third that is empty, unless the unit ends there", async () => {
  expect((await find("findBreaks", lines(6), "9")).codes).toEqual(["white-gap"]);
  expect((await find("findBreaks", lines(7), "9")).codes).toEqual([]);
  expect((await find("findBreaks", lines(6))).codes).toEqual([]);
});

test.each([
  ["a formula without letters", '<math><mspace width="9px"></mspace><mi style="display:none">x</mi></math>'],
  ["letters that are not shown", '<span style="display:none">x</span>'],
])("a page with nothing but %s is empty to its foot, by so many millimetres", async (_, content) => {
  const { flaws } = await find("findBreaks", `<p>${content}</p>`, "9");
  expect(flaws.map(({ code }) => code)).toEqual(["white-gap"]);
  expect(flaws[0]!.amount).toBeLessThan(297);
});

test("what a formula shifts out of the area is off the page, above too, and is said once", async () => {
  const shifted = (how: string) =>
    `<p data-source="a.md:1:1"><math alttext="words"><mpadded ${how}><mi>x</mi><mi>y</mi></mpadded></math></p>`;
  for (const how of ['voffset="300px"', 'voffset="-900px"', 'lspace="900px"']) {
    expect((await find("findOverflow", shifted(how))).flaws, how).toMatchObject([{ code: "off-page", text: "words" }]);
  }
  expect((await find("findOverflow", shifted('lspace="1px"'))).codes).toEqual([]);
});

test("room of the typeface below the signs of a formula may reach out of the area, its signs may not", async () => {
  const formula = (top: number) =>
    `<div style="padding-top:${top}px; line-height:1; font:40px STIX, math"><math display="block" alttext="words"><mpadded lspace="1px"><mi>x</mi></mpadded></math></div>`;
  await opened.fill(pageOf(formula(0)), css);
  const end = await opened.page.evaluate(() => {
    const { top } = document.querySelector(".pagedjs_area")!.getBoundingClientRect();
    return document.querySelector("mi")!.getBoundingClientRect().bottom - top;
  });
  expect((await find("findOverflow", formula(200 - end))).codes).toEqual([]);
  expect((await find("findOverflow", formula(204 - end))).codes).toEqual(["off-page"]);
});

test("a last page of two lines, not of three", async () => {
  expect((await find("findBreaks", "<p>a<br>b</p>")).codes).toEqual(["short-last-page"]);
  expect((await find("findBreaks", "<p>a<br>b<br>c</p>")).codes).toEqual([]);
});

test("lines with wide spaces where they are justified, with empty ends where not", async () => {
  const long = "m".repeat(15);
  const loose = `<p style="text-align:justify">aa ${long} ${long} ${long}${"m".repeat(5)}</p>`;
  const { flaws, codes } = await find("findLooseLines", loose.replace("aa ", "a b "));
  expect(codes.length).toBeGreaterThan(0);
  expect(flaws[0]).toMatchObject({ code: "loose-line" });
  expect((await find("findLooseLines", `<p style="text-align:justify">${"all in all ".repeat(20)}</p>`)).codes).toEqual(
    [],
  );
  const ragged = await find("findLooseLines", `<p>short words ${"m".repeat(22)} ${"m".repeat(22)}</p>`);
  expect(ragged.codes[0]).toBe("loose-line");
});

test("an address that is divided within a word", async () => {
  const address = (css: string) =>
    `<p style="width:50px"><a class="address" style="${css}">https://aaaa/bbbbbbbbbbbbbbbbbb</a></p>`;
  const { flaws } = await find("findBrokenAddresses", address("word-break:break-all"));
  expect(flaws[0]!.text).toMatch(/[a-z]\|[a-z]/);
  expect((await find("findBrokenAddresses", address(""))).codes).toEqual([]);
});

test("a picture of less than 200 pixels an inch", async () => {
  await opened.fill("");
  const src = await opened.page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [100, 100];
    return canvas.toDataURL("image/png");
  });
  const picture = async (width: number) => {
    await opened.fill(pageOf(`<img src="${src}" alt="A map" style="width:${width}px">`), css);
    return opened.page.evaluate(async (inspection) => {
      await document.images[0]!.decode();
      const page = parts.openPage(document.querySelector(".pagedjs_page")!, 0, undefined, inspection);
      parts.findCoarsePictures(page);
      return inspection.flaws.map(({ code, amount, text }) => [code, amount, text]);
    }, empty);
  };
  expect(await picture(96)).toEqual([["low-resolution", 100, "A map"]]);
  expect(await picture(48)).toEqual([]);
});

test("figures and tables with their titles, and the pages that name them", async () => {
  const { floats, mentions } = await find(
    "takeFloats",
    '<div class="table" id="t" data-source="a.md:1:1"><p class="caption">Ta\u00adble  1</p></div><a class="reference" href="#t">1</a><a class="reference" href="#t">1</a>',
  );
  expect(floats).toMatchObject({ t: { page: 1, source: "a.md:1:1", title: "Table 1" } });
  expect(mentions).toEqual({ t: [1] });
});

test("where the text ends, and above which place the page can't be cut", async () => {
  const { found } = await find("takeEnd", `<div style="break-inside:avoid; height:60px">a</div>${lines(4)}`);
  const mm = (px: number) => expect.closeTo((px / 96) * 25.4, 1) as number;
  const end = { areaTop: mm(10), areaHeight: mm(200), lastLine: mm(124), lineHeight: mm(20) };
  expect(found).toEqual({ ...end, lastWhole: mm(124), least: mm(60) });
  const whole = await find("takeEnd", `${lines(2)}<div style="break-inside:avoid">${lines(2)}</div>`);
  expect(whole.found).toMatchObject({ lastLine: mm(64), lastWhole: mm(40) });
});
