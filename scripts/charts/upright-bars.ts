/** Draws a table's bars standing on a level axis, side by side or stacked. */
import type { Element } from "hast";
import { barsOf } from "./bars.ts";
import {
  leadingPt,
  linePt,
  plotHeightPt,
  smallestTextPt,
  textPt,
  type Canvas,
  type ChartDrawing,
  type Misfit,
} from "./canvas.ts";
import { numberFormat } from "../data/format-number.ts";
import { legendOf } from "./legend.ts";
import { fillsOf } from "./palette.ts";
import { filledBox, textBlock, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";
import { axisGapPt, axisDecimals, levelGrid, scaleOf, valueAxis, zeroLine } from "./value-axis.ts";
import { wrapText } from "./wrap-text.ts";

/** Share of a category's space that its bars take. */
const bandShare = 0.78;
const maxLanePt = 36;
const maxNameLines = 3;
/** Points between two values, or two names, side by side. */
const labelGapPt = 2.5;
const nameGapPt = 4;

/**
 * Returns the drawing. Every bar bears its value where all have room for it, and no axis is needed then. Names of
 * categories stand below in up to three lines, or the data is a misfit: they are never turned.
 */
export function drawUprightBars(table: Table, isStacked: boolean, canvas: Canvas): ChartDrawing | Misfit {
  const { widthPt, language, tokens, measure } = canvas;
  const count = table.categories.length;
  const lanes = isStacked ? 1 : table.series.length;
  const bars = barsOf(table, isStacked);
  const formats = table.series.map(({ decimals }) => numberFormat(language, decimals));
  const valueLabel = (bar: { series: number; value: number }) => formats[bar.series]!(bar.value);
  const laneFor = (stepPt: number) => Math.min(maxLanePt, (stepPt * bandShare) / lanes);

  const wholeStep = widthPt / count;
  const labelRoom = (lanes === 1 ? wholeStep : laneFor(wholeStep)) - labelGapPt;
  const isLabelled = !isStacked && bars.every((bar) => measure(valueLabel(bar), textPt) <= labelRoom);

  const axis = valueAxis(
    bars.flatMap(({ from, to }) => [from, to]),
    axisDecimals(table),
    canvas,
  );
  const left = isLabelled ? 0 : axis.labelWidthPt + axisGapPt;
  const step = (widthPt - left) / count;
  const names = fitNames(table.categories, step - nameGapPt, canvas);
  if ("found" in names) return names;

  const legend = legendOf(table.series, canvas);
  if ("found" in legend) return legend;
  const heightPt = legend.heightPt + plotHeightPt;
  const nameLines = Math.max(...names.lines.map((lines) => lines.length));
  const top = legend.heightPt + (isLabelled ? linePt : textPt / 2);
  const foot = heightPt - nameLines * leadingPt - 5;
  const hasNegative = bars.some(({ from }) => from < 0);
  const scale = scaleOf(isLabelled ? extentOfBars(bars) : axis, [foot - (isLabelled && hasNegative ? linePt : 0), top]);

  const lanePt = laneFor(step);
  const fills = fillsOf(tokens);
  const elements: Element[] = [...legend.elements];
  if (!isLabelled) elements.push(...levelGrid(axis, scale, left, widthPt, tokens.tintStrong));
  for (const bar of bars) {
    const x = left + (bar.row + 0.5) * step + (bar.lane - lanes / 2) * lanePt;
    const [y, bottom] = [scale(bar.to), scale(bar.from)];
    if (bottom > y) elements.push(...filledBox({ x, y, width: lanePt, height: bottom - y }, fills[bar.series]!));
    if (!isLabelled) continue;
    const at = bar.value < 0 ? bottom + textPt / 2 + 2 : y - textPt / 2 - 1;
    elements.push(textLine(valueLabel(bar), x + lanePt / 2, at, textPt, "middle"));
  }
  elements.push(zeroLine([left, scale(0)], [widthPt, scale(0)], tokens.black));
  for (const [row, lines] of names.lines.entries()) {
    const y = foot + 5 + (lines.length * leadingPt) / 2;
    elements.push(...textBlock(lines, left + (row + 0.5) * step, y, { sizePt: names.sizePt, anchor: "middle" }));
  }
  return { heightPt, elements };
}

function extentOfBars(bars: readonly { from: number; to: number }[]): { min: number; max: number } {
  const min = Math.min(0, ...bars.map(({ from }) => from));
  const max = Math.max(0, ...bars.map(({ to }) => to));
  return min === max ? { min: 0, max: 1 } : { min, max };
}

/** Returns all names in one size, the largest in which each fits. */
function fitNames(
  names: readonly string[],
  roomPt: number,
  { measure }: Canvas,
): { lines: string[][]; sizePt: number } | Misfit {
  let widest = "";
  for (let sizePt = textPt; sizePt >= smallestTextPt; sizePt -= 0.5) {
    const lines = names.map((name) => wrapText(name, roomPt, sizePt, measure));
    const bad = lines.findIndex((of) => of.length > maxNameLines || of.some((line) => measure(line, sizePt) > roomPt));
    if (bad === -1) return { lines, sizePt };
    widest = names[bad]!;
  }
  return {
    found: `category "${widest}" that is wider than its place below upright bars`,
    expected: "a shorter name, fewer categories, or a chart whose type begins with `horizontal-`",
  };
}
