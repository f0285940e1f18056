/** Draws a small plot for each series, all with one scale, so that many can be compared without meeting. */
import type { Element } from "hast";
import { gridPt, leadingPt, linePt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { placesOfCategories } from "./category-places.ts";
import { numberFormat } from "../data/format-number.ts";
import { strokesOf } from "./palette.ts";
import { tooManyRows, wholeLines } from "./row-names.ts";
import { seriesLine } from "./series-line.ts";
import { straightLine, textBlock, textLine } from "./shapes.ts";
import type { Series, Table } from "./table.ts";
import { axisGapPt, axisDecimals, scaleOf, valueAxis, zeroLine, type ValueAxis } from "./value-axis.ts";
import { wrapText } from "./wrap-text.ts";

const plotHeightPt = 5 * linePt;
const plotGapPt = 12;
/** Least width of a plot, and most plots side by side. */
const [leastPlotPt, mostColumns] = [84, 5];

/**
 * Returns the drawing. Each plot bears the name of its series and the last value; the values of the scale stand at
 * the left of each row of plots, the first and the last category below each. Where the columns of the table are years
 * and the rows are none, each row has a plot.
 */
export function drawMultiples(given: Table, canvas: Canvas): ChartDrawing | Misfit {
  const table = turned(given);
  const { widthPt, language, measure } = canvas;
  const maxHeightPt = wholeLines(canvas.maxHeightPt);
  const { categories, series } = table;
  if (categories.length < 2) return { found: "single category", expected: "two or more, or a chart of bars" };
  const values = series.flatMap((of) => of.values.filter((value) => value !== undefined));
  const axis = valueAxis(values, axisDecimals(table), canvas);
  const left = axis.labelWidthPt + axisGapPt;
  const columns = columnsFor(series.length, widthPt - left);
  const plotPt = (widthPt - left - (columns - 1) * plotGapPt) / columns;
  const ends = [categories[0]!, categories.at(-1)!] as const;
  if (measure(ends[0], textPt) + measure(ends[1], textPt) + 6 > plotPt) {
    return {
      found: `categories "${ends[0]}" and "${ends[1]}" that have no room below a plot`,
      expected: "shorter names",
    };
  }
  const names = series.map(({ name }) => wrapText(name, plotPt, textPt, measure));
  const wide = names.findIndex((lines) => lines.some((line) => measure(line, textPt) > plotPt));
  if (wide !== -1) {
    return { found: `name "${series[wide]!.name}" with a word that is wider than a plot`, expected: "a shorter name" };
  }
  const rowCount = Math.ceil(series.length / columns);
  const nameLines = Math.max(...names.map((lines) => lines.length));
  const format = series.map(({ decimals }) => numberFormat(language, decimals));
  const lasts = series.map(({ values: of }, index) => {
    const value = of.findLast((one) => one !== undefined);
    return value === undefined ? "" : format[index]!(value);
  });
  const isOneLine = names.every(
    ([name], index) => nameLines === 1 && measure(name!, textPt) + measure(lasts[index]!, textPt) + 8 <= plotPt,
  );
  const headPt = nameLines * leadingPt + (isOneLine ? 0 : leadingPt) + 8;
  const rowPt = headPt + plotHeightPt + linePt + 8;
  if (rowCount * rowPt > maxHeightPt) {
    return tooManyRows(series.length, columns * Math.floor(maxHeightPt / rowPt), "plots");
  }
  const elements = series.flatMap((of, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const x = left + column * (plotPt + plotGapPt);
    const top = row * rowPt;
    return [
      ...textBlock(names[index]!, x, top + (names[index]!.length * leadingPt) / 2),
      textLine(lasts[index]!, x + plotPt, top + headPt - 8 - leadingPt / 2, textPt, "end"),
      ...plotOf({ of, categories, axis, isFirst: column === 0, x, top: top + headPt, plotPt }, canvas),
    ];
  });
  return { heightPt: rowCount * rowPt, elements };
}

/** Returns the table with its rows as series, where the columns are years and the rows none. */
function turned(table: Table): Table {
  const isYear = (name: string) => /^\d{4}$/.test(name);
  const { categories, series } = table;
  if (!series.every(({ name }) => isYear(name)) || categories.every(isYear)) return table;
  const decimals = axisDecimals(table);
  return {
    head: "",
    categories: series.map(({ name }) => name),
    series: categories.map((name, row) => ({ name, values: series.map(({ values }) => values[row]), decimals })),
  };
}

/** Returns how many plots stand side by side: as many as have room, in rows that are about as long. */
function columnsFor(count: number, widthPt: number): number {
  const most = Math.max(1, Math.min(mostColumns, count, Math.floor((widthPt + plotGapPt) / (leastPlotPt + plotGapPt))));
  return Math.ceil(count / Math.ceil(count / most));
}

interface Plot {
  of: Series;
  categories: readonly string[];
  axis: ValueAxis;
  isFirst: boolean;
  x: number;
  top: number;
  plotPt: number;
}

function plotOf({ of, categories, axis, isFirst, x, top, plotPt }: Plot, canvas: Canvas): Element[] {
  const { tokens } = canvas;
  const [from, to] = [x, x + plotPt - 4];
  const foot = top + plotHeightPt;
  const scale = scaleOf(axis, [foot, top]);
  const elements = axis.ticks.flatMap(({ value, label }) => [
    ...(value === 0 ? [] : [straightLine([from, scale(value)], [x + plotPt, scale(value)], tokens.tintStrong, gridPt)]),
    ...(isFirst ? [textLine(label, from - axisGapPt, scale(value), textPt, "end")] : []),
  ]);
  elements.push(zeroLine([from, scale(0)], [x + plotPt, scale(0)], tokens.black));
  const xs = placesOfCategories(categories, from + 4, to);
  const ys = of.values.map((value) => (value === undefined ? undefined : scale(value)));
  const last = of.values.findLastIndex((value) => value !== undefined);
  const [stroke] = strokesOf(tokens);
  elements.push(...seriesLine(xs, ys, stroke!, new Set([last])));
  elements.push(
    textLine(categories[0]!, from, foot + linePt / 2 + 2, textPt),
    textLine(categories.at(-1)!, x + plotPt, foot + linePt / 2 + 2, textPt, "end"),
  );
  return elements;
}
