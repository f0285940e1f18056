/** Plants pages that break badly: each is seen with its place where nothing mends it, and mended where it can be. */
import { VFile } from "vfile";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complainOfPages } from "#pages/complain-of-pages.ts";
import type { Inspection } from "#pages/inspection.ts";
import { openPages, pageUnit } from "#pages/page-unit.ts";
import { picturePlaces } from "#pages/picture-places.ts";
import type { PagedUnit } from "#pages/page-report.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { openBrowserSlot, type BrowserSlot } from "#pages/browser-slot.ts";
import { callInTab } from "#pages/call-in-tab.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { plainPlacement } from "../../support/plain-placement.ts";
import { theme } from "../../support/usual-theme.ts";

let slot: BrowserSlot;
let css: string;

beforeAll(async () => {
  css = await readPrintStyles(theme);
  slot = openBrowserSlot({ fonts: fontsPath, folders: [stylesPath] });
});
afterAll(() => slot.close());

/** Returns lines of text, each a paragraph of its own without space around it. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, line) => `<p data-source="a.md:${line + 1}:1" style="margin:0">Line ${line}</p>`);
/** Returns a paragraph of so many lines. */
const paragraph = (count: number, source = "a.md:99:1") =>
  `<p data-source="${source}" style="white-space:pre-line">${Array(count).fill("A line.").join("\n")}</p>`;
/** Lines that a page of the report holds. */
const full = 50;
const unit = (...blocks: (string | string[])[]) =>
  `<section class="part" data-source="a.md:1:1">${blocks.flat().join("")}</section>`;

async function inspect(html: string, { mends = false, styles = "" } = {}) {
  return slot.work("test", {}, async (tab) => {
    await callInTab(tab, "leaveOut", ...(mends ? [] : (["mending"] as const)));
    const paged = await pageUnit(tab, html, `${css}\n${styles}`);
    return { ...paged, digest: await callInTab(tab, "takeInventory") };
  });
}

function messagesOf(...inspections: (Inspection & { pageCount: number })[]): string[] {
  const file = new VFile({ path: "a.md" });
  let firstPage = 1;
  const units = inspections.map((inspection) => {
    const placed = { ...inspection, firstPage, differences: [], troubles: [], unit: { title: "T" } };
    firstPage += inspection.pageCount;
    return placed;
  });
  complainOfPages({ isStable: true, units: units as never, book: { textFirst: 1 } }, [file]);
  return toPlainMessages([file]).map(formatMessage);
}

/** Faults that depend on where a page happens to end: planted at its foot, whatever the height of a line. */
const planted: [code: string, message: RegExp, html: string, styles?: string][] = [
  [
    "stranded-heading",
    /^a\.md:77:1 warning stranded-heading Unexpected heading that ends page 1, .*, found 0: "Heading"$/,
    unit(
      lines(full - 3),
      '<h3 data-source="a.md:77:1">Heading</h3>',
      '<div style="break-inside:avoid">',
      paragraph(12),
      "</div>",
    ),
    "h3 { break-after: auto !important }",
  ],
  [
    "widow",
    /^a\.md:99:1 warning widow Unexpected last line of a paragraph alone at the head of page 2, expected two: "A line\."$/,
    unit(lines(full - 3), paragraph(4), paragraph(8)),
    "p { widows: 1 !important; orphans: 1 !important }",
  ],
  [
    "orphan",
    /^a\.md:99:1 warning orphan Unexpected first line of a paragraph alone at the foot of page 1, expected two: "A line\."$/,
    unit(lines(full - 1), paragraph(8)),
    "p { widows: 1 !important; orphans: 1 !important }",
  ],
  [
    "short-last-page",
    /^a\.md:\d+:1 warning short-last-page Unexpected last page of a part, page 2, expected more than two lines, found 2: "Line 50"$/,
    unit(lines(full + 2)),
  ],
];

describe.each(planted)("%s", (code, message, html, styles = "") => {
  test("is seen, with its place, where nothing mends it", async () => {
    const inspection = await inspect(html, { styles });
    expect(messagesOf(inspection)).toEqual([expect.stringMatching(message)]);
    expect(inspection.flaws).toMatchObject([{ code }]);
  });

  test("is mended, and no word is lost on the way", async () => {
    const mended = await inspect(html, { mends: true, styles });
    expect(messagesOf(mended)).toEqual([]);
    const before = await inspect(html, { styles });
    expect(mended.pageCount).toBe(before.pageCount);
    expect(mended.digest).toBe(before.digest);
  });
});

