/** Draws a table's bars lying beside the categories' names, a row each, side by side or stacked. */
import type { Element } from "hast";
import { barsOf } from "./bars.ts";
import { leadingPt, linePt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { numberFormat } from "../data/format-number.ts";
import { legendOf } from "./legend.ts";
import { fillsOf } from "./palette.ts";
import { filledBox, textBlock, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";
import { axisGapPt, axisDecimals, scaleOf, uprightGrid, valueAxis, zeroLine } from "./value-axis.ts";
import { wrapText } from "./wrap-text.ts";

/** Share of the chart's width that names of categories may take. */
const nameShare = 0.36;
const lanePt = 9;
const rowGapPt = 5;

/**
 * Returns the drawing, in which each bar bears its value; stacked ones have an axis below instead. Rows are as
 * high as the highest needs.
 */
export function drawLevelBars(table: Table, isStacked: boolean, canvas: Canvas): ChartDrawing | Misfit {
  const { widthPt, maxHeightPt, language, tokens, measure } = canvas;
  const lanes = isStacked ? 1 : table.series.length;
  const bars = barsOf(table, isStacked);
  const formats = table.series.map(({ decimals }) => numberFormat(language, decimals));
  const legend = legendOf(table.series, canvas);
  if ("found" in legend) return legend;

  const names = table.categories.map((name) => wrapText(name, widthPt * nameShare, textPt, measure));
  const nameWidth = Math.max(...names.flat().map((line) => measure(line, textPt)));
  if (nameWidth > widthPt * nameShare) {
    const name =
      table.categories[names.findIndex((lines) => lines.some((line) => measure(line, textPt) === nameWidth))];
    return { found: `category "${name}" with a word that is wider than its place`, expected: "a shorter name" };
  }
  const rowPt = Math.max(lanes * lanePt, ...names.map((lines) => lines.length * leadingPt - 1)) + rowGapPt;
  const top = legend.heightPt;
  const foot = top + table.categories.length * rowPt;
  const heightPt = foot + (isStacked ? linePt + 4 : 0);
  if (Math.ceil(heightPt / linePt) * linePt > maxHeightPt) {
    const most = Math.floor((maxHeightPt - heightPt + foot - top) / rowPt);
    return { found: `${table.categories.length} rows of bars`, expected: `at most ${most}, as many as fit a page` };
  }

  const labels = bars.map(({ series, value }) => ({ value, text: formats[series]!(value) }));
  const roomFor = (isNegative: boolean) =>
    isStacked
      ? 0
      : Math.max(
          0,
          ...labels.filter(({ value }) => value < 0 === isNegative).map(({ text }) => measure(text, textPt) + 4),
        );
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const axis = valueAxis(ends, axisDecimals(table), canvas);
  const left = nameWidth + axisGapPt + roomFor(true);
  const right = widthPt - (isStacked ? axis.labelWidthPt / 2 : roomFor(false));
  const [min, max] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const scale = scaleOf(isStacked || min === max ? axis : { min, max }, [left, right]);

  const fills = fillsOf(tokens);
  const elements: Element[] = [...legend.elements];
  if (isStacked) elements.push(...uprightGrid(axis, scale, [top, foot], canvas));
  for (const [index, bar] of bars.entries()) {
    const y = top + (bar.row + 0.5) * rowPt + (bar.lane - lanes / 2) * lanePt;
    const [x, end] = [scale(bar.from), scale(bar.to)];
    if (end > x) elements.push(...filledBox({ x, y, width: end - x, height: lanePt }, fills[bar.series]!));
    if (isStacked) continue;
    const label = labels[index]!.text;
    if (bar.value < 0) elements.push(textLine(label, x - 3, y + lanePt / 2, textPt, "end"));
    else elements.push(textLine(label, end + 3, y + lanePt / 2, textPt));
  }
  elements.push(zeroLine([scale(0), top], [scale(0), foot], tokens.black));
  for (const [row, lines] of names.entries()) {
    elements.push(...textBlock(lines, nameWidth, top + (row + 0.5) * rowPt, { anchor: "end" }));
  }
  return { heightPt, elements };
}
