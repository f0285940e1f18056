/** Draws maps of tiles: every country in its place, words that fit and are read, classes that part at round numbers. */
import { describe, expect, test } from "vitest";
import { countryFinder, placeOfCountry } from "#charts/countries.ts";
import { shadesOf } from "#charts/palette.ts";
import { classBreaks, valueClassOf } from "#charts/value-classes.ts";
import { languages } from "#languages/languages.ts";
import { contrast } from "#lib/colour/rgb.ts";
import {
  attributesOf,
  chartOptions,
  draw,
  expectPrintable,
  expectWordsApart,
  madeUp,
  misfit,
  narrowWindow,
  tableFrom,
  themes,
  widths,
  wordsOf,
} from "../../support/drawn-charts.ts";
import { seenLightness, sights } from "../../support/sights.ts";

const codes = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
const all = [...codes, ..."CH IS LI NO UK UA MD RS BA ME XK AL MK TR".split(" ")];
const members = tableFrom(codes, { "2022": madeUp(27, 1, 250_000) });
const everybody = tableFrom(all, { "2022": madeUp(all.length, 2, 9).map((value) => value - 4.5) }, 1);

describe.each(themes)("theme %s", (theme) => {
  test.each(widths)("words fit their tiles and are read on them, %d pt wide", (widthPt) => {
    for (const table of [members, everybody]) {
      const svg = draw("tile-map", table, { theme, widthPt });
      expectWordsApart(svg, theme);
      expectPrintable(svg);
      const tiles = attributesOf(svg, "rect");
      for (const { left, right, top, bottom, fill, text } of wordsOf(svg, theme)) {
        const tile = tiles.find(
          ({ x, y, width, height }) =>
            Number(x) <= left &&
            right <= Number(x) + Number(width) &&
            Number(y) < bottom &&
            top < Number(y) + Number(height),
        );
        if (tile) expect(contrast(fill, tile.fill!), text).toBeGreaterThan(4.5);
      }
    }
  });

  test.each(sights)("neighbouring shades differ in lightness, %s", (sight) => {
    const shades = shadesOf(chartOptions("tile-map", { theme }).tokens, 5).map((hex) => seenLightness(hex, sight));
    for (const [index, shade] of shades.slice(1).entries()) expect(shades[index]! - shade).toBeGreaterThan(10);
  });
});

test("in a narrow window, values that have no room are left to the table", () => {
  const svg = draw("tile-map", members, narrowWindow);
  expectWordsApart(svg);
  const texts = wordsOf(svg).map(({ text }) => text);
  expect(texts.filter((text) => /^[A-Z]{2}$/.test(text))).toHaveLength(27);
});

test.each(languages)("names and numbers fit in %s, or codes stand for the names", (language) => {
  for (const table of [members, everybody]) expectWordsApart(draw("tile-map", table, { language }));
});

test("of German names only those that are too long become codes", () => {
  const words = wordsOf(draw("tile-map", members, { language: "de" })).map(({ text }) => text);
  expect(words).toEqual(expect.arrayContaining(["Deutschland", "Frankreich", "Spanien"]));
  expect(words).not.toContain("DE");
});

test.each(languages)("countries are found by their names in %s, in English, and by their codes", (language) => {
  const finder = countryFinder(language);
  for (const code of all) {
    const country = finder.find(code);
    expect(country, code).toBeDefined();
    expect(finder.find(finder.nameOf(country!)), code).toBe(country);
  }
  expect(finder.find("Czech Republic")).toBe("CZ");
  expect(finder.find("türkiye *")).toBe("TR");
  expect(finder.find("Kosovo*")).toBe("XK");
});

test("no two countries stand in one place", () => {
  const finder = countryFinder("en");
  const places = all.map((code) => JSON.stringify(placeOfCountry(finder.find(code)!)));
  expect(new Set(places).size).toBe(all.length);
});

