/** Gives each series of a chart a fill or stroke in the report's colours, told apart without colour too. */
import { mix } from "../lib/colour/rgb.ts";
import type { ChartTokens } from "./chart-tokens.ts";

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

/** Returns fills of bars, neighbours far apart in lightness, the later ones hatched as well. */
export function fillsOf({ colour: main, accent, tint, black }: ChartTokens): Fill[] {
  const grey = mix(black, "#ffffff", 0.4);
  return [
    { colour: main },
    { colour: accent, edge: mix(accent, black, 0.35) },
    { colour: mix(main, "#ffffff", 0.42) },
    { colour: tint, edge: main, hatching: { kind: "rising", colour: main } },
    { colour: grey },
    { colour: "#ffffff", edge: grey, hatching: { kind: "level", colour: grey } },
  ];
}

/** Returns strokes of lines, all dark enough for white paper, each with its own dashes and marker. */
export function strokesOf({ colour: main, accent, black }: ChartTokens): Stroke[] {
  const ochre = mix(accent, black, 0.3);
  return [
    { colour: main, marker: "circle", isSolid: true },
    { colour: ochre, dashes: [6, 2], marker: "square", isSolid: true },
    { colour: black, dashes: [2, 1.5], marker: "triangle", isSolid: false },
    { colour: mix(main, "#ffffff", 0.42), marker: "diamond", isSolid: true },
    { colour: mix(black, main, 0.35), dashes: [8, 2, 2, 2], marker: "circle", isSolid: false },
    { colour: ochre, dashes: [1, 2], marker: "square", isSolid: false },
  ];
}
