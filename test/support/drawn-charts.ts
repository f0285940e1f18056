/** Draws charts for tests, and finds where their words and shapes stand. */
import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { expect } from "vitest";
import { readChartTokens } from "#charts/chart-tokens.ts";
import { drawChart, type ChartOptions } from "#charts/draw-chart.ts";
import { readMeasure } from "#charts/measure-text.ts";
import type { Table } from "#charts/table.ts";
import { labelsOf } from "#languages/labels.ts";
import type { ChartType } from "#markdown/directives/chart.ts";
import { builtInThemes, readBuiltInTheme } from "#theme/built-in-theme.ts";
import { tokensOfTheme } from "#theme/read-styles.ts";

/** Colours and type of each theme of the project. */
const looks = await Promise.all(
  builtInThemes().map(async (name) => {
    const theme = await readBuiltInTheme(name);
    const measure = await readMeasure(theme.text);
    return { name, tokens: readChartTokens(tokensOfTheme(theme)), measure, typeface: theme.text };
  }),
);

/** Names of the themes of the project. */
export const themes: readonly string[] = looks.map(({ name }) => name);

/** Widths of text that pages have, from a narrow column to A4. */
export const widths = [330, 400, 467.72] as const;

export interface DrawingOptions extends Partial<
  Pick<ChartOptions, "widthPt" | "language" | "maxHeightPt" | "isNarrow">
> {
  theme?: string;
}

export function chartOptions(type: ChartType, { theme = "agency", language = "en", ...more }: DrawingOptions = {}) {
  const { tokens, measure, typeface } = looks.find(({ name }) => name === theme)!;
  const { noData } = labelsOf(language);
  const page = { widthPt: 467.72, maxHeightPt: 620, ...more };
  return { type, ...page, language, noData, tokens, measure, typeface, alt: "What it shows" } satisfies ChartOptions;
}

/** Room in a telephone's window. */
export const narrowWindow = { widthPt: 216, maxHeightPt: 2000, isNarrow: true } as const;

/** Draws. @throws where the data doesn't fit the kind of chart */
export function draw(type: ChartType, table: Table, options: DrawingOptions = {}): Element {
  const drawn = drawChart(table, chartOptions(type, options));
  if ("found" in drawn) throw new Error(`Unexpected ${drawn.found}, expected ${drawn.expected}`);
  return drawn;
}

/** Returns why the data doesn't fit. @throws where it does */
export function misfit(type: ChartType, table: Table, options: DrawingOptions = {}): string {
  const drawn = drawChart(table, chartOptions(type, options));
  if (!("found" in drawn)) throw new Error("Unexpected chart, expected a misfit");
  return `${drawn.found} → ${drawn.expected}`;
}

export function tableFrom(categories: string[], series: Record<string, (number | undefined)[]>, decimals = 0): Table {
  return {
    head: "",
    categories,
    series: Object.entries(series).map(([name, values]) => ({ name, values, decimals })),
  };
}

/** Makes up values that differ from each other and are the same on every run. */
export function madeUp(count: number, seed: number, upTo = 9000): number[] {
  return Array.from({ length: count }, (_, index) => Math.round(upTo * (0.5 + 0.5 * Math.sin(seed * 7 + index * 2.3))));
}

export interface Words {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  fill: string;
}

export function wordsOf(svg: Element, theme = "agency"): Words[] {
  const { measure } = looks.find(({ name }) => name === theme)!;
  const words: Words[] = [];
  visit(svg, "element", ({ tagName, properties, children }) => {
    if (tagName !== "text") return;
    const text = toString({ type: "root", children });
    const size = Number(properties.fontSize);
    const width = measure(text, size);
    const x = Number(properties.x);
    const left = properties.textAnchor === "middle" ? x - width / 2 : properties.textAnchor === "end" ? x - width : x;
    const y = Number(properties.y);
    const fill = String(properties.fill ?? svg.properties.fill);
    // Letters with accents, and those that hang, of Carlito.
    words.push({ text, left, right: left + width, top: y - 0.78 * size, bottom: y + 0.2 * size, fill });
  });
  return words;
}

/** Expects that no words meet, and none leaves the sheet. All are told at once: an `expect` for each pair takes seconds. */
export function expectWordsApart(svg: Element, theme?: string): void {
  const [, , width, height] = String(svg.properties.viewBox).split(" ").map(Number);
  const words = wordsOf(svg, theme);
  const outside = words.filter(
    ({ left, right, top, bottom }) => !(left >= -0.01 && right <= width! + 0.01 && top >= -3 && bottom <= height!),
  );
  const meeting = words.flatMap((one, index) =>
    words
      .slice(index + 1)
      .filter(
        (other) =>
          !(one.right < other.left || other.right < one.left || one.bottom <= other.top || other.bottom <= one.top),
      )
      .map((other) => `${one.text} / ${other.text}`),
  );
  expect({ outside, meeting }).toEqual({ outside: [], meeting: [] });
}

const printableTags = new Set(["svg", "rect", "line", "path", "text"]);
const unprintable = ["id", "className", "style", "opacity", "fillOpacity", "strokeOpacity", "clipPath"];

/** Expects sizes of type and lines that print, plain colours, and nothing that needs opacity, clips or ids. */
export function expectPrintable(svg: Element): void {
  const faults: unknown[] = [];
  visit(svg, "element", ({ tagName, properties }) => {
    const { fill, stroke, fontSize, strokeWidth } = properties;
    const isSound =
      printableTags.has(tagName) &&
      unprintable.every((name) => !(name in properties)) &&
      [fill, stroke].every((paint) => /^(?:none|#[0-9a-f]{6})$/.test(paint?.toString() ?? "none")) &&
      (!fontSize || Number(fontSize) >= 7) &&
      (!strokeWidth || Number(strokeWidth) >= 0.5) &&
      !/NaN|Infinity|undefined/.test(JSON.stringify(properties));
    if (!isSound) faults.push({ tagName, ...properties });
  });
  expect(faults).toEqual([]);
  expect(svg.properties).toMatchObject({ role: "img", ariaLabel: "What it shows" });
  expect(Number.parseFloat(String(svg.properties.height)) % 14).toBe(0);
}

export function attributesOf(svg: Element, tagName: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  visit(svg, "element", (node) => {
    if (node.tagName === tagName) found.push(node.properties as Record<string, string>);
  });
  return found;
}
