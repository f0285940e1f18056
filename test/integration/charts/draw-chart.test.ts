/** Draws tables of every shape: words fit and don't meet, and bars measure what they mean. */
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { drawChart } from "#charts/draw-chart.ts";
import type { Table } from "#charts/table.ts";
import { chartTypes, isChartType, type ChartType } from "#markdown/directives/chart.ts";
import {
  attributesOf,
  chartOptions,
  draw,
  expectPrintable,
  expectWordsApart,
  madeUp,
  narrowWindow,
  tableFrom,
  wordsOf,
} from "../../support/drawn-charts.ts";

const months = "January February March April May June July August September October November December".split(" ");
const countries = [
  ..."Belgium Bulgaria Czechia Denmark Germany Estonia Ireland Greece Spain France Croatia Italy Cyprus Latvia".split(
    " ",
  ),
  ..."Lithuania Luxembourg Hungary Malta Netherlands Austria Poland Portugal Romania Slovenia Slovakia".split(" "),
  ..."Finland Sweden".split(" "),
];
const years = Array.from({ length: 10 }, (_, index) => String(2013 + index));
const six = Object.fromEntries(
  ["Syria", "Afghanistan", "Türkiye", "Venezuela", "Colombia", "Other"].map((name, at) => [name, madeUp(12, at)]),
);

const samples: [name: string, type: ChartType, table: Table, language?: string][] = [
  ["12 months, 2 series", "bar", tableFrom(months, { "2021": madeUp(12, 1, 99), "2022": madeUp(12, 2, 99) })],
  ["12 months, long numbers", "bar", tableFrom(months, { "2021": madeUp(12, 1), "2022": madeUp(12, 2, 99999) })],
  ["12 months, 6 series", "stacked", tableFrom(months, six)],
  ["6 series side by side", "horizontal-bar", tableFrom(months.slice(0, 8), six)],
  [
    "27 countries, 3 series",
    "horizontal-stacked",
    tableFrom(countries, {
      "Refugee status": madeUp(27, 1),
      "Subsidiary protection": madeUp(27, 2),
      Negative: madeUp(27, 3),
    }),
  ],
  [
    "10 years, 4 series",
    "line",
    tableFrom(years, { A: madeUp(10, 1), B: madeUp(10, 2), C: madeUp(10, 3), D: madeUp(10, 4) }),
  ],
  [
    "lines that end together at zero",
    "line",
    tableFrom(
      months,
      Object.fromEntries(
        [
          "Syria",
          "Afghanistan",
          "Türkiye",
          "All other countries of origin, stateless persons and persons whose citizenship is unknown",
        ].map((name) => [name, [...madeUp(11, 5), 0]]),
      ),
    ),
  ],
  [
    "many categories",
    "line",
    tableFrom(
      Array.from({ length: 365 }, (_, n) => `Day ${n + 1}`),
      { A: madeUp(365, 1), B: madeUp(365, 2) },
    ),
  ],
  ["values below zero", "bar", tableFrom(["Q1", "Q2", "Q3", "Q4"], { Change: [-3.5, 4.25, 0, undefined] }, 2)],
  [
    "rows below zero",
    "horizontal-bar",
    tableFrom(countries.slice(0, 6), { A: [-9, 8, 0, 3, -1, 2], B: [4, -999, 5, undefined, 1, 2] }),
  ],
  ["stacked below zero", "stacked", tableFrom(years, { In: madeUp(10, 1), Out: madeUp(10, 2).map((value) => -value) })],
  ["lines below zero", "line", tableFrom(years, { In: madeUp(10, 1), Out: madeUp(10, 2).map((value) => -value) })],
  ["one value", "bar", tableFrom(["Applications"], { n: [385000] })],
  ["one row", "horizontal-bar", tableFrom(["Applications"], { n: [385000] })],
  ["only zeros", "bar", tableFrom(["a", "b"], { n: [0, 0] })],
  ["only zeros in rows", "horizontal-bar", tableFrom(["a", "b"], { n: [0, 0] })],
  ["only zeros in lines", "line", tableFrom(["a", "b"], { n: [0, 0] })],
  [
    "long names",
    "horizontal-bar",
    tableFrom(
      [
        "Directorate-General for Migration and Home Affairs, together with the national administrations",
        "Courts/tribunals of first instance",
      ],
      { n: [12, 55] },
    ),
  ],
  [
    "long names below",
    "bar",
    tableFrom(
      ["Applications by unaccompanied minors", "Repeated applications", "Withdrawn or discontinued applications"],
      { n: [12, 55, 7] },
    ),
  ],
  [
    "Greek",
    "bar",
    tableFrom(
      ["Ιανουάριος", "Φεβρουάριος", "Μάρτιος", "Απρίλιος"],
      { "Πρώτες αιτήσεις": [1.5, 20.5, 9, 4], "Επόμενες αιτήσεις": [3, 8, 2.5, 7] },
      1,
    ),
    "el",
  ],
  [
    "Bulgarian",
    "line",
    tableFrom(["2016", "2018", "2019", "2022"], {
      "Молби за международна закрила": madeUp(4, 1, 99999),
      "Решения на първа инстанция": madeUp(4, 2, 99999),
    }),
    "bg",
  ],
  ["large numbers", "stacked", tableFrom(["a", "b"], { n: [123456789012345, 1], m: [1, 999999999999999] })],
  ["small numbers", "line", tableFrom(["a", "b"], { n: [0.0001, 0.0002], m: [0.00015, 0.0001] }, 5)],
];

