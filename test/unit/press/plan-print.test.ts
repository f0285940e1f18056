/** Plans the body as the printer gets it: without covers, beginning on a right-hand page, filled up. */
import { expect, test } from "vitest";
import { planPrint, spineWidth, type PlannedPage } from "#press/plan-print.ts";

const unit = (kind: string, firstPage: number, pageCount: number) => ({ kind, firstPage, pageCount });

/** Shows pages as words: `0.0` is the first page of the first unit, a word a blank. */
function show(pages: readonly PlannedPage[]): string {
  return pages.map((page) => ("unit" in page ? `${page.unit}.${page.page}` : page.blank)).join(" ");
}

test("the covers and their insides are no pages of the body", () => {
  const units = [unit("cover", 1, 1), unit("title-page", 3, 1), unit("section", 5, 2), unit("back-cover", 8, 1)];
  const plan = planPrint(units, 2);
  expect(show(plan.body)).toBe("1.0 opening 2.0 2.1");
  expect(plan).toMatchObject({ front: 0, back: 3, firstPage: 3 });
});

test("blank pages fill the last sheet", () => {
  expect(show(planPrint([unit("section", 1, 5)], 4).body)).toBe("0.0 0.1 0.2 0.3 0.4 signature signature signature");
  expect(show(planPrint([unit("section", 1, 4)], 4).body)).toBe("0.0 0.1 0.2 0.3");
});

test("a body whose first page is a left-hand one begins with a blank", () => {
  const plan = planPrint([unit("cover", 1, 1), unit("section", 2, 3)], 2);
  expect(show(plan.body)).toBe("first 1.0 1.1 1.2");
  expect(plan).toMatchObject({ front: 0, back: undefined, firstPage: 1 });
});

test("the spine is as wide as its leaves are thick", () => {
  expect(spineWidth(320, { weight: 100, bulk: 1 })).toBe(16);
  expect(spineWidth(321, { weight: 90, bulk: 1.2 })).toBe(17.3);
});
