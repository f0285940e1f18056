/** Shows where the pages of a long unit are cut, and what each piece gets of what the unit is printed with. */
import { expect, test } from "vitest";
import { cutForPrint, isOnePiece } from "#pages/cut-for-print.ts";
import { destinationHtml } from "#pages/destination-html.ts";
import { withoutPlaces } from "#pages/place-attributes.ts";
import type { StaticPage, StaticPages } from "#pages/static-pages.ts";
import { plainPlacement } from "../../support/plain-placement.ts";

const noFacts = { kinds: [], pictures: [], folioIds: [], sources: [], text: "" };
const noIds = { ids: [], linkedIds: [], movedIds: [], ownedIds: [] };

/** Makes pages `<p data-source="a.md:1:1">0</p>` and so on. */
function sheetsOf(count: number, facts: Readonly<Record<number, Partial<StaticPage>>> = {}): StaticPages {
  let html = "<div>";
  const pages = Array.from({ length: count }, (_, index) => {
    const start = html.length;
    html += `<p data-source="a.md:${index}:1">${index}</p>`;
    return { start, ...noFacts, ...noIds, ...facts[index] };
  });
  return { html: `${html}</div>`, styles: "p {}", pages };
}

const links = { targets: ["named", "unseen"], foreign: ["elsewhere"] };
const cut = (sheets: StaticPages, pagesInPiece: number) =>
  cutForPrint({ sheets, placement: plainPlacement, links }, pagesInPiece);
const numbersOf = (sheets: StaticPages, pagesInPiece: number) =>
  cut(sheets, pagesInPiece).map(
    ({ sheets: { html } }) => html.replaceAll(/<\/?div>|<p>/g, "").split("</p>", 99).length - 1,
  );

test.each([
  [37, [37]],
  [38, [25, 13]],
  [62, [25, 37]],
  [63, [25, 25, 13]],
])("%i pages are cut into %j", (count, lengths) => {
  expect(numbersOf(sheetsOf(count), 25)).toEqual(lengths);
  expect(isOnePiece(count)).toBe(lengths.length === 1);
});

test("a cut waits where what was moved would be parted from its place, in either direction", () => {
  const ahead = sheetsOf(9, { 1: { ownedIds: ["a"] }, 2: { movedIds: ["a"] } });
  expect(numbersOf(ahead, 2)).toEqual([3, 2, 2, 2]);
  const before = sheetsOf(9, { 3: { movedIds: ["a"] }, 4: { ownedIds: ["b", "a"] } });
  expect(numbersOf(before, 2)).toEqual([2, 3, 2, 2]);
});

test("each piece has its folios, heads and links, and no places in the Markdown", () => {
  const sheets = sheetsOf(4, {
    0: { ids: ["named", "own"], linkedIds: ["own", "behind"], folioIds: ["x"] },
    2: { ids: ["behind", "alone"], linkedIds: ["elsewhere", "own"], folioIds: ["y", "unknown"] },
  });
  const placement = {
    ...plainPlacement,
    firstPage: 7,
    firstFolio: { style: "decimal", number: 3 } as const,
    headsByPage: ["a", undefined, "c", "d"],
    folios: { x: "1", y: "2" },
  };
  const [first, second] = cutForPrint({ sheets, placement, links }, 2);
  expect(first!.sheets).toEqual({ html: "<div><p>0</p><p>1</p></div>", styles: "p {}" });
  expect(first!.placement).toEqual({
    ...placement,
    headsByPage: ["a", undefined],
    folios: { x: "1" },
    destinations: destinationHtml({ targets: ["named", "own"], foreign: ["behind"] }),
  });
  expect(second!.sheets.html).toBe("<div><p>2</p><p>3</p></div>");
  expect(second!.placement).toEqual({
    ...placement,
    firstPage: 9,
    firstFolio: { style: "decimal", number: 5 },
    headsByPage: ["c", "d"],
    folios: { y: "2" },
    destinations: destinationHtml({ targets: ["behind"], foreign: ["elsewhere", "own"] }),
  });
});

test("places that are spelt out in a text stay", () => {
  const html = '<p data-source="a.md:1:1" id="b">It is data-source="a.md:1:1" here</p><i data-source="c"></i>';
  expect(withoutPlaces(html)).toBe('<p id="b">It is data-source="a.md:1:1" here</p><i></i>');
});
