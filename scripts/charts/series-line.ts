/** Draws the line of a series, with its markers. */
import { line } from "d3-shape";
import type { Element } from "hast";
import type { Stroke } from "./palette.ts";
import { markerAt, svgElement } from "./shapes.ts";

/** Returns the line, broken where a place is missing; a value between two gaps is a marker alone. */
export function seriesLine(
  xs: readonly number[],
  ys: readonly (number | undefined)[],
  stroke: Stroke,
  marked: ReadonlySet<number>,
): Element[] {
  const path = line<number | undefined>()
    .defined((y) => y !== undefined)
    .x((_, index) => xs[index]!)
    .y((y) => y!)
    .digits(2);
  const markers = ys.flatMap((y, index) => {
    const isAlone = ys[index - 1] === undefined && ys[index + 1] === undefined;
    return y !== undefined && (isAlone || marked.has(index)) ? [markerAt(xs[index]!, y, stroke)] : [];
  });
  const dashes = stroke.dashes ? { strokeDashArray: stroke.dashes.join(" ") } : {};
  const look = { fill: "none", stroke: stroke.colour, strokeWidth: 1.5, strokeLineJoin: "round", ...dashes };
  return [svgElement("path", { d: path(ys) ?? "", ...look }), ...markers];
}
