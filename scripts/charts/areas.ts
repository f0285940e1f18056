/** Draws a table's series as areas on each other over the categories, named at their right ends. */
import { area, line } from "d3-shape";
import type { Element } from "hast";
import { barsOf } from "./bars.ts";
import { gridPt, linePt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { leaderPt, placesOfNames } from "./end-names.ts";
import { placeNamedPlot } from "./named-plot.ts";
import { fillsOf, type AreaFill } from "./palette.ts";
import { roundPlace, straightLine, svgElement, textBlock, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";
import { levelGrid, zeroLine } from "./value-axis.ts";

const hatchStepPt = 3;

/**
 * Returns the drawing. The first series stands on the axis, the others on it; each has its name beside its right end.
 * Every value must be there, and none below zero: an area without one would lie.
 */
export function drawAreas(table: Table, canvas: Canvas): ChartDrawing | Misfit {
  const { tokens } = canvas;
  const { categories, series } = table;
  const wrong = misfitOf(table);
  if (wrong) return wrong;
  const bars = barsOf(table, true);
  const plot = placeNamedPlot(table, canvas, {
    values: bars.map(({ to }) => to),
    sidePt: 0,
    marks: "areas",
    place: "beside their areas",
  });
  if ("found" in plot) return plot;
  const { axis, scale, heightPt, foot, from, to, xs, written, names, key } = plot;

  const edges = series.map((_, index) =>
    bars
      .filter((bar) => bar.series === index)
      .map((bar, row): Edge => ({ x: xs[row]!, bottom: scale(bar.from), top: scale(bar.to) })),
  );
  const fills = fillsOf(tokens);
  const elements: Element[] = [...key, ...levelGrid(axis, scale, from, to, tokens.tintStrong)];
  for (const [index, of] of edges.entries()) elements.push(...areaOf(of, fills[index]!));
  elements.push(zeroLine([from, scale(0)], [to, scale(0)], tokens.black));
  for (const index of written) {
    elements.push(straightLine([xs[index]!, foot], [xs[index]!, foot + 3], tokens.black, gridPt));
    elements.push(textLine(categories[index]!, xs[index]!, foot + linePt / 2 + 2, textPt, "middle"));
  }
  const middles = edges.map((of) => (of.at(-1)!.top + of.at(-1)!.bottom) / 2);
  const places = placesOfNames(names, middles, foot);
  for (const [index, rows] of names.rows.entries()) {
    elements.push(straightLine([to + 2, middles[index]!], [to + leaderPt - 3, places[index]!], tokens.black, gridPt));
    elements.push(...textBlock(rows, to + leaderPt, places[index]!));
  }
  return { heightPt, elements };
}

function misfitOf({ categories, series }: Table): Misfit | undefined {
  if (categories.length < 2) return { found: "single category", expected: "two or more, or a chart of bars" };
  for (const { name, values } of series) {
    const row = values.findIndex((value) => value === undefined || value < 0);
    if (row === -1) continue;
    const found = `${values[row] === undefined ? "missing value" : "value below zero"} of "${name}" for "${categories[row]}"`;
    return { found, expected: "a value of 0 or more, or type `line`" };
  }
  return undefined;
}

/** Where an area begins and ends at a category. */
interface Edge {
  x: number;
  bottom: number;
  top: number;
}

/** Draws an area with its outline, and upright lines in it where its fill is hatched. */
function areaOf(edges: readonly Edge[], { colour, edge, hatching }: AreaFill): Element[] {
  const shape = area<Edge>()
    .x(({ x }) => x)
    .y0(({ bottom }) => bottom)
    .y1(({ top }) => top)
    .digits(2)([...edges]);
  const upper = line<Edge>()
    .x(({ x }) => x)
    .y(({ top }) => top)
    .digits(2)([...edges]);
  const lines = hatching ? hatch(edges) : "";
  return [
    svgElement("path", { d: shape ?? "", fill: colour }),
    ...(lines ? [svgElement("path", { d: lines, fill: "none", stroke: hatching!.colour, strokeWidth: 0.6 })] : []),
    svgElement("path", { d: upper ?? "", fill: "none", stroke: edge ?? "#ffffff", strokeWidth: 0.75 }),
  ];
}

/** Returns upright lines from the lower edge to the upper one, which stands between two categories straight. */
function hatch(edges: readonly Edge[]): string {
  const segments: string[] = [];
  for (const [index, next] of edges.slice(1).entries()) {
    const edge = edges[index]!;
    for (let x = Math.ceil(edge.x / hatchStepPt) * hatchStepPt; x < next.x; x += hatchStepPt) {
      const share = (x - edge.x) / (next.x - edge.x);
      const [bottom, top] = [edge.bottom, edge.top].map((y, at) => y + share * ([next.bottom, next.top][at]! - y));
      if (bottom! - top! > 0.5) segments.push(`M${roundPlace(x)},${roundPlace(bottom!)}V${roundPlace(top!)}`);
    }
  }
  return segments.join("");
}
