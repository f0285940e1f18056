/** Puts pages on the sheets of a proof. */
import { expect, test } from "vitest";
import { layOutSheets } from "#proof/sheets.ts";

const trim = { width: 595, height: 842 };
const numbers = (layout: "pages" | "spreads" | "thumbnails", count: number) =>
  layOutSheets(layout, count, trim).map(({ pages }) => pages.map(({ number }) => number));

test("pages stand one a sheet, spreads as they lie open", () => {
  expect(numbers("pages", 3)).toEqual([[1], [2], [3]]);
  expect(numbers("spreads", 4)).toEqual([[1], [2, 3], [4]]);
  expect(numbers("spreads", 5)).toEqual([[1], [2, 3], [4, 5]]);
});

test("page 1 alone is at the right, a last even page at the left", () => {
  const [first, second, last] = layOutSheets("spreads", 4, trim);
  expect(first!.pages[0]!.x).toBe(second!.pages[1]!.x);
  expect(last!.pages[0]!.x).toBe(second!.pages[0]!.x);
  expect(second!.pages[1]!.x).toBeCloseTo(second!.pages[0]!.x + trim.width);
});

test("every page of a long book is on a contact sheet once, none reaches out or overlaps", () => {
  const sheets = layOutSheets("thumbnails", 582, trim);
  expect(sheets.flatMap(({ pages }) => pages.map(({ number }) => number))).toEqual(
    Array.from({ length: 582 }, (_, index) => index + 1),
  );
  for (const { width, height, pages } of sheets) {
    for (const [index, { x, y, scale }] of pages.entries()) {
      expect(x).toBeGreaterThan(0);
      expect(y).toBeGreaterThan(0);
      expect(x + trim.width * scale).toBeLessThan(width);
      expect(y + trim.height * scale).toBeLessThan(height);
      const covered = pages.slice(0, index).filter((other) => {
        const beside = Math.abs(other.x - x) >= trim.width * scale - 0.01;
        return !beside && Math.abs(other.y - y) < trim.height * scale;
      });
      expect(covered).toEqual([]);
    }
  }
});
