/** Tries each module for lines, grid, addresses and hyphens of a laid-out text, alone. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openParts, type PartsPage } from "../../../support/open-parts.ts";

declare const parts: typeof import("#pages/in-page/lines/divide-addresses.ts") &
  typeof import("#pages/in-page/lines/hold-ranges.ts") &
  typeof import("#pages/in-page/lines/choose-hyphens.ts") &
  typeof import("#pages/in-page/lines/snap-to-grid.ts") &
  typeof import("#pages/in-page/lines/text-lines.ts");

let opened: PartsPage;
beforeAll(async () => {
  opened = await openParts(
    "lines/text-lines",
    "lines/snap-to-grid",
    "lines/divide-addresses",
    "lines/hold-ranges",
    "lines/choose-hyphens",
  );
});
afterAll(() => opened?.close());

describe("lines", () => {
  test("heads that are repeated and drawings count only where all is asked for", async () => {
    await opened.fill("<p>One</p><p data-repeated>Two</p><svg><text>Three</text></svg><p> </p>");
    const textsOn = (all: boolean) =>
      opened.page.evaluate((every) => parts.textsOn(document.body, every).map(({ data }) => data), all);
    expect(await textsOn(false)).toEqual(["One"]);
    expect(await textsOn(true)).toEqual(["One", "Two", "Three"]);
  });

  test("a raised figure is on the line of its word", async () => {
    await opened.fill('<p>One<sup style="font-size:6px">1</sup><br>Two<br>Three</p>');
    const tops = await opened.page.evaluate(() => parts.textLinesOf([document.body]).map(({ bottom }) => bottom));
    expect(tops.length).toBe(3);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  });

  test("a text knows where it goes on in the next line", async () => {
    const data = "One two\nThree\nfour";
    await opened.fill(`<p style="white-space:pre-line">${data}</p>`);
    const breaks = await opened.page.evaluate(() => parts.breaksIn(document.querySelector("p")!.firstChild as Text));
    expect(breaks).toEqual([data.indexOf("T"), data.indexOf("f")]);
  });

  test("the smallest rectangle around two", async () => {
    const { x, y, width, height } = await opened.page.evaluate(() =>
      parts.boundsOf([new DOMRect(10, 20, 5, 5), new DOMRect(0, 22, 5, 30)]).toJSON(),
    );
    expect([x, y, width, height]).toEqual([0, 20, 15, 32]);
  });
});

describe("grid", () => {
  const tops = () =>
    opened.page.evaluate(() => {
      const top = document.body.getBoundingClientRect().top;
      parts.snapToGrid(document.body, top);
      return Array.from(document.querySelectorAll("p"), (line) => line.getBoundingClientRect().top - top);
    });

  test("text behind a heading of another height stands on the next line of the grid", async () => {
    await opened.fill("<p>One</p><h2 style='line-height:27px'>Two</h2><p>Three</p><p>Four</p>");
    for (const [index, top] of (await tops()).entries()) expect(top).toBeCloseTo([0, 60, 80][index]!, 1);
  });

  test("headings keep their distance from the text: the space that is missing stands above them", async () => {
    await opened.fill(
      "<p>One</p><div style='height:38px'></div><h2 style='line-height:40px'>Two</h2><h3 style='line-height:27px'>Three</h3><p>Four</p>",
    );
    expect(await tops()).toEqual([0, 140]);
    const below = await opened.page.evaluate(() => {
      const bottomOf = (name: string) => document.querySelector(name)!.getBoundingClientRect().bottom;
      return [document.querySelector("h3")!.getBoundingClientRect().top - bottomOf("h2"), bottomOf("h3")];
    });
    const top = await opened.page.evaluate(() => document.body.getBoundingClientRect().top);
    expect(below[0]).toBe(0);
    expect(below[1]! - top).toBeCloseTo(140, 1);
  });

  test("where nothing is off the grid, nothing moves", async () => {
    await opened.fill("<p>One</p><h2 style='line-height:40px'>Two</h2><p>Three</p>");
    expect(await tops()).toEqual([0, 60]);
    expect(await opened.page.evaluate(() => document.querySelectorAll("[style*=margin]").length)).toBe(0);
  });

  test("a part with a page of its own has no grid", async () => {
    await opened.fill("<h2 style='line-height:27px'>One</h2><div style='page: cover'><p>Two</p></div>");
    expect(await tops()).toEqual([27]);
  });
});

describe("addresses", () => {
  test("a line ends before a hyphen, not behind it", async () => {
    await opened.fill(
      '<p style="width:60px"><a class="address">https://a.org/long-words-that-go-on-and-on-for-ever</a></p>',
    );
    const ends = await opened.page.evaluate(() => {
      const paragraph = document.querySelector("p")!;
      parts.divideAddresses(paragraph);
      const range = document.createRange();
      const letters: { letter: string; top: number }[] = [];
      for (const node of parts.textsOn(paragraph)) {
        for (let at = 0; at < node.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          letters.push({ letter: node.data[at]!, top: range.getBoundingClientRect().top });
        }
      }
      return letters.filter(({ top }, index) => (letters[index + 1]?.top ?? top) > top + 2).map(({ letter }) => letter);
    });
    expect(ends.length).toBeGreaterThan(2);
    expect(ends).not.toContain("-");
  });

  test("a line ends before an address rather than within its host, where the next has room for that", async () => {
    const host = "https://a-long-host.org/";
    const widths = Array.from({ length: 20 }, (_, index) => 100 + 4 * index);
    const words = `Words before it. <a class="address">${host}path</a>`;
    await opened.fill(widths.map((width) => `<p style="width:${width}px">${words}</p>`).join(""));
    const heldAt = await opened.page.evaluate(() => {
      parts.divideAddresses(document.body);
      return [...document.querySelectorAll("a span")].map(({ textContent }) => textContent);
    });
    expect(heldAt.length).toBeGreaterThan(0);
    expect(new Set(heldAt)).toEqual(new Set([host]));
    await opened.fill(`<p style="width:40px">${words}</p>`);
    const text = await opened.page.evaluate(() => {
      parts.divideAddresses(document.body);
      return [...document.querySelectorAll("a span")].map(({ textContent }) => textContent);
    });
    expect(text).not.toContain(host);
  });

  test("one that has room on its line is left as it is", async () => {
    const html = '<p><a class="address">https://a.org/b-c</a></p>';
    await opened.fill(html);
    await opened.page.evaluate(() => parts.divideAddresses(document.body));
    expect(await opened.page.evaluate(() => document.body.innerHTML)).toBe(html);
  });
});

describe("ranges", () => {
  test("no line ends within a range of numbers, and its letters stay as they are", async () => {
    const words = "Words of <b>2022–2023</b>, pages 41–47, 1,000–2,000 people; Paris–Rome.";
    const widths = Array.from({ length: 20 }, (_, index) => 80 + 3 * index);
    await opened.fill(widths.map((width) => `<p style="width:${width}px">${words}</p>`).join(""));
    const [ends, held, text] = await opened.page.evaluate(() => {
      parts.holdRanges(document.body);
      const before = parts
        .textsOn(document.body)
        .flatMap((node) => parts.breaksIn(node).map((at) => node.data[at - 1]! + node.data[at]!));
      const spans = [...document.querySelectorAll("p:first-child span")].map(({ textContent }) => textContent);
      return [before, spans, document.querySelector("p")!.textContent] as const;
    });
    expect(held).toEqual(["2022–2023", "41–47,", "1,000–2,000"]);
    expect(ends.filter((end) => /^\d–|^–\d/.test(end))).toEqual([]);
    expect(ends.length).toBeGreaterThan(20);
    expect(text).toBe(words.replaceAll(/<\/?b>/g, ""));
  });

  test("columns of tables, code and addresses stay as they are", async () => {
    const html =
      '<table><tbody><tr><td>2022–2023</td></tr></tbody></table><p><code>1–2</code> <a class="address">https://a.org/1–2</a></p>';
    await opened.fill(html);
    await opened.page.evaluate(() => parts.holdRanges(document.body));
    expect(await opened.page.evaluate(() => document.body.innerHTML)).toBe(html);
  });
});

describe("hyphens", () => {
  const word = "ad\u00admi\u00adnis\u00adtra\u00adtive ";
  test("those that divide nothing go when the text has left the document, the others stay", async () => {
    await opened.fill(`<p style="width:90px">${word.repeat(12)}</p>`);
    const [before, settled, after] = await opened.page.evaluate(() => {
      const paragraph = document.querySelector("p")!;
      const count = () => paragraph.textContent.split("\u00ad").length - 1;
      const before = count();
      const drop = parts.chooseHyphens(paragraph);
      const settled = count();
      drop();
      return [before, settled, count()] as const;
    });
    expect(before).toBe(48);
    expect(settled).toBeLessThanOrEqual(before);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(8);
  });

  test("in a line that has room all go, and no line changes", async () => {
    await opened.fill(`<p>${word}</p>`);
    await opened.page.evaluate(() => parts.dropHyphens(document.body));
    expect(await opened.page.evaluate(() => document.body.textContent)).toBe("administrative ");
  });
});
