/** Draws a line for each category from its value in one column to that in the next, both ends named. */
import type { Element } from "hast";
import {
  gridPt,
  leadingPt,
  linePt,
  plotHeightPt,
  textPt,
  type Canvas,
  type ChartDrawing,
  type Misfit,
} from "./canvas.ts";
import { numberFormat } from "../data/format-number.ts";
import { strokesOf } from "./palette.ts";
import { rowNames, tooManyRows, wholeLines } from "./row-names.ts";
import { markerAt, roundPlace, straightLine, svgElement, textBlock, textLine } from "./shapes.ts";
import { spreadApart } from "./spread.ts";
import type { Table } from "./table.ts";
import { scaleOf } from "./value-axis.ts";

/** Share of the chart's width that the names at either side may take, their values beside them. */
const nameShare = 0.24;
/** Share that is left for the lines at least. */
const plotShare = 0.25;
const valueGapPt = 5;
/** Points from a line's end to the value, with a leader where this had to move. */
const leaderPt = 14;

/**
 * Returns the drawing. What falls is dashed, in another colour. The scale runs from the least value to the greatest,
 * since each end bears its value; where ends are near to each other, their names move apart.
 */
export function drawSlopes(table: Table, canvas: Canvas): ChartDrawing | Misfit {
  const { widthPt, measure, tokens, language, isNarrow } = canvas;
  const maxHeightPt = wholeLines(canvas.maxHeightPt);
  const { categories, series } = table;
  if (series.length !== 2) return { found: `${series.length} series`, expected: 'two, chosen by `columns="…"`' };
  const names = rowNames(categories, widthPt * nameShare, canvas);
  if ("found" in names) return names;
  const headPt = linePt + 4;
  const heights = names.lines.map((lines) => lines.length * leadingPt + 1);
  const needed = heights.reduce((sum, height) => sum + height, 0);
  // A few lines need less room than a chart of many.
  const usual = Math.min(plotHeightPt, maxHeightPt - headPt, (4 + 2 * categories.length) * linePt);
  const heightPt = headPt + Math.max(usual, needed);
  if (heightPt > maxHeightPt) {
    return tooManyRows(categories.length, Math.floor((maxHeightPt - headPt) / Math.max(...heights)));
  }

  const texts = series.map(({ values, decimals }) => {
    const format = numberFormat(language, decimals);
    return values.map((value) => (value === undefined ? undefined : format(value)));
  });
  const valueWidths = texts.map((of) =>
    Math.max(...of.map((text) => (text === undefined ? 0 : measure(text, textPt)))),
  );
  // Where there is little room, names stand at the left alone, and at the right of what has no value there.
  const hasName = (side: number, row: number) => !isNarrow || side === 0 || series[0]!.values[row] === undefined;
  const nameWidths = series.map((_, side) =>
    Math.max(
      -valueGapPt,
      ...names.lines.flatMap((lines, row) => (hasName(side, row) ? lines.map((line) => measure(line, textPt)) : [])),
    ),
  );
  const besides = valueWidths.map((width, side) => nameWidths[side]! + valueGapPt + width + leaderPt);
  const ends = [besides[0]!, widthPt - besides[1]!] as const;
  if (ends[1] - ends[0] < plotShare * widthPt) {
    return { found: "names and values that leave no room for lines", expected: "shorter names" };
  }
  const values = series.flatMap((of) => of.values.filter((value) => value !== undefined));
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const scale = scaleOf(min === max ? { min: min - 1, max: max + 1 } : { min, max }, [
    heightPt - leadingPt / 2 - 1,
    headPt + leadingPt / 2,
  ]);

  const elements: Element[] = [...headsOf(table, ends, canvas)];
  for (const x of ends) elements.push(straightLine([x, headPt], [x, heightPt], tokens.tintStrong, gridPt));
  elements.push(...linesOf(table, ends, scale, canvas));
  for (const [side, { values: of }] of series.entries()) {
    const known = categories.flatMap((_, row) => (of[row] === undefined ? [] : [row]));
    const wanted = known.map((row) => ({ y: scale(of[row]!) - headPt, height: heights[row]! }));
    const places = spreadApart(wanted, heightPt - headPt);
    const outward = side === 0 ? -1 : 1;
    for (const [at, row] of known.entries()) {
      const y = places[at]! + headPt;
      const [x, anchor] = [ends[side]!, side === 0 ? "end" : "start"] as const;
      elements.push(
        straightLine([x + outward * 4, scale(of[row]!)], [x + outward * (leaderPt - 3), y], tokens.black, gridPt),
        textLine(texts[side]![row]!, x + outward * leaderPt, y, textPt, anchor),
      );
      if (!hasName(side, row)) continue;
      const nameAt = x + outward * (leaderPt + valueWidths[side]! + valueGapPt);
      elements.push(...textBlock(names.lines[row]!, nameAt, y, { anchor }));
    }
  }
  return { heightPt, elements };
}

/** Writes the names of the columns above the ends of the lines. */
function headsOf({ series }: Table, ends: readonly [number, number], { widthPt, measure }: Canvas): Element[] {
  const [from, to] = ends;
  const centres = series.map(({ name }, side) => {
    const half = measure(name, textPt) / 2;
    return Math.min(Math.max(ends[side]!, half), widthPt - half);
  });
  const halves = series.map(({ name }) => measure(name, textPt) / 2);
  // Long ones stand over the ends of their names instead.
  const isApart = centres[0]! + halves[0]! + valueGapPt <= centres[1]! - halves[1]!;
  return series.map(({ name }, side) =>
    isApart
      ? textLine(name, centres[side]!, linePt / 2, textPt, "middle")
      : textLine(name, side === 0 ? from : to, linePt / 2, textPt, side === 0 ? "end" : "start"),
  );
}

/** Draws the lines; a category that has one value only has a marker. */
function linesOf(
  { categories, series }: Table,
  ends: readonly [number, number],
  scale: (value: number) => number,
  { tokens }: Canvas,
): Element[] {
  const [rising, falling] = strokesOf(tokens);
  return categories.flatMap((_, row) => {
    const values = series.map((of) => of.values[row]);
    const [a, b] = values;
    const stroke = a !== undefined && b !== undefined && b < a ? falling! : rising!;
    const dashes = stroke.dashes ? { strokeDashArray: stroke.dashes.join(" ") } : {};
    const look = { fill: "none", stroke: stroke.colour, strokeWidth: 1.5, ...dashes };
    const line =
      a === undefined || b === undefined
        ? []
        : [
            svgElement("path", {
              d: `M${roundPlace(ends[0])},${roundPlace(scale(a))}L${roundPlace(ends[1])},${roundPlace(scale(b))}`,
              ...look,
            }),
          ];
    const markers = values.flatMap((value, side) =>
      value === undefined ? [] : [markerAt(ends[side]!, scale(value), stroke)],
    );
    return [...line, ...markers];
  });
}
