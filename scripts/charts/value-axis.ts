/** Scales a value axis from zero to the least and greatest value, and marks round values on it. */
import { scaleLinear, type ScaleLinear } from "d3-scale";
import type { Element } from "hast";
import { axisPt, gridPt, linePt, textPt, type Canvas } from "./canvas.ts";
import { numberFormat } from "../data/format-number.ts";
import { straightLine, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";

export interface ValueAxis {
  min: number;
  max: number;
  ticks: { value: number; label: string }[];
  /** Points that the widest label takes. */
  labelWidthPt: number;
}

const wantedTicks = 5;

/** Returns an axis that always has zero on it: bars that start elsewhere mislead, and lines easily do. */
export function valueAxis(values: readonly number[], decimals: number, { language, measure }: Canvas): ValueAxis {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .nice(wantedTicks);
  const [min, max] = scale.domain() as [number, number];
  const marked = scale.ticks(wantedTicks).filter((tick) => decimals > 0 || Number.isInteger(tick));
  const step = (marked[1] ?? 1) - (marked[0] ?? 0);
  const format = numberFormat(language, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const ticks = marked.map((value) => ({ value, label: format(value) }));
  return { min, max, ticks, labelWidthPt: Math.max(...ticks.map(({ label }) => measure(label, textPt))) };
}

export function scaleOf(
  { min, max }: { min: number; max: number },
  range: [number, number],
): ScaleLinear<number, number> {
  return scaleLinear([min, max], range);
}

/** Draws level lines across the plot with their values before it; zero is drawn by `zeroLine`, above the bars. */
export function levelGrid(
  axis: ValueAxis,
  scale: (value: number) => number,
  from: number,
  to: number,
  colour: string,
): Element[] {
  return axis.ticks.flatMap(({ value, label }) => [
    ...(value === 0 ? [] : [straightLine([from, scale(value)], [to, scale(value)], colour, gridPt)]),
    textLine(label, from - axisGapPt, scale(value), textPt, "end"),
  ]);
}

/** Draws upright lines through the rows with their values below; each second, third … where these have no room. */
export function uprightGrid(
  axis: ValueAxis,
  scale: (value: number) => number,
  [from, to]: readonly [number, number],
  { tokens, measure }: Canvas,
): Element[] {
  const halves = axis.ticks.map(({ label }) => measure(label, textPt) / 2 + tickGapPt / 2);
  const isFree = (step: number) =>
    axis.ticks.every(({ value }, index) => {
      const next = axis.ticks[index + step];
      return index % step !== 0 || !next || scale(value) + halves[index]! <= scale(next.value) - halves[index + step]!;
    });
  let step = 1;
  while (!isFree(step)) step++;
  return axis.ticks
    .filter((_, index) => index % step === 0)
    .flatMap(({ value, label }) => [
      ...(value === 0 ? [] : [straightLine([scale(value), from], [scale(value), to], tokens.tintStrong, gridPt)]),
      textLine(label, scale(value), to + linePt / 2 + 2, textPt, "middle"),
    ]);
}

/** Points between two values below an axis. */
const tickGapPt = 2;

/** Points between an axis and the words beside it. */
export const axisGapPt = 5;

export function zeroLine(from: readonly [number, number], to: readonly [number, number], colour: string): Element {
  return straightLine(from, to, colour, axisPt);
}

/** Returns the most decimals of all series. */
export function axisDecimals({ series }: Table): number {
  return Math.max(...series.map(({ decimals }) => decimals));
}