test("headings, paragraphs and boxes of every height end well at every place", async () => {
  const paragraphs = Array.from({ length: 260 }, (_, number) => {
    const source = `a.md:${number + 1}:1`;
    if (number % 7 === 3) return `<h3 data-source="${source}">Heading ${number}</h3>`;
    if (number % 11 === 5)
      return `<aside class="box"><p class="caption" data-source="${source}">Box</p>${paragraph(number % 9, source)}</aside>`;
    return paragraph(1 + ((number * 5) % 8), source);
  });
  for (let height = 0; height < 8; height++) {
    const mended = await inspect(unit(lines(height), paragraphs), { mends: true });
    expect(mended.pageCount).toBeGreaterThan(20);
    expect(messagesOf(mended).filter((message) => !message.includes(" white-gap "))).toEqual([]);
  }
});

describe("what only its author can mend", () => {
  test("white-gap: a large hole where what follows did not fit", async () => {
    const found = await inspect(
      unit(
        lines(20),
        `<div style="break-inside:avoid" data-source="a.md:30:1"><p class="caption">Box 1. Rules</p>${paragraph(40)}</div>`,
      ),
      {
        mends: true,
      },
    );
    expect(messagesOf(found)).toEqual([
      expect.stringMatching(
        /^a\.md:30:1 info white-gap Unexpected white space of 1\d\d mm at the foot of page 1, .*"Box 1\. Rules"$/,
      ),
    ]);
    const { rect } = found.flaws[0]!;
    expect(rect).toMatchObject({ x: expect.closeTo(25, 1), width: expect.closeTo(165, 1) });
    expect(rect.y + rect.height).toBeCloseTo(297 - 24, 0);
  });

  test("loose-line: one that is justified with holes, one that ends early", async () => {
    const long = "w".repeat(70);
    const justified = `<p data-source="a.md:5:1" style="text-align:justify">Some words in a row ${long} ${long}</p>`;
    const ragged = `<p data-source="a.md:6:1">Three little words ${"w".repeat(90)}</p>`;
    const messages = messagesOf(await inspect(unit(justified, ragged)));
    expect(messages).toEqual([
      expect.stringMatching(/^a\.md:5:1 info loose-line Unexpected loose line on page 1/),
      expect.stringMatching(/^a\.md:6:1 info loose-line /),
    ]);
  });

  test("overlapping-lines: of one heading, of two paragraphs, not of lines that are near", async () => {
    const heading =
      '<h2 data-source="a.md:3:1">A heading of several lines, with more words than one of them holds</h2>';
    const text = '<p data-source="a.md:4:1">A line.</p><p data-source="a.md:5:1">Another.</p>';
    const found = async (styles: string) => messagesOf(await inspect(unit(heading, text), { styles }));
    expect(await found("h2 { font-size: 40pt; line-height: 20pt }")).toEqual([
      expect.stringMatching(
        /^a\.md:3:1 warning overlapping-lines Unexpected lines over each other on page 1, by .*: "A heading/,
      ),
    ]);
    expect(await found("p + p { margin-top: -26pt }")).toEqual([
      expect.stringMatching(/^a\.md:5:1 warning overlapping-lines .*: "Another\."$/),
    ]);
    expect(await found("h2 { font-size: 40pt; line-height: 36pt } p + p { margin-top: -14pt }")).toEqual([]);
  });

  test("long-cover: one that a theme makes too large for its page", async () => {
    const cover =
      '<section class="part cover"><p class="cover-title">State of all the Ports of the Isles</p></section>';
    const messages = messagesOf(await inspect(cover, { styles: ".cover-title { font-size: 300pt; line-height: 1 }" }));
    expect(messages).toContainEqual(
      expect.stringMatching(/ error long-cover Unexpected cover or title page that goes on behind page 1, /),
    );
  });

  test("broken-address: turned within a word", async () => {
    const address = `https://example.org/${"abcdefghi".repeat(14)}/end`;
    const messages = messagesOf(
      await inspect(unit(`<p data-source="a.md:3:1">See <a class="address" href="${address}">${address}</a></p>`)),
    );
    expect(messages).toContainEqual(
      expect.stringMatching(/^a\.md:3:1 info broken-address .* on page 1, .*: "[a-z]+\|[a-z]+"$/),
    );
  });

  test("low-resolution: pixels that are seen", async () => {
    const src = await slot.work("test", {}, (tab) =>
      tab.evaluate(() => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [200, 100];
        return canvas.toDataURL("image/png");
      }),
    );
    const picture = (width: string) =>
      `<p data-source="a.md:4:1"><img src="${src}" alt="A map" style="width:${width}"></p>`;
    expect(messagesOf(await inspect(unit(picture("2in"))))).toEqual([
      'a.md:4:1 warning low-resolution Unexpected picture of 100 pixels an inch on page 1, expected at least 200 as it is printed: "A map"',
    ]);
    expect(messagesOf(await inspect(unit(picture("1in"))))).toEqual([]);
  });

  test("far-from-reference: a table pages away from the words that name it, in another unit too", async () => {
    const table = `<div class="table" id="t" data-source="a.md:8:1"><p class="caption">Table 1. Ships</p>${lines(3).join("")}</div>`;
    const mention = '<p data-source="a.md:2:1">See <a class="reference" href="#t">Table 1</a>.</p>';
    const near = await inspect(unit(mention, lines(full), table, lines(8)));
    expect(messagesOf(near)).toEqual([]);
    const far = await inspect(unit(mention, lines(2 * full), table, lines(8)));
    const message =
      'a.md:8:1 info far-from-reference Unexpected distance from the text on page 1 that names what stands on page 3, expected it there or overleaf: "Table 1. Ships"';
    expect(messagesOf(far)).toEqual([message]);
    const [first, second] = [await inspect(unit(mention, lines(full + 9))), await inspect(unit(table, lines(8)))];
    expect(messagesOf(first, second)).toEqual([message]);
  });
});

