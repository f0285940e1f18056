/** The report's colours in; how each series of a chart is filled or stroked out, told apart without colour too. */
import { mix, type ChartTokens } from "./colour.ts";

/** Lines across a fill. */
export type Hatching = "rising" | "level";

export interface Fill {
  colour: string;
  /** Colour of the outline, where the fill is too light to end by itself on white paper. */
  edge?: string;
  hatching?: { kind: Hatching; colour: string };
}

export type Marker = "circle" | "square" | "triangle" | "diamond";

export interface Stroke {
  colour: string;
  /** Lengths of dashes and gaps in points; none is a whole line. */
  dashes?: readonly number[];
  marker: Marker;
  /** Whether the marker is filled with the line's colour, or with white. */
  isSolid: boolean;
}

/** Fills of bars, neighbours far apart in lightness, the later ones hatched as well. */
export function fillsOf({ blue, yellow, blueTint, black }: ChartTokens): Fill[] {
  const grey = mix(black, "#ffffff", 0.4);
  return [
    { colour: blue },
    { colour: yellow, edge: mix(yellow, black, 0.35) },
    { colour: mix(blue, "#ffffff", 0.42) },
    { colour: blueTint, edge: blue, hatching: { kind: "rising", colour: blue } },
    { colour: grey },
    { colour: "#ffffff", edge: grey, hatching: { kind: "level", colour: grey } },
  ];
}

/** Strokes of lines, all dark enough for white paper, each with its own dashes and marker. */
export function strokesOf({ blue, yellow, black }: ChartTokens): Stroke[] {
  const ochre = mix(yellow, black, 0.3);
  return [
    { colour: blue, marker: "circle", isSolid: true },
    { colour: ochre, dashes: [6, 2], marker: "square", isSolid: true },
    { colour: black, dashes: [2, 1.5], marker: "triangle", isSolid: false },
    { colour: mix(blue, "#ffffff", 0.42), marker: "diamond", isSolid: true },
    { colour: mix(black, blue, 0.35), dashes: [8, 2, 2, 2], marker: "circle", isSolid: false },
    { colour: ochre, dashes: [1, 2], marker: "square", isSolid: false },
  ];
}