describe.each(samples)("%s", (name, type, table, language = "en") => {
  test("no words meet, none leaves the sheet", () => {
    expectWordsApart(draw(type, table, { language }));
  });

  test("no words meet in a narrow window, if it has room for them", () => {
    const drawn = drawChart(table, chartOptions(type, { language, ...narrowWindow }));
    if (!("found" in drawn)) expectWordsApart(drawn);
    else expect(["large numbers", "values below zero"]).toContain(name);
  });

  test("every name of a series is written where there are several, and bars never cover words", () => {
    const svg = draw(type, table, { language });
    const words = wordsOf(svg);
    const written = words.map(({ text }) => text).join(" ");
    if (table.series.length > 1) for (const { name } of table.series) expect(written).toContain(name.split(" ")[0]);
    for (const { x, y, width, height } of attributesOf(svg, "rect")) {
      for (const { text, left, right, top, bottom } of words) {
        const [overX, overY] = [
          Math.min(right, Number(x) + Number(width)) - Math.max(left, Number(x)),
          Math.min(bottom, Number(y) + Number(height)) - Math.max(top, Number(y)),
        ];
        // Words' boxes are higher than their letters.
        expect(Math.min(overX, overY), text).toBeLessThan(1.2);
      }
    }
  });

  test("prints: sizes of type and lines, plain colours, nothing that needs opacity, clips or ids", () => {
    expectPrintable(draw(type, table, { language }));
  });
});

test("bars measure what their values are", () => {
  const svg = draw("bar", tableFrom(["a", "b", "c"], { n: [10, 25, undefined] }));
  const heights = attributesOf(svg, "rect").map(({ height }) => Number(height));
  expect(heights).toHaveLength(2);
  expect(heights[1]! / heights[0]!).toBeCloseTo(2.5, 2);
});

test("stacked bars begin where the last one ended", () => {
  const svg = draw("horizontal-stacked", tableFrom(["a"], { l: [10], n: [30], m: [20] }));
  const [first, second, third] = attributesOf(svg, "rect")
    .slice(3)
    .map(({ x, width }) => ({ x: Number(x), width: Number(width) }));
  expect(third!.x - first!.x).toBeCloseTo(first!.width * 4, 0);
  expect(second!.width / first!.width).toBeCloseTo(3, 1);
});

test("stacked values below zero hang from it, those above stand on it", () => {
  const svg = draw("stacked", tableFrom(["a"], { l: [10], n: [-30], m: [20] }));
  const [up, down, above] = attributesOf(svg, "rect")
    .slice(3)
    .map(({ y, height }) => ({ top: Number(y), bottom: Number(y) + Number(height) }));
  expect(above!.bottom).toBeCloseTo(up!.top, 0);
  expect(down!.top).toBeCloseTo(up!.bottom, 0);
});

test("names below bars keep apart, or are refused", () => {
  for (let letters = 4; letters < 16; letters++) {
    const names = Array.from({ length: 12 }, (_, index) => "n".repeat(letters) + String.fromCharCode(97 + index));
    const drawn = drawChart(tableFrom(names, { n: madeUp(12, 1) }), chartOptions("bar"));
    if ("found" in drawn) continue;
    const words = wordsOf(drawn).filter(({ text }) => text.startsWith("n"));
    for (const [index, { left }] of words.slice(1).entries()) expect(left - words[index]!.right).toBeGreaterThan(3);
  }
});

