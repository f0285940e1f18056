/** Labels the pages of a file that begins with one of the book's. */
import { expect, test } from "vitest";
import { folioLabels } from "#pages/folios.ts";

test("a file that begins in the front matter counts on in roman, then from 1", () => {
  expect(folioLabels(3, 9)).toEqual([
    { firstPageIndex: 0, style: "r", start: 3 },
    { firstPageIndex: 6, style: "D", start: 1 },
  ]);
});

test("a file of the whole book, and one that begins behind the front matter", () => {
  expect(folioLabels(1, 1)).toEqual([{ firstPageIndex: 0, style: "D", start: 1 }]);
  expect(folioLabels(3, 1)).toEqual([{ firstPageIndex: 0, style: "D", start: 3 }]);
});
