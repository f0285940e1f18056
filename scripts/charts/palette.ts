/** Gives each series of a chart a fill or stroke in the report's colours, told apart without colour too. */
import { contrast, lightness, mixColours, toRgb } from "../lib/colour/rgb.ts";
import type { ChartTokens } from "./chart-tokens.ts";

/** Lines across a fill. */
export type Hatching = "rising" | "level";

export interface AreaFill {
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

/**
 * Returns fills of bars, neighbours far apart in lightness, the later ones hatched as well. Colours of a theme that
 * are too near to each other are made lighter: in grey print, and for the colour-blind, for whom a colour may be
 * lighter or darker by 8, neighbours differ by 20. The publication's colour has 50 at most (check-tokens.ts).
 */
export function fillsOf({ colour: main, accent: given, tint, black }: ChartTokens): AreaFill[] {
  const accent = lightnessOf(given) < 80 ? toLightness(given, 84) : given;
  const grey = lightnessOf(main) > 28 ? toLightness(black, 12) : mixColours(black, "#ffffff", 0.4);
  return [
    { colour: main },
    { colour: accent, edge: mixColours(accent, black, 0.35) },
    { colour: softened(main) },
    { colour: tint, edge: main, hatching: { kind: "rising", colour: main } },
    { colour: grey },
    { colour: "#ffffff", edge: grey, hatching: { kind: "level", colour: grey } },
  ];
}

/** Returns strokes of lines, all dark enough for white paper, each with its own dashes and marker. */
export function strokesOf({ colour: main, accent, black }: ChartTokens): Stroke[] {
  const ochre = besideMain(mixColours(accent, black, 0.3), main);
  return [
    { colour: main, marker: "circle", isSolid: true },
    { colour: ochre, dashes: [6, 2], marker: "square", isSolid: true },
    { colour: black, dashes: [2, 1.5], marker: "triangle", isSolid: false },
    { colour: softened(main), marker: "diamond", isSolid: true },
    { colour: mixColours(black, main, 0.35), dashes: [8, 2, 2, 2], marker: "circle", isSolid: false },
    // Where the second is dark, so is the fifth.
    { colour: lightnessOf(ochre) < 40 ? softened(main) : ochre, dashes: [1, 2], marker: "square", isSolid: false },
  ];
}

/** Returns shades of the publication's colour, the lightest first, at even steps of lightness. */
export function shadesOf({ colour: main, tint }: ChartTokens, count: number): string[] {
  if (count === 1) return [tint];
  const [light, dark] = [91, lightnessOf(main)];
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? main : toLightness(main, light - ((light - dark) * index) / (count - 1)),
  );
}

/** Returns the colour of words on a ground, black or white, whichever is read better. */
export function inkOn(ground: string): "#000000" | "#ffffff" {
  return contrast(ground, "#000000") >= contrast(ground, "#ffffff") ? "#000000" : "#ffffff";
}

/** Returns the publication's colour lighter, far from it and from the accent. */
function softened(main: string): string {
  const soft = mixColours(main, "#ffffff", 0.42);
  const [least, most] = [55, Math.max(57.5, lightnessOf(main) + 12)];
  const own = lightnessOf(soft);
  return own > most ? toLightness(main, most) : own < least ? toLightness(main, least) : soft;
}

/** Returns the colour of the second line, lighter or darker where it is too near to that of the first. */
function besideMain(colour: string, main: string): string {
  const [own, others] = [lightnessOf(colour), lightnessOf(main)];
  const light = Math.min(66, Math.max(own, others + 30));
  if (light === own) return colour;
  return toLightness(colour, light - others > 22 ? light : others - 24);
}

function lightnessOf(colour: string): number {
  return lightness(toRgb(colour));
}

/** Returns the colour mixed with white or black until it has this lightness, from 0 to 100. */
function toLightness(colour: string, target: number): string {
  const end = lightnessOf(colour) < target ? "#ffffff" : "#000000";
  let [near, far] = [0, 1];
  for (let turn = 0; turn < 16; turn++) {
    const share = (near + far) / 2;
    const isShort =
      Math.abs(lightnessOf(mixColours(colour, end, share)) - lightnessOf(end)) > Math.abs(target - lightnessOf(end));
    if (isShort) near = share;
    else far = share;
  }
  return mixColours(colour, end, far);
}