test("a country without a value is white and dashed, and the key says what that means", () => {
  const svg = draw("tile-map", tableFrom(["DE", "FR", "NO"], { n: [1, 2, undefined] }), { language: "de" });
  const dashed = attributesOf(svg, "rect").filter(({ strokeDashArray }) => strokeDashArray);
  // 27 members and four that take part, less two with values; and the key.
  expect(dashed).toHaveLength(27 + 4 - 2 + 1);
  const texts = wordsOf(svg).map(({ text }) => text);
  expect(texts).toContain("keine Angaben");
  expect(texts.filter((text) => text === "–")).toHaveLength(29);
});

test("the key of few values that countries share names each below its shade", () => {
  const keyOf = (n: number[]) => {
    const svg = draw("tile-map", tableFrom(["DE", "FR", "AT", "ES"], { n }));
    return wordsOf(svg).map(({ text }) => text);
  };
  expect(keyOf([3, 3, 2, 1]).slice(0, 3)).toEqual(["1", "2", "3"]);
  expect(keyOf([5, 92, 127, 3711]).slice(0, 3)).toEqual(["10", "100", "1,000"]);
});

test("names are in the report's language, though the table has them in English", () => {
  const table = tableFrom(["Cyprus", "Malte", "FI", "Czech Republic"], { n: [1, 2, 3, 4] });
  const inFrench = wordsOf(draw("tile-map", table, { language: "fr" })).map(({ text }) => text);
  expect(inFrench).toEqual(expect.arrayContaining(["Chypre", "Malte", "Finlande", "Tchéquie"]));
  expect(inFrench).not.toContain("Cyprus");
});

test("countries that take part are shown only where the table has one of them", () => {
  const texts = wordsOf(draw("tile-map", members)).map(({ text }) => text);
  expect(texts).not.toContain("Norway");
  expect(texts).toContain("Greece");
  expect(texts).not.toContain("no data");
});

test("a name in the table is printed as it stands there", () => {
  const svg = draw("tile-map", tableFrom(["Czech Republic", "Turkey"], { n: [1, 2] }));
  expect(wordsOf(svg).map(({ text }) => text)).toEqual(expect.arrayContaining(["Turkey"]));
});

test.each([
  ["one value", [5, 5, 5], []],
  ["two", [1, 9], [5]],
  ["three whole ones", [1, 1, 2, 2, 3, 3, 3, 3], [2, 3]],
  ["values below and above zero", [-3, -2, 4, 5], [-2, 0, 5]],
  ["a few of all sizes", [5, 92, 127, 3711, 23_864], [10, 100, 1000, 10_000]],
  ["small ones", [0.0011, 0.0019, 0.0032], [0.0015, 0.002]],
  ["thousands", [13, 14, 22, 24, 25, 31, 37, 41, 58, 63, 71, 99, 106, 140, 243], [20, 30, 50, 100]],
  ["shares", [31, 33, 36, 38, 39, 41, 42, 44, 47, 48], [35, 38, 40, 45]],
])("classes of %s part at round numbers", (_, values, breaks) => {
  expect(classBreaks(values)).toEqual(breaks);
});

test("classes hold about as many each, and every one some", () => {
  for (let count = 1; count <= 40; count++) {
    const values = madeUp(count, count, 100_000);
    const breaks = classBreaks(values);
    const sizes = Array.from(
      { length: breaks.length + 1 },
      (_, at) => values.filter((v) => valueClassOf(v, breaks) === at).length,
    );
    expect(Math.min(...sizes), String(values)).toBeGreaterThan(0);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(Math.max(2, count / 4));
  }
});

test.each([
  ["a total", tableFrom(["Germany", "Total"], { n: [1, 2] }), /^row "Total" → countries of Europe .*rows=/],
  ["a slip", tableFrom(["Germny"], { n: [1] }), /"Germany"\?/],
  ["a country twice", tableFrom(["EL", "Greece"], { n: [1, 2] }), /^second row for Greece/],
  ["two series", tableFrom(["DE"], { n: [1], m: [2] }), /^2 series → one, chosen by `columns/],
  ["values too wide", tableFrom(["DE"], { n: [123_456_789_012_345] }), /wider than its tile/],
])("%s is a misfit", (_, table, found) => {
  expect(misfit("tile-map", table)).toMatch(found);
});
