/** What content sets and `q` and `Q` keep (ISO 32000-1, 8.4), as far as the preflight asks for it. */
import type { Box } from "../../press-geometry.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { everywhere, identity, type Matrix } from "./geometry.ts";

export interface GraphicsState {
  matrix: Matrix;
  /** Around what the clipping path lets through. */
  clip: Box;
  lineWidth: number;
  fill: ColourSpace;
  stroke: ColourSpace;
  font: FontMetrics | undefined;
  size: number;
  characterSpace: number;
  wordSpace: number;
  /** Horizontal scaling, 1 for none. */
  stretch: number;
  leading: number;
  rise: number;
  invisible: boolean;
}

/** Of a page when it begins. */
export function initialState(): GraphicsState {
  return {
    matrix: identity,
    clip: everywhere,
    lineWidth: 1,
    fill: readColourSpace("/DeviceGray"),
    stroke: readColourSpace("/DeviceGray"),
    font: undefined,
    size: 0,
    characterSpace: 0,
    wordSpace: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    invisible: false,
  };
}
