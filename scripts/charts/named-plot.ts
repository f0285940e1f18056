/** Places what charts of lines and areas share: the scale of values, the categories, and names at the right end. */
import type { Element } from "hast";
import { linePt, plotHeightPt, textPt, type Canvas, type Misfit } from "./canvas.ts";
import { namesWithRoom, placesOfCategories } from "./category-places.ts";
import { endNames, type EndNames } from "./end-names.ts";
import { legendOf } from "./legend.ts";
import type { Table } from "./table.ts";
import { axisGapPt, axisDecimals, scaleOf, valueAxis } from "./value-axis.ts";

/** Share of the chart's width that is left for the plot at least. */
const plotShare = 0.4;

/** Where the parts of a plot stand, in points from the chart's top left. */
export interface NamedPlot {
  axis: ReturnType<typeof valueAxis>;
  scale: ReturnType<typeof scaleOf>;
  heightPt: number;
  /** Height of the line below which categories are written. */
  foot: number;
  /** Right end of what is written beside the axis. */
  left: number;
  /** Ends of the plot, and where each category stands between them. */
  from: number;
  to: number;
  xs: readonly number[];
  /** Indices of the categories that are written. */
  written: readonly number[];
  /** Names of the series, beside their ends. */
  names: EndNames;
  /** The legend, on a narrow canvas, which has no room for names at the ends. */
  key: readonly Element[];
}

interface PlotForm {
  /** The highest and lowest that is drawn are among them. */
  values: readonly number[];
  legend?: "markers";
  /** Room that what is drawn takes at either side of the plot. */
  sidePt: number;
  /** Name of the marks in a message, and where it says that the names of their series stand. */
  marks: string;
  place: string;
}

/** Returns the plot, or what does not fit. */
export function placeNamedPlot(
  table: Table,
  canvas: Canvas,
  { values, legend, sidePt, marks, place }: PlotForm,
): NamedPlot | Misfit {
  const { widthPt, measure, isNarrow } = canvas;
  const { categories, series } = table;
  const axis = valueAxis([...values], axisDecimals(table), canvas);
  const left = axis.labelWidthPt + axisGapPt;
  const key = isNarrow ? legendOf(series, canvas, legend) : { heightPt: 0, elements: [] };
  if ("found" in key) return key;
  const heightPt = key.heightPt + plotHeightPt;
  const foot = heightPt - linePt;
  const names = endNames(series, canvas, foot);
  if (!names) return { found: `names of series that have no room ${place}`, expected: "shorter ones" };
  const from = Math.max(left + sidePt, measure(categories[0]!, textPt) / 2);
  const to = widthPt - Math.max(measure(categories.at(-1)!, textPt) / 2, sidePt, names.besidePt);
  const xs = placesOfCategories(categories, from, to);
  const written = namesWithRoom(categories, xs, canvas);
  if (!written || to - from < plotShare * widthPt) {
    return { found: `names of categories that have no room below ${marks}`, expected: "shorter ones" };
  }
  const scale = scaleOf(axis, [foot, key.heightPt + textPt / 2]);
  return { axis, scale, heightPt, foot, left, from, to, xs, written, names, key: key.elements };
}
