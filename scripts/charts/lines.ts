/** Draws a line for each series of a table over the categories, named at its end. */
import type { Element } from "hast";
import { gridPt, linePt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { leaderPt, placesOfNames } from "./end-names.ts";
import { placeNamedPlot } from "./named-plot.ts";
import { strokesOf } from "./palette.ts";
import { seriesLine } from "./series-line.ts";
import { markerAt, straightLine, textBlock, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";
import { levelGrid, zeroLine } from "./value-axis.ts";

/** Points between values, so that each may have its marker. */
const markerGapPt = 8;

/**
 * Returns the drawing. Years stand at their distance in time, all other categories at equal distances; where their
 * names are tight, only each second, third … is written, the last always. A line is broken where a value is
 * missing; a single series is named by the chart's title alone.
 */
export function drawLines(table: Table, canvas: Canvas): ChartDrawing | Misfit {
  const { tokens } = canvas;
  const { categories, series } = table;
  if (categories.length < 2) return { found: "single category", expected: "two or more, or a chart of bars" };

  const plot = placeNamedPlot(table, canvas, {
    values: series.flatMap((of) => of.values).filter((value) => value !== undefined),
    legend: "markers",
    sidePt: 4,
    marks: "lines",
    place: "at the ends of their lines",
  });
  if ("found" in plot) return plot;
  const { axis, scale, heightPt, foot, left, to, xs, written, names, key } = plot;

  const elements: Element[] = [...key, ...levelGrid(axis, scale, left, to, tokens.tintStrong)];
  elements.push(zeroLine([left, scale(0)], [to, scale(0)], tokens.black));
  for (const index of written) {
    if (axis.min === 0) elements.push(straightLine([xs[index]!, foot], [xs[index]!, foot + 3], tokens.black, gridPt));
    elements.push(textLine(categories[index]!, xs[index]!, foot + linePt / 2 + 2, textPt, "middle"));
  }
  const lines = series.map(({ values: of }) => of.map((value) => (value === undefined ? undefined : scale(value))));
  const strokes = strokesOf(tokens);
  const isWide = xs.every((x, index) => index === 0 || x - xs[index - 1]! >= markerGapPt);
  const marked = new Set(isWide ? xs.keys() : written);
  // The first series is drawn last, above the others.
  for (const [index, ys] of [...lines.entries()].toReversed())
    elements.push(...seriesLine(xs, ys, strokes[index]!, marked));

  const ends = lines.map((ys) => ys.findLast((y) => y !== undefined)!);
  const places = placesOfNames(names, ends, foot);
  for (const [index, rows] of names.rows.entries()) {
    const [end, y, stroke] = [ends[index]!, places[index]!, strokes[index]!];
    const isComplete = lines[index]!.at(-1) !== undefined;
    if (isComplete) elements.push(straightLine([to + 4, end], [to + leaderPt - 3, y], stroke.colour, gridPt));
    else elements.push(markerAt(to + leaderPt / 2, y, stroke));
    elements.push(...textBlock(rows, to + leaderPt, y));
  }
  return { heightPt, elements };
}
