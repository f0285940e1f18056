/** Draws a table in a kind of chart as an SVG element (hast), or says why the data doesn't fit that kind. */
import type { Element } from "hast";
import { linePt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import type { ChartType } from "../markdown/directives/chart.ts";
import { drawLevelBars } from "./level-bars.ts";
import { drawDots } from "./dots.ts";
import { drawLines } from "./lines.ts";
import { drawPyramid } from "./pyramid.ts";
import { drawMultiples } from "./small-multiples.ts";
import { drawSlopes } from "./slopes.ts";
import { roundPlace, svgElement } from "./shapes.ts";
import type { Typeface } from "../theme/theme.ts";
import { drawAreas } from "./areas.ts";
import { centreTexts } from "./centre-texts.ts";
import type { Table } from "./table.ts";
import { drawTileMap } from "./tile-map.ts";
import { drawUprightBars } from "./upright-bars.ts";

export interface ChartOptions extends Canvas {
  type: ChartType;
  /** Sentence that says what the chart shows. */
  alt: string;
  /** That of the texts; `measure` knows how wide they are in it. */
  typeface: Pick<Typeface, "stack" | "metrics">;
}

/** Most series of a chart: more can't be told apart in grey print. Plots of their own tell more of them apart. */
const maxSeries: Partial<Record<ChartType, number>> = { area: 5, "small-multiples": 1000 };
const usualMaxSeries = 6;

/**
 * Returns vectors and real text, lengths in points, plain colours without opacity, gradients, patterns, clips,
 * classes or ids: several charts may stand in one document. The height is a multiple of the report's line. The
 * same input gives the same bytes.
 */
export function drawChart(table: Table, options: ChartOptions): Element | Misfit {
  const most = maxSeries[options.type] ?? usualMaxSeries;
  if (table.series.length > most) {
    return { found: `${table.series.length} series in one chart`, expected: `at most ${most}, or a second chart` };
  }
  const drawing = drawKind(table, options);
  if ("found" in drawing) return drawing;
  const { elements } = drawing;
  const widthPt = roundPlace(options.widthPt);
  const heightPt = Math.ceil(drawing.heightPt / linePt) * linePt;
  return svgElement(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      ariaLabel: options.alt,
      width: `${widthPt}pt`,
      height: `${heightPt}pt`,
      viewBox: `0 0 ${widthPt} ${heightPt}`,
      fontFamily: options.typeface.stack.replaceAll('"', ""),
      // Without it Chromium may round the advance of each letter to whole pixels, and text is wider than measured.
      textRendering: "geometricPrecision",
      fill: options.tokens.black,
    },
    centreTexts(elements, options.typeface.metrics),
  );
}

function drawKind(table: Table, options: ChartOptions): ChartDrawing | Misfit {
  const { isNarrow } = options;
  switch (options.type) {
    case "bar":
      return isNarrow ? drawLevelBars(table, false, options) : drawUprightBars(table, false, options);
    case "stacked":
      return isNarrow ? drawLevelBars(table, true, options) : drawUprightBars(table, true, options);
    case "horizontal-bar":
      return drawLevelBars(table, false, options);
    case "horizontal-stacked":
      return drawLevelBars(table, true, options);
    case "line":
      return drawLines(table, options);
    case "area":
      return drawAreas(table, options);
    case "slope":
      return drawSlopes(table, options);
    case "dot":
      return drawDots(table, options);
    case "pyramid":
      return drawPyramid(table, options);
    case "small-multiples":
      return drawMultiples(table, options);
    case "tile-map":
      return drawTileMap(table, options);
  }
}
