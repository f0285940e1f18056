/** Compares page numbers with the finished PDF: right ones pass, planted wrong ones are named. */
import { VFile } from "vfile";
import { expect, test } from "vitest";
import type { Unit } from "#html/units.ts";
import { checkPageNumbers } from "#pages/compare/check-page-numbers.ts";

function check(folios: Record<string, string>): string[] {
  const file = new VFile({ path: "report.yaml" });
  const unit = { title: "Contents" } as Unit;
  checkPageNumbers(
    [{ unit, folios }],
    new Map([
      ["a", 3],
      ["b", 47],
    ]),
    String,
    [file],
  );
  return file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`);
}

test("right numbers", () => {
  expect(check({ a: "3", b: "47" })).toEqual([]);
});

test("a wrong number, and one of a thing that is on no page", () => {
  expect(check({ a: "4", c: "5" })).toEqual([
    'wrong-page: Unexpected page number 4 in "Contents", expected 3, where `#a` is in the finished PDF',
    'wrong-page: Unexpected page number 5 in "Contents", expected none, where `#c` is in the finished PDF',
  ]);
  expect(check({ a: "4" })[0]).toContain("wrong-page");
});
