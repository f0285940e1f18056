/** Draws dots, slopes, pyramids, areas and small multiples: words keep apart, and shapes measure what they mean. */
import { describe, expect, test } from "vitest";
import type { Table } from "#charts/table.ts";
import { languages } from "#languages/languages.ts";
import type { ChartType } from "#markdown/directives/chart.ts";
import {
  attributesOf,
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

const long = "Persons with subsidiary protection, together with those whose status was renewed";
const countries = "Germany France Spain Austria Italy Greece Netherlands Belgium Cyprus Bulgaria Poland Finland".split(
  " ",
);
const years = Array.from({ length: 8 }, (_, index) => String(2015 + index));
const ages = ["0–13", "14–17", "18–34", "35–64", "65 and over"];

const samples: [name: string, type: ChartType, table: Table][] = [
  ["one series", "dot", tableFrom(countries, { n: madeUp(12, 1, 250_000) })],
  ["pairs", "dot", tableFrom(countries, { "2021": madeUp(12, 1, 99), "2022": madeUp(12, 2, 99) }, 1)],
  ["equal pairs", "dot", tableFrom(["a", "b"], { "2021": [0, 30], "2022": [0, 30] })],
  [
    "six series",
    "dot",
    tableFrom(ages, Object.fromEntries(years.slice(0, 6).map((year, at) => [year, madeUp(5, at)]))),
  ],
  ["six equal ones", "dot", tableFrom(["a"], Object.fromEntries(years.slice(0, 6).map((year) => [year, [7]])))],
  ["below zero", "dot", tableFrom(countries, { n: madeUp(12, 3, 9).map((value) => value - 5) })],
  ["pairs below zero", "dot", tableFrom(["a", "b"], { n: [-999_999, 5], m: [4, -3] })],
  ["gaps", "dot", tableFrom(["a", "b", "c"], { n: [1, undefined, undefined], m: [undefined, 2, undefined] })],
  ["zeros", "dot", tableFrom(["a"], { n: [0] })],
  ["long names", "dot", tableFrom([long, `${long} again`], { n: [1, 2] })],
  ["twelve", "slope", tableFrom(countries, { "2021": madeUp(12, 1), "2022": madeUp(12, 2) })],
  ["ends that meet", "slope", tableFrom(countries, { "2021": madeUp(12, 1, 1), "2022": madeUp(12, 2, 1) })],
  ["all the same", "slope", tableFrom(["a", "b"], { "2021": [5, 5], "2022": [5, 5] })],
  ["gaps at one end", "slope", tableFrom(["a", "b", "c"], { "2021": [5, undefined, 1], "2022": [undefined, 3, 9] })],
  ["below zero", "slope", tableFrom(["a", "b"], { "2021": [-5.5, 2], "2022": [4, -123_456.5] }, 1)],
  [
    "long heads",
    "slope",
    tableFrom(["a", "b"], { "First half of the year 2021": [1, 2], "Second half of 2022": [2, 1] }),
  ],
  ["long names", "slope", tableFrom([long, "b"], { "2021": [1, 2], "2022": [2, 1] })],
  [
    "forty",
    "slope",
    tableFrom(
      Array.from({ length: 40 }, (_, at) => `c${at}`),
      { a: madeUp(40, 1), b: madeUp(40, 2) },
    ),
  ],
  ["ages", "pyramid", tableFrom(ages, { Men: madeUp(5, 1, 400_000), Women: madeUp(5, 2, 400_000) })],
  ["shares", "pyramid", tableFrom(ages, { Men: [10.5, 20, 0, undefined, 3], Women: [0, 0, 0, 0, 100] }, 1)],
  ["zeros", "pyramid", tableFrom(["a"], { Men: [0], Women: [0] })],
  ["long names", "pyramid", tableFrom([long, "b"], { [long]: [1, 2], [`${long} too`]: [3, 4] })],
  [
    "five series",
    "area",
    tableFrom(years, Object.fromEntries("abcde".split("").map((name, at) => [name, madeUp(8, at)]))),
  ],
  ["one series", "area", tableFrom(years, { n: madeUp(8, 1, 1_300_000) })],
  ["thin bands", "area", tableFrom(["2015", "2022"], { A: [1, 1], B: [0, 0], C: [1000, 0], [long]: [0, 0] })],
  ["zeros", "area", tableFrom(["a", "b"], { n: [0, 0] })],
  [
    "twelve",
    "small-multiples",
    tableFrom(years, Object.fromEntries(countries.map((name, at) => [name, madeUp(8, at)]))),
  ],
  [
    "rows of years",
    "small-multiples",
    tableFrom(countries, Object.fromEntries(years.map((year, at) => [year, madeUp(12, at)]))),
  ],
  ["one", "small-multiples", tableFrom(years, { n: madeUp(8, 1, 1_300_000) })],
  [
    "below zero and gaps",
    "small-multiples",
    tableFrom(years, { a: [-5, 4, undefined, 3, undefined, 1, 2, undefined], b: madeUp(8, 1, 9) }, 2),
  ],
  ["long names", "small-multiples", tableFrom(years, { [long]: madeUp(8, 1), b: madeUp(8, 2), c: madeUp(8, 3) })],
];

describe.each(samples)("%s: %s", (_, type, table) => {
  test.each(themes.flatMap((theme) => widths.map((widthPt) => [theme, widthPt] as const)))(
    "words keep apart on the sheet, and all of it prints, theme %s, %d pt wide",
    (theme, widthPt) => {
      const svg = draw(type, table, { theme, widthPt });
      expectWordsApart(svg, theme);
      expectPrintable(svg);
    },
  );

  test("words keep apart in a narrow window", () => {
    const svg = draw(type, table, narrowWindow);
    expectWordsApart(svg);
    expectPrintable(svg);
  });

  test("numbers of all languages fit", () => {
    for (const language of languages) expectWordsApart(draw(type, table, { language }));
  });

  test("every name of a category or series is written, and every value where it has no axis", () => {
    const written = wordsOf(draw(type, table))
      .map(({ text }) => text)
      .join(" ");
    const isOfTime = type === "area" || type === "small-multiples";
    const rows = table.series.every(({ name }) => /^\d{4}$/.test(name)) || !isOfTime ? table.categories : [];
    const columns =
      isOfTime && table.series.length > 1 && rows.length === 0 ? table.series.map(({ name }) => name) : [];
    for (const name of [...rows, ...columns]) expect(written).toContain(name.split(" ")[0]);
    if (isOfTime || table.series.length > 2) return;
    for (const { values, decimals } of table.series) {
      const format = new Intl.NumberFormat("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
      for (const value of values) {
        if (value !== undefined) expect(written).toContain(format.format(value).replace("-", "\u2212"));
      }
    }
  });
});

test("dots stand at their values, from zero", () => {
  const marks = attributesOf(draw("dot", tableFrom(["a", "b", "c"], { n: [0, 10, 25] })), "path");
  const xs = marks.map(({ transform }) => Number(/[\d.]+/.exec(transform!)![0]));
  expect((xs[2]! - xs[0]!) / (xs[1]! - xs[0]!)).toBeCloseTo(2.5, 1);
});

test("dots that would cover each other stand above each other", () => {
  const marks = attributesOf(draw("dot", tableFrom(["a"], { n: [30], m: [30], l: [30] })), "path");
  const ys = marks.map(({ transform }) => Number(transform!.split(/[,)]/)[1])).slice(-3);
  expect(new Set(ys).size).toBe(3);
});

test("what falls is dashed", () => {
  const svg = draw("slope", tableFrom(["up", "down", "level"], { a: [1, 5, 3], b: [2, 4, 3] }));
  const lines = attributesOf(svg, "path").filter(({ transform }) => !transform);
  expect(lines.map(({ strokeDashArray }) => strokeDashArray !== undefined)).toEqual([false, true, false]);
});

test("both sides of a pyramid have one scale, and its first row stands at the foot", () => {
  const bars = attributesOf(draw("pyramid", tableFrom(["young", "old"], { Men: [50, 100], Women: [100, 25] })), "rect");
  const [a, b, c, d] = bars.map(({ width }) => Number(width));
  expect([b! / a!, c! / b!, c! / d!].map((share) => Math.round(share * 10) / 10)).toEqual([2, 1, 4]);
  const [young, old] = bars.map(({ y }) => Number(y));
  expect(young).toBeGreaterThan(old!);
});

test("areas stand on each other, as high as their values", () => {
  const svg = draw("area", tableFrom(["2020", "2022"], { a: [10, 20], b: [10, 10] }));
  const [first, second] = attributesOf(svg, "path")
    .filter(({ fill }) => fill !== "none")
    .map(({ d }) => [...d!.matchAll(/[\d.]+/g)].map(Number));
  // x and y of the upper edge, then of the lower one, backwards.
  const [ax1, ay1, , ay2, , by2, , by1] = first!;
  expect(ax1).toBeDefined();
  expect((by2! - ay2!) / (by1! - ay1!)).toBeCloseTo(2, 1);
  expect(second!.at(-1)).toBeCloseTo(ay1!, 1);
});

test("small plots have one scale, and each its last value", () => {
  const svg = draw("small-multiples", tableFrom(["2020", "2021"], { a: [0, 10], b: [0, 100] }));
  const [a, b] = attributesOf(svg, "path").filter(({ transform }) => !transform);
  const rise = ({ d }: Record<string, string>) => {
    const [, y1, , y2] = [...d!.matchAll(/[\d.]+/g)].map(Number);
    return y1! - y2!;
  };
  expect(rise(b!) / rise(a!)).toBeCloseTo(10, 0);
  expect(wordsOf(svg).map(({ text }) => text)).toEqual(expect.arrayContaining(["10", "100"]));
});

test.each<[string, ChartType, Table, RegExp]>([
  ["three series", "slope", tableFrom(["a"], { a: [1], b: [2], c: [3] }), /^3 series → two/],
  ["one series", "pyramid", tableFrom(["a"], { a: [1] }), /^1 series → two/],
  ["a value below zero", "pyramid", tableFrom(["x"], { a: [1], b: [-2] }), /^value below zero of "b" for "x"/],
  ["a gap", "area", tableFrom(["x", "y"], { a: [1, undefined] }), /^missing value of "a" for "y" → .*`line`/],
  ["a value below zero", "area", tableFrom(["x", "y"], { a: [1, -1] }), /^value below zero/],
  [
    "six series",
    "area",
    tableFrom(years, Object.fromEntries("abcdef".split("").map((name) => [name, madeUp(8, 1)]))),
    /^6 series/,
  ],
  ["one category", "area", tableFrom(["x"], { a: [1] }), /^single category/],
  ["one category", "small-multiples", tableFrom(["x"], { a: [1] }), /^single category/],
  ["a word too wide", "dot", tableFrom(["x".repeat(90)], { a: [1] }), /^category/],
  ["a word too wide", "pyramid", tableFrom(["x".repeat(90)], { a: [1], b: [1] }), /^category/],
  ["a word too wide", "slope", tableFrom(["x".repeat(90)], { a: [1], b: [1] }), /^category/],
  [
    "a word too wide",
    "small-multiples",
    tableFrom(years, { ["x".repeat(90)]: madeUp(8, 1), b: madeUp(8, 1) }),
    /^name/,
  ],
])("%s in a chart of type %s: a misfit", (_, type, table, found) => {
  expect(misfit(type, table)).toMatch(found);
});

test.each<[ChartType, (count: number) => Table]>([
  [
    "dot",
    (count) =>
      tableFrom(
        Array.from({ length: count }, (_, at) => `c${at}`),
        { a: madeUp(count, 1) },
      ),
  ],
  [
    "slope",
    (count) =>
      tableFrom(
        Array.from({ length: count }, (_, at) => `c${at}`),
        { a: madeUp(count, 1), b: madeUp(count, 2) },
      ),
  ],
  [
    "pyramid",
    (count) =>
      tableFrom(
        Array.from({ length: count }, (_, at) => `c${at}`),
        { a: madeUp(count, 1), b: madeUp(count, 2) },
      ),
  ],
  [
    "small-multiples",
    (count) =>
      tableFrom(years, Object.fromEntries(Array.from({ length: count }, (_, at) => [`c${at}`, madeUp(8, at)]))),
  ],
])("a misfit of type %s tells how many a page has room for, and they have", (type, rows) => {
  const most = Number(/at most (\d+)/.exec(misfit(type, rows(200)))![1]);
  expect(Number.parseFloat(String(draw(type, rows(most)).properties.height))).toBeLessThanOrEqual(620);
});
