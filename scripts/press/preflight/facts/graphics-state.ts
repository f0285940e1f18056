/** What content sets and `q` and `Q` keep (ISO 32000-1, 8.4), as far as the preflight asks for it. */
import type { Box } from "../../press-geometry.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { everywhere, identity, type Matrix } from "./geometry.ts";
import type { Inks } from "./ink-layers.ts";

export interface GraphicsState {
  matrix: Matrix;
  /** Around what the clipping path lets through. */
  clip: Box;
  lineWidth: number;
  miterLimit: number;
  fill: Paint;
  stroke: Paint;
  font: FontMetrics | undefined;
  size: number;
  characterSpace: number;
  wordSpace: number;
  /** Horizontal scaling, 1 for none. */
  stretch: number;
  leading: number;
  rise: number;
  /** How text is rendered, 0 to 7 (9.3.6). */
  textMode: number;
}

/** What fills, or strokes, are painted with. */
export interface Paint {
  readonly space: ColourSpace;
  /** Undefined where the colour tells none, as a pattern. */
  readonly inks: Inks | undefined;
  readonly overprints: boolean;
}

/** Of a page when it begins. */
export function initialState(): GraphicsState {
  const space = readColourSpace("/DeviceGray");
  const black: Paint = { space, inks: space.inksOf(space.initial), overprints: false };
  return {
    matrix: identity,
    clip: everywhere,
    lineWidth: 1,
    miterLimit: 10,
    fill: black,
    stroke: black,
    font: undefined,
    size: 0,
    characterSpace: 0,
    wordSpace: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    textMode: 0,
  };
}
