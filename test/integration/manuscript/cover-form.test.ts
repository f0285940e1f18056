/** Compares covers of one's own with pages, and reads which files a report with pictures on its covers is made of. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { prepareReport } from "../../support/prepare-report.ts";
import { formOfCover } from "#manuscript/covers/cover-form.ts";

const a4 = { width: 210, height: 297, bleed: 3 };

test.each([
  ["as large as the page with bleed", 216, 303, "with bleed"],
  ["in points that a program wrote as pixels", 612.28, 858.9, "with bleed"],
  ["in whole pixels", 816, 1145, "with bleed"],
  ["as large as the trimmed page", 210, 297, "trimmed"],
  ["a square", 100, 100, "other"],
  ["of no size", undefined, undefined, "unknown"],
] as const)("%s", (_, width, height, expected) => {
  expect(formOfCover({ width, height }, a4)).toBe(expected);
});

test("without bleed, the page is all there is", () => {
  expect(formOfCover({ width: 210, height: 297 }, { ...a4, bleed: 0 })).toBe("with bleed");
});

test("pictures of the covers are sources of the report, so that its hash stands for them too", async () => {
  const { prepared } = await prepareReport(join(import.meta.dirname, "../../fixtures/covers"));
  expect([...prepared!.sources.keys()]).toEqual(
    expect.arrayContaining(["report.yaml", "1.md", "band.svg", "emblem.svg"]),
  );
});
