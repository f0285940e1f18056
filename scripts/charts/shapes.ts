/** Makes elements of SVG (hast), in points with two decimals, so that the same chart has the same bytes. */
import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";
import type { Element, ElementContent } from "hast";
import { leadingPt, textPt } from "./canvas.ts";
import type { AreaFill, Hatching, Stroke } from "./palette.ts";

export interface ChartBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Anchor = "start" | "middle" | "end";

/**
 * Distance from the baseline up to the middle of a capital or figure, in ems: that of Carlito, to which others are moved
 * when the chart is drawn (`centreTexts`).
 */
export const middleEm = 0.32;

export function svgElement(
  tagName: string,
  attributes: Readonly<Record<string, string | number>>,
  children: ElementContent[] = [],
): Element {
  const written = Object.entries(attributes).map(([name, value]) => [
    name,
    typeof value === "number" ? String(roundPlace(value)) : value,
  ]);
  return { type: "element", tagName, properties: Object.fromEntries(written), children };
}

/** Returns a line of text, `y` at the middle of its figures' height. */
export function textLine(text: string, x: number, y: number, sizePt: number, anchor: Anchor = "start"): Element {
  const place = {
    x,
    y: y + middleEm * sizePt,
    fontSize: sizePt,
    ...(anchor === "start" ? {} : { textAnchor: anchor }),
  };
  return svgElement("text", place, [{ type: "text", value: text }]);
}

/** Returns lines of text, the middle of the whole at `y`. */
export function textBlock(
  lines: readonly string[],
  x: number,
  y: number,
  { sizePt = textPt, anchor }: { sizePt?: number; anchor?: Anchor } = {},
): Element[] {
  const top = y - ((lines.length - 1) * leadingPt) / 2;
  return lines.map((line, index) => textLine(line, x, top + index * leadingPt, sizePt, anchor));
}

export function straightLine(
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  widthPt: number,
): Element {
  return svgElement("line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: colour, strokeWidth: widthPt });
}

/** Returns a bar, or the key to its series: outline inside the box, hatching cut at its sides without a clip. */
export function filledBox(box: ChartBox, fill: AreaFill): Element[] {
  const { colour, edge, hatching } = fill;
  const inset = edge ? Math.min(edgePt, box.width, box.height) / 2 : 0;
  const { x, y, width, height } = {
    x: box.x + inset,
    y: box.y + inset,
    width: box.width - 2 * inset,
    height: box.height - 2 * inset,
  };
  const outline = edge ? { stroke: edge, strokeWidth: edgePt } : {};
  const lines = hatching ? hatch({ x, y, width, height }, hatching.kind) : "";
  return [
    svgElement("rect", { x, y, width, height, fill: colour, ...outline }),
    ...(hatching && lines
      ? [svgElement("path", { d: lines, fill: "none", stroke: hatching.colour, strokeWidth: hatchPt })]
      : []),
  ];
}

const edgePt = 0.5;
const hatchPt = 0.6;
const hatchStepPt = 3;

/**
 * Returns the path of parallel lines through a box, at the same places of the sheet in every box, so that
 * neighbours' lines meet.
 */
function hatch({ x, y, width, height }: ChartBox, kind: Hatching): string {
  const segments: string[] = [];
  const add = (x1: number, y1: number, x2: number, y2: number) =>
    void segments.push(`M${roundPlace(x1)},${roundPlace(y1)}L${roundPlace(x2)},${roundPlace(y2)}`);
  if (kind === "level") {
    for (let at = nextStep(y, hatchStepPt); at < y + height; at += hatchStepPt) add(x, at, x + width, at);
    return segments.join("");
  }
  // Rising at 45°: all points of a line have the same x + y.
  const step = hatchStepPt * Math.SQRT2;
  for (let sum = nextStep(x + y, step); sum < x + y + width + height; sum += step) {
    const [from, to] = [Math.max(x, sum - y - height), Math.min(x + width, sum - y)];
    add(from, sum - from, to, sum - to);
  }
  return segments.join("");
}

function nextStep(from: number, step: number): number {
  return (Math.floor(from / step) + 1) * step;
}

const markerShapes = { circle: symbolCircle, square: symbolSquare, triangle: symbolTriangle, diamond: symbolDiamond };
/** Square points that a marker covers. */
const markerArea = 18;

/** Returns the sign of a line's series, which stands at each of its values and before its name. */
export function markerAt(x: number, y: number, { marker, colour, isSolid }: Stroke): Element {
  return svgElement("path", {
    d: symbol(markerShapes[marker], markerArea).digits(2)() ?? "",
    transform: `translate(${roundPlace(x)},${roundPlace(y)})`,
    fill: isSolid ? colour : "#ffffff",
    stroke: colour,
    strokeWidth: 1,
  });
}

export function roundPlace(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}
