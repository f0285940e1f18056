/** Tries each module that moves figures and tables alone: which may move, and where they are read. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openParts, type PartsPage } from "../../../support/open-parts.ts";

declare const parts: typeof import("#pages/in-page/floats/mark-floats.ts") &
  typeof import("#pages/in-page/floats/moved-blocks.ts") &
  typeof import("#pages/in-page/breaks/open-boxes.ts");

let opened: PartsPage;
beforeAll(async () => {
  opened = await openParts("floats/mark-floats", "floats/moved-blocks", "breaks/open-boxes");
});
afterAll(() => opened?.close());

describe("what may move", () => {
  const marked = (html: string) =>
    opened.fill(`<section class="part">${html}</section>`).then(() =>
      opened.page.evaluate(() => {
        parts.markFloats(document.body, () => 400);
        return Array.from(document.querySelectorAll<HTMLElement>("[data-float], [data-whole]"), ({ id, dataset }) =>
          [id, dataset.float, dataset.whole].join(),
        );
      }),
    );
  const table = (id: string, height: number, around = "") =>
    `<div class="table" id="${id}" ${around}><table style="height:${height}px"><tbody><tr><td>a</td></tr></tbody></table></div>`;

  test("is a figure, and a table of up to half a page", async () => {
    expect(await marked(`<div class="figure" id="f">f</div>${table("t", 190)}${table("u", 210)}<p>text</p>`)).toEqual([
      "f,figure,",
      "t,table,",
    ]);
  });

  test.each([
    ["that its author holds", `${table("t", 100, 'data-place="here"')}<p>text</p>`],
    ["at a section's end", `${table("t", 100)}<h3>Next</h3>`],
    ["at the unit's end", table("t", 100)],
    ["in a box", `<aside class="box">${table("t", 100)}</aside><p>text</p>`],
    [
      "that calls out a footnote and is turned",
      `${table("t", 100).replace(">a<", '><sup class="footnote-callout">i</sup><').replace('"table"', '"table wide"')}<p>text</p>`,
    ],
    ["without a directive", `${table("t", 100).replace('class="table"', "")}<p>text</p>`],
  ])("is no table %s, which stays whole up to a smaller part of the page", async (_, html) => {
    const found = await marked(html);
    expect(found.map((line) => line.replace("t,", ","))).toEqual([",,"]);
    expect((await marked(html.replace("100px", "190px"))).length).toBe(0);
  });
});

test("what was moved is read where it was moved from, all its pieces", async () => {
  await opened.fill(
    `<div>one <i aria-owns="m n">.</i> four</div><div><b id="m" data-moved>two </b>five</div><div><b id="n" data-moved>three</b></div>`,
  );
  const read = await opened.page.evaluate(() =>
    Array.from(document.body.children, (page) => parts.textsInOrder([page]).map(({ data }) => data)),
  );
  expect(read).toEqual([["one ", "two ", "three", ".", " four"], ["five"], []]);
});

describe("a box that ends a page", () => {
  const opens = (before: number, attributes = "", kept = "box") =>
    opened
      .fill(
        `<div id="page"><p style="margin:0;height:${before}px">a</p><aside class="${kept}" data-ref="1" ${attributes}><p id="b">b</p></aside></div>`,
      )
      .then(() =>
        opened.page.evaluate(() => {
          const page = document.getElementById("page")!;
          const overflow = document.createRange();
          overflow.setStartBefore(document.getElementById("b")!);
          const { x, y } = page.getBoundingClientRect();
          return parts.openBox(overflow, page, new DOMRect(x, y, 400, 300), document);
        }),
      );

  test("may break where it would leave more than a third of it empty, once", async () => {
    expect([await opens(190), await opens(210), await opens(190, "data-tall")]).toEqual([true, false, false]);
  });

  test("stays whole where its author keeps it", async () => {
    expect(await opens(190, "", "box keep")).toBe(false);
  });
});
