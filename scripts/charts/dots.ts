/** Draws a table's values as dots on a row for each category, with a line between those of a row. */
import type { Element } from "hast";
import { gridPt, leadingPt, linePt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { numberFormat } from "../data/format-number.ts";
import { legendOf } from "./legend.ts";
import { strokesOf } from "./palette.ts";
import { rowNames, tooManyRows, wholeLines } from "./row-names.ts";
import { markerAt, straightLine, textBlock, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";
import { axisGapPt, axisDecimals, scaleOf, uprightGrid, valueAxis, zeroLine } from "./value-axis.ts";

/** Share of the chart's width that names of categories may take. */
const nameShare = 0.36;
const rowPt = 16;
/** Half of a marker, and the room before the number beside it. */
const [markerPt, labelGapPt] = [3, 3];
/** Distance at which two dots of a row would cover each other. */
const coveringPt = 4.5;

interface Dot {
  series: number;
  value: number;
  x: number;
  /** Points below the middle of the row: dots that would cover each other stand apart. */
  down: number;
}

/**
 * Returns the drawing. With one or two series each dot bears its value, those of a pair at their outer sides; with
 * more there is an axis below. Zero is always on the scale.
 */
export function drawDots(table: Table, canvas: Canvas): ChartDrawing | Misfit {
  const { widthPt, tokens } = canvas;
  const maxHeightPt = wholeLines(canvas.maxHeightPt);
  const { categories, series } = table;
  const legend = legendOf(series, canvas, "markers");
  if ("found" in legend) return legend;
  const names = rowNames(categories, widthPt * nameShare, canvas);
  if ("found" in names) return names;
  const heightOf = (lines: readonly string[]) => Math.max(rowPt, lines.length * leadingPt + 4);
  const isLabelled = series.length <= 2;
  const footPt = isLabelled ? 0 : linePt + 4;
  const heights = names.lines.map(heightOf);
  const heightPt = legend.heightPt + sum(heights) + footPt;
  if (heightPt > maxHeightPt) {
    return tooManyRows(categories.length, Math.floor((maxHeightPt - legend.heightPt - footPt) / Math.max(...heights)));
  }

  const { scale, axis, left, right } = scaleFor(table, names.widthPt, canvas);
  const strokes = strokesOf(tokens);
  const top = legend.heightPt;
  const foot = heightPt - footPt;
  const elements: Element[] = [...legend.elements];
  if (!isLabelled) elements.push(...uprightGrid(axis, scale, [top, foot], canvas));
  let y = top;
  for (const [row, lines] of names.lines.entries()) {
    const middle = y + heights[row]! / 2;
    const dots = dotsOf(table, row, scale);
    const [from, to] = isLabelled ? spanTo(dots, scale(0), table, canvas) : [left, right];
    if (from !== to) elements.push(straightLine([from, middle], [to, middle], tokens.tintStrong, gridPt));
    if (dots.length > 1) {
      const ends = dots.map(({ x }) => x);
      elements.push(straightLine([Math.min(...ends), middle], [Math.max(...ends), middle], tokens.black, 1));
    }
    for (const { series: of, x, down } of dots.toReversed()) elements.push(markerAt(x, middle + down, strokes[of]!));
    if (isLabelled) elements.push(...dotLabelsOf(dots, middle, table, canvas));
    elements.push(...textBlock(lines, names.widthPt, middle, { anchor: "end" }));
    y += heights[row]!;
  }
  // The axis stands over the lines of the rows.
  elements.push(zeroLine([scale(0), top], [scale(0), foot], tokens.black));
  return { heightPt, elements };
}

/** Returns the scale between the names and the edge, with room for the numbers beside the outer dots. */
function scaleFor(table: Table, nameWidthPt: number, canvas: Canvas) {
  const { widthPt, language, measure } = canvas;
  const values = table.series.flatMap((of) => of.values.filter((value) => value !== undefined));
  const axis = valueAxis(values, axisDecimals(table), canvas);
  const isLabelled = table.series.length <= 2;
  const widest = Math.max(
    ...table.series.flatMap(({ values: of, decimals }) => {
      const format = numberFormat(language, decimals);
      return of.map((value) => (value === undefined ? 0 : measure(format(value), textPt)));
    }),
  );
  const room = isLabelled ? widest + markerPt + labelGapPt : axis.labelWidthPt / 2;
  const left = nameWidthPt + axisGapPt;
  const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)];
  const domain = isLabelled && min !== max ? { min, max } : axis;
  const near = scaleOf(domain, [left + markerPt, widthPt - room]);
  // Numbers at the left of dots take room only where a dot is near to the names.
  const isFree = min === 0 && (table.series.length === 1 || near(Math.min(...values)) - room >= left);
  const from = isLabelled && isFree ? near.range()[0]! : left + room;
  return { scale: scaleOf(domain, [from, widthPt - room]), axis, left, right: widthPt };
}

/** Returns the dots of a row; those that would cover each other are moved up and down. */
function dotsOf({ series }: Table, row: number, scale: (value: number) => number): Dot[] {
  const dots = series.flatMap(({ values }, index): Dot[] => {
    const value = values[row];
    return value === undefined ? [] : [{ series: index, value, x: scale(value), down: 0 }];
  });
  const inOrder = dots.toSorted((a, b) => a.x - b.x);
  for (let start = 0; start < inOrder.length;) {
    let end = start + 1;
    while (end < inOrder.length && inOrder[end]!.x - inOrder[end - 1]!.x < coveringPt) end++;
    const group = inOrder.slice(start, end).toSorted((a, b) => a.series - b.series);
    const step = Math.min(6.5, (rowPt - 3 * markerPt) / Math.max(1, group.length - 1));
    for (const [at, dot] of group.entries()) dot.down = (at - (group.length - 1) / 2) * step;
    start = end;
  }
  return dots;
}

/**
 * Returns the ends of the line that leads from the axis at `zero` to a row's dots: it ends at the dot, or before the
 * number that stands in its way.
 */
function spanTo(dots: readonly Dot[], zero: number, table: Table, { language, measure }: Canvas): [number, number] {
  const [first, last] = fromLeft(dots);
  if (!first) return [zero, zero];
  if (!last) return [zero, first.x];
  const isLeft = last.x <= zero;
  const nearest = isLeft ? last : first;
  const widthPt = markerPt + 2 * labelGapPt + measure(valueText(nearest, table, language), textPt);
  return [zero, isLeft ? Math.min(zero, nearest.x + widthPt) : Math.max(zero, nearest.x - widthPt)];
}

/** Writes the values beside the dots: at the left of the lesser of two, at the right of the other. */
function dotLabelsOf(dots: readonly Dot[], y: number, table: Table, { language }: Canvas): Element[] {
  const [first, last] = fromLeft(dots);
  const text = (dot: Dot) => valueText(dot, table, language);
  const beside = markerPt + labelGapPt;
  if (!first) return [];
  if (!last) {
    const isLeft = first.value < 0;
    return [textLine(text(first), first.x + (isLeft ? -beside : beside), y, textPt, isLeft ? "end" : "start")];
  }
  return [
    textLine(text(first), first.x - beside, y, textPt, "end"),
    textLine(text(last), last.x + beside, y, textPt, "start"),
  ];
}

/** Returns the dots from left to right; of two in one place, that of the later series comes first. */
function fromLeft(dots: readonly Dot[]): Dot[] {
  return dots.toSorted((a, b) => a.x - b.x || b.series - a.series);
}

function valueText({ series, value }: Dot, table: Table, language: Canvas["language"]): string {
  return numberFormat(language, table.series[series]!.decimals)(value);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
