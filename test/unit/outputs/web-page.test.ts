/** Makes web pages of short and long reports: only parts of long ones wait to be drawn. */
import { expect, test } from "vitest";
import { labelsOf } from "#languages/labels.ts";
import { toWebPage } from "#outputs/web-page.ts";

/** Returns the page of a report of one section. @param characters - of its HTML, about */
function pageOf(characters: number): string {
  const settings = { title: "T", language: "en", labels: labelsOf("en"), slug: "t", editions: [], imprint: {} };
  const report = {
    settings: { ...settings, "cite-sections": "none" },
    order: ["sections"],
    sections: [],
    isSingleFile: false,
  } as unknown as Parameters<typeof toWebPage>[0];
  const webHtml = `<section class="part">${"<p>Words</p>".repeat(characters / 12)}</section>`;
  const units = [{ id: "s", kind: "section" as const, ids: [], webHtml, webPictures: [] }];
  return toWebPage(report, { units, targets: new Map(), pictures: new Map(), styles: "" });
}

test("a short report is drawn at once, and a part of a long one keeps room until it comes near", () => {
  const [short, long] = [pageOf(600_000), pageOf(1_200_000)];
  expect(short).toMatch(/<main id="[^"]*" tabindex="-1">/);
  expect(short).not.toContain("contain-intrinsic-block-size");
  expect(long).toMatch(/<main id="[^"]*" tabindex="-1" class="long">/);
  expect(long).toMatch(/\.part:nth-of-type\(1\) \{ contain-intrinsic-block-size: auto \d+lh \}/);
});
