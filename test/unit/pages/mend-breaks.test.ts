/** Decides by what was found on the newest page which page is laid out again, and how tall it may be. */
import { expect, test } from "vitest";
import { pageToMend, type Cuts } from "#pages/in-page/breaks/mend-breaks.ts";
import type { FlawCode, Inspection } from "#pages/inspection.ts";

/** Returns two pages of 200 mm, 20 mm below the trimmed page's top, with a flaw on the second. */
function inspected(code: FlawCode, y = 170): Inspection {
  const end = { areaTop: 20, areaHeight: 200, lastLine: 195, lineHeight: 5, lastWhole: 195, least: 10 };
  const flaw = { code, page: 1, source: "", rect: { x: 0, y, width: 10, height: 5 }, turnMm: 0, text: "", amount: 1 };
  return {
    fitted: [],
    tooWide: [],
    squeezed: [],
    fittedFormulas: [],
    flaws: [{ ...flaw, code: "loose-line", page: 0 }, flaw],
    floats: { early: { ...flaw, page: 0, title: "" }, late: { ...flaw, title: "" } },
    mentions: { early: [0, 1] },
    ends: [end, { ...end }],
  };
}

test.each([
  ["stranded-heading", 1, 150],
  ["orphan", 1, 150],
  ["widow", 0, 195],
  ["short-last-page", 0, 185],
] as const)("%s: page %i is laid out again, %i mm tall", (code, page, height) => {
  const cuts: Cuts = new Map();
  expect(pageToMend(inspected(code), cuts)).toBe(page);
  expect([...cuts]).toEqual([[page, height]]);
});

test("what was found on the page that is cut, and behind it, is taken back", () => {
  const inspection = inspected("orphan");
  pageToMend(inspection, new Map());
  expect(inspection.flaws.map(({ code }) => code)).toEqual(["loose-line"]);
  expect(Object.keys(inspection.floats)).toEqual(["early"]);
  expect(inspection.mentions).toEqual({ early: [0] });
  expect(inspection.ends.length).toBe(1);
});

test.each(["white-gap", "loose-line", "off-page"] as const)("%s is no reason", (code) => {
  const cuts: Cuts = new Map();
  expect(pageToMend(inspected(code), cuts)).toBeUndefined();
  expect(cuts.size).toBe(0);
});

test("a short last page takes nothing from the page before that would leave a third of it empty", () => {
  const inspection = inspected("short-last-page");
  inspection.ends[0]!.lastWhole = 130;
  expect(pageToMend(inspection, new Map())).toBeUndefined();
  inspection.ends[0]!.lastWhole = 140;
  expect(pageToMend(inspection, new Map())).toBe(0);
});

test("a page is not cut to less than a quarter, nor above what stands at its head", () => {
  expect(pageToMend(inspected("orphan", 60), new Map())).toBeUndefined();
  const inspection = inspected("orphan", 100);
  inspection.ends[1]!.least = 90;
  expect(pageToMend(inspection, new Map())).toBeUndefined();
});

test("a page is cut three times, each time shorter, and then stays; cuts behind a new one are void", () => {
  const cuts: Cuts = new Map([[2, 100]]);
  expect(pageToMend(inspected("orphan", 190), cuts)).toBe(1);
  expect(cuts.has(2)).toBe(false);
  expect(pageToMend(inspected("orphan", 190), cuts)).toBeUndefined();
  expect(pageToMend(inspected("orphan", 180), cuts)).toBe(1);
  expect(pageToMend(inspected("orphan", 170), cuts)).toBe(1);
  expect(pageToMend(inspected("orphan", 160), cuts)).toBeUndefined();
  expect([...cuts]).toEqual([[1, 150]]);
});