test("a place is in the middle of its picture", async () => {
  const square = '<div style="background:#ff0000;width:20mm;height:20mm;margin-left:30mm"></div>';
  const html = unit(lines(20), square, lines(80));
  const { pageCount } = await inspect(html);
  const y = 25 + (20 * 14 * 25.4) / 72;
  const places = [{ page: 7, rect: { x: 55, y, width: 20, height: 20 } }];
  const show: PagedUnit["show"] = (work) =>
    slot.work("test", {}, async (tab) => {
      const placement = { ...plainPlacement, firstPage: 7, firstFolio: { style: "decimal", number: 7 } } as const;
      await openPages(tab, await pageUnit(tab, html, css), placement);
      await tab.addStyleTag({ content: "body { display: block !important }" });
      return work(tab);
    });
  const units = [
    { firstPage: 1, pageCount: 6, show },
    { firstPage: 7, pageCount, show },
  ];
  const [picture] = await picturePlaces(units, places);
  expect(picture!.topMm).toBeCloseTo(y - 25, 3);
  expect(picture!.heightMm).toBeCloseTo(70, 3);
  const colourAt = async (xMm: number, yMm: number) =>
    slot.work("test", {}, (tab) =>
      tab.evaluate(
        async (base64, x, y) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext("2d")!;
          context.drawImage(image, 0, 0);
          return context.getImageData(x, y, 1, 1).data.slice(0, 3).join();
        },
        Buffer.from(picture!.png).toString("base64"),
        Math.round((xMm / 25.4) * 96 * 1.5),
        Math.round(((yMm - picture!.topMm) / 25.4) * 96 * 1.5),
      ),
    );
  for (const [x, dy] of [
    [56, 1],
    [74, 19],
  ] as const)
    expect(await colourAt(x, y + dy)).toBe("255,0,0");
  for (const [x, dy] of [
    [54, 1],
    [76, 19],
    [60, 21],
  ] as const)
    expect(await colourAt(x, y + dy)).toBe("255,255,255");
});

test("a place moves with its page where a unit begins on a verso", async () => {
  const html = unit(lines(20), `<div style="break-inside:avoid">${paragraph(40)}</div>`);
  const inspection = await inspect(html);
  const file = new VFile({ path: "a.md" });
  const place = (firstPage: number) => {
    const units = [{ ...inspection, firstPage, differences: [], troubles: [], unit: { title: "T" } }];
    const [found] = complainOfPages({ isStable: true, units: units as never, book: { textFirst: 1 } }, [file]);
    return [found!.page, Math.round(found!.rect.x)];
  };
  expect(place(1)).toEqual([1, 25]);
  expect(place(2)).toEqual([2, 20]);
});
