/** Tries each module that sets tables before, on and across pages, alone. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openParts, type PartsPage } from "../../../support/open-parts.ts";

declare const parts: typeof import("#pages/in-page/tables/break-tables.ts") &
  typeof import("#pages/in-page/tables/prepare-tables.ts") &
  typeof import("#pages/in-page/tables/repeat-heads.ts") &
  typeof import("#pages/in-page/tables/survey-tables.ts") &
  typeof import("#pages/in-page/tables/table-parts.ts");

let opened: PartsPage;
beforeAll(async () => {
  opened = await openParts(
    "tables/prepare-tables",
    "tables/break-tables",
    "tables/repeat-heads",
    "tables/survey-tables",
    "tables/table-parts",
  );
});
afterAll(() => opened?.close());

const rows = (count: number, first = 1) =>
  Array.from(
    { length: count },
    (_, row) => `<tr id="r${first + row}" data-ref="${first + row}"><td>a</td><td>b</td></tr>`,
  ).join("");

describe("before pages", () => {
  const prepare = (pageHeight: number) =>
    opened.page.evaluate((height) => parts.prepareTables(document.body, () => height), pageHeight);
  const matches = (selector: string) =>
    opened.page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);

  test("columns keep their widths, which add up to the table's", async () => {
    await opened.fill(`<table style="width:150px"><tbody>${rows(2)}</tbody></table>`);
    await prepare(1000);
    const widths = await opened.page.evaluate(() =>
      Array.from(document.querySelectorAll("col"), (column) => Number(column.getAttribute("width"))),
    );
    expect(widths.length).toBe(2);
    expect(widths[0]! + widths[1]!).toBe(150);
    expect(await matches("table[data-fixed]")).toBe(1);
  });

  test("the last row of a table is known", async () => {
    await opened.fill(`<table><tbody>${rows(3)}</tbody></table><table><tbody>${rows(30, 4)}</tbody></table>`);
    await prepare(300);
    expect(await matches("#r3[data-last], #r33[data-last]")).toBe(2);
  });

  test("rows that a short merged cell covers are joined; a long one is taken apart", async () => {
    const merged = `<table><tbody><tr><td rowspan="3" data-source="a.md:1:1">m</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></tbody></table>`;
    await opened.fill(merged);
    await prepare(1000);
    expect([await matches("tr[data-joined]"), await matches("td[rowspan='3']")]).toEqual([2, 1]);
    await opened.fill(merged);
    await prepare(100);
    expect([await matches("tr[data-joined]"), await matches("td[rowspan='3']")]).toEqual([0, 0]);
    expect([await matches("td[data-continues='a.md:1:1']"), await matches("tr > td:first-child + td")]).toEqual([2, 3]);
  });

  test("a table whose cells are too narrow for words is found, but not one that was made to fit", async () => {
    const narrow = `<td style="width:10px">${"ab ".repeat(12)}</td><td>${"x".repeat(20)}</td>`;
    await opened.fill(
      ["n", "f"].map((source) => `<div><table data-source="${source}"><tr>${narrow}</tr></table></div>`).join(""),
    );
    const { squeezed } = await opened.page.evaluate(() => {
      const done = { byMm: 1, wordsBreak: "anywhere", typePt: 9, isTurned: false, wasTurned: false } as const;
      return parts.surveyTables(document.body, [{ source: "f", ...done }]);
    });
    expect(squeezed).toEqual([{ source: "n", lines: 12, charactersALine: 3 }]);
  });
});

describe("where a page would end", () => {
  /** Returns the id that the next page begins with instead of a row. */
  const breakBefore = (id: string) =>
    opened.page.evaluate((row) => {
      const overflow = document.createRange();
      overflow.setStartBefore(document.getElementById(row)!);
      const moved = parts.moveBreak(overflow, document.body);
      return moved && (moved.startContainer.childNodes[moved.startOffset] as Element).id;
    }, id);
  const table = `<p>Before</p><h2 id="h">H</h2><div class="table" id="t"><p class="caption">C</p><table id="u"><tbody>${rows(6)}</tbody></table></div>`;

  test("between rows in the middle it is right", async () => {
    await opened.fill(table);
    expect(await breakBefore("r4")).toBeUndefined();
  });

  test("where less than two rows would stay, the table goes overleaf with its title and heading", async () => {
    await opened.fill(table);
    expect(await breakBefore("r2")).toBe("h");
  });

  test("the last row takes the one before it along, and joined rows stay together", async () => {
    await opened.fill(table.replace('id="r6"', 'id="r6" data-last').replace('id="r4"', 'id="r4" data-joined'));
    expect(await breakBefore("r6")).toBe("r5");
    expect(await breakBefore("r4")).toBe("r3");
  });

  test("nothing moves where nothing would be left of the page", async () => {
    await opened.fill(table.replace(/^.*<div/, "<div"));
    expect(await breakBefore("r2")).toBeUndefined();
  });
});

test("on each page that a table goes on, its title and head are shown again, once, and lead nowhere", async () => {
  const head = '<thead><tr><th><a href="#x" id="x">H</a></th><th>I</th></tr></thead>';
  const caption = '<p class="caption" data-continued="(continued)">Table 1</p>';
  const whole = `<div class="table" data-ref="t">${caption}<table data-ref="u">${head}<tbody data-ref="b">${rows(4)}</tbody></table></div>`;
  await opened.fill(
    `<div class="table" data-ref="t" data-split-from="t"><table data-ref="u" data-split-from="u"><tbody data-ref="b">${rows(2, 3)}</tbody></table></div>`,
  );
  const shown = await opened.page.evaluate((source) => {
    const template = document.createElement("template");
    template.innerHTML = source;
    for (let asked = 0; asked < 2; asked++) parts.repeatHeads(document.body, template.content);
    return {
      words: document.body.textContent,
      left: document.querySelectorAll("[data-repeated] [id], [data-repeated] [href]").length,
    };
  }, whole);
  // The table has no columns, so its head is taken anew each time it is asked.
  expect(shown.words.match(/Table 1 \(continued\)/g)).toHaveLength(1);
  expect(shown.words).toContain("HI");
  expect(shown.left).toBe(0);
});

test("the pieces of a table, of one in its cell and of one beside them are told apart", async () => {
  const table = (ref: string, inside: string, split = "") =>
    `<table data-ref="${ref}" ${split}><tr ${split}><td>${inside}</td></tr></table>`;
  const rest = 'data-split-from="x"';
  const between = `<table data-ref="c" ${rest}><tr><td>5</td></tr></table>`;
  await opened.fill(
    [table("a", table("b", "1")), table("c", "2"), table("a", table("b", "3", rest), rest), between].join(""),
  );
  expect(await opened.page.evaluate(() => parts.piecesIn(document.body))).toEqual([
    { is: "start", table: 0 },
    { is: "start", table: 1 },
    { is: "start", table: 2 },
    { is: "rest-of-row", table: 0 },
    { is: "rest-of-row", table: 1 },
    { is: "rest", table: 2 },
  ]);
});
