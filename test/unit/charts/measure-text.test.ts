/** Measures texts in the typefaces of a report, as charts need them. */
import { expect, test } from "vitest";
import { readMeasure } from "#charts/measure-text.ts";
import { noStore } from "#lib/cache/cached.ts";
import { chooseFaces } from "#theme/choose-faces.ts";
import { theme } from "../../support/usual-theme.ts";

const letters = new Set(["王", "小", "明", "✓"]);
const { faces } = await chooseFaces({ text: letters, code: new Set(), hasCode: false }, theme, noStore);
const measure = await readMeasure(theme.text, faces);
const plain = await readMeasure(theme.text);

test("the typeface's own letters are as wide as without others", () => {
  expect(measure("Lakes and ports", 10)).toBe(plain("Lakes and ports", 10));
});

test("others are as wide as their face, at its scale, draws them", () => {
  // A Chinese character is as wide as its em.
  expect(measure("王小明", 10)).toBeCloseTo(3 * 10 * 0.95, 1);
  expect(measure("ab 王✓", 10)).toBeCloseTo(plain("ab ", 10) + measure("王", 10) + measure("✓", 10), 5);
});