test("years stand at their distance, a line is broken where a value is missing", () => {
  const svg = draw("line", tableFrom(["2014", "2016", "2017", "2022"], { n: [1, undefined, 3, 4] }));
  const markers = attributesOf(svg, "path").filter(({ transform }) => transform);
  const xs = markers.map(({ transform }) => Number(/[\d.]+/.exec(transform!)![0]));
  expect(xs).toHaveLength(3);
  expect((xs[1]! - xs[0]!) / (xs[2]! - xs[0]!)).toBeCloseTo(3 / 8, 2);
  const path = attributesOf(svg, "path").find(({ transform }) => !transform)!.d!;
  expect(path.match(/M/g)).toHaveLength(2);
});

test("values are written on bars as the language writes them", () => {
  const texts = wordsOf(draw("horizontal-bar", tableFrom(["a"], { n: [-1234567.5] }, 1), { language: "de" }));
  expect(texts.map(({ text }) => text)).toContain("\u22121.234.567,5");
});

test("whole numbers have whole values on their axis", () => {
  const svg = draw("line", tableFrom(["a", "b"], { n: [0, 1] }));
  expect(wordsOf(svg).map(({ text }) => text)).toEqual(["0", "1", "a", "b"]);
});

test("the same table has the same bytes, and names can't write SVG", () => {
  const table = tableFrom(["<script>", 'a"&b'], { "</svg>": [1, 2], m: [2, 1] });
  const write = () =>
    unified()
      .use(rehypeStringify)
      .stringify({ type: "root", children: [draw("bar", table)] });
  expect(write()).toBe(write());
  expect(write()).not.toContain("<script");
  expect(write().match(/<\/svg>/g)).toHaveLength(1);
});

test.each<[string, ChartType, Table, string]>([
  [
    "seven series",
    "bar",
    tableFrom(["a"], Object.fromEntries("a b c d e f g".split(" ").map((name) => [name, [1]]))),
    "7 series",
  ],
  ["names too wide below bars", "bar", tableFrom(countries, { n: madeUp(27, 1) }), "category"],
  [
    "a word too wide beside rows",
    "horizontal-bar",
    tableFrom(["Donaudampfschifffahrtsgesellschaftskapitänswitwenrente"], { n: [1] }),
    "category",
  ],
  ["a series too wide for the legend", "bar", tableFrom(["a"], { ["x".repeat(300)]: [1], m: [1] }), "series"],
  [
    "a series too wide beside lines",
    "line",
    tableFrom(["a", "b"], { ["x".repeat(60)]: [1, 2], m: [1, 2] }),
    "names of series",
  ],
  ["a category too wide below lines", "line", tableFrom(["a", "x".repeat(200)], { m: [1, 2] }), "names of categories"],
  [
    "more rows than a page has room for",
    "horizontal-bar",
    tableFrom([...countries, ...countries.map((name) => `${name} 2`)], { n: madeUp(54, 1) }),
    "54 rows",
  ],
  ["a line over one category", "line", tableFrom(["2022"], { n: [1] }), "single category"],
])("%s: a misfit", (_, type, table, found) => {
  const drawn = drawChart(table, chartOptions(type));
  if (!("found" in drawn)) throw new Error("Unexpected chart, expected a misfit");
  expect(drawn.found).toContain(found);
  expect(drawn.expected).not.toBe("");
});

test("a misfit tells how many rows a page has room for, and they have", () => {
  const rows = (count: number) =>
    tableFrom(
      Array.from({ length: count }, (_, n) => `c${n}`),
      { n: madeUp(count, 1) },
    );
  const drawn = drawChart(rows(99), chartOptions("horizontal-bar"));
  const most = Number(/\d+/.exec("expected" in drawn ? drawn.expected : "")![0]);
  expect(Number.parseFloat(String(draw("horizontal-bar", rows(most)).properties.height))).toBeLessThanOrEqual(620);
  expect(drawChart(rows(most + 1), chartOptions("horizontal-bar"))).toHaveProperty("found");
});

test("kinds of charts are known by name", () => {
  expect(chartTypes.every(isChartType)).toBe(true);
  expect(isChartType("pie")).toBe(false);
});
