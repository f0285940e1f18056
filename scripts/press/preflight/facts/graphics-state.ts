/** Declares what content sets and `q` and `Q` keep (ISO 32000-1, 8.4), as far as it is needed. */
import { everywhere, identity, type Box, type Matrix } from "../../../lib/pdf/geometry.ts";
import { inkingOf, type Inking } from "./colorants.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import type { ShownFont } from "./font-metrics.ts";
import type { Cmyk } from "../../../lib/colour/read-ink.ts";

export interface GraphicsState {
  matrix: Matrix;
  /** Around what the clipping path lets through. */
  clip: Box;
  lineWidth: number;
  miterLimit: number;
  fill: Paint;
  stroke: Paint;
  /** Whether components of DeviceCMYK that are 0 leave what lies below when it overprints (ISO 32000-1, 8.6.7). */
  overprintMode: 0 | 1;
  /** Whether it is that of a pattern, which lies somewhere within what is filled with it. */
  inTile: boolean;
  font: ShownFont | undefined;
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

/** A colour as it was set. */
export interface Colour {
  readonly space: ColourSpace;
  /** Undefined where the colour tells none, as a pattern. */
  readonly inks: Cmyk | undefined;
  /** The plates that it needs; for a gradient, those of all its colours together. Undefined where none is told. */
  readonly inking: Inking | undefined;
  readonly isGradient: boolean;
}

/** The colour of fills, or of strokes, and whether it overprints. */
export interface Paint extends Colour {
  readonly overprints: boolean;
}

export function colourOf(space: ColourSpace, components: readonly number[]): Colour {
  const { colorants } = space;
  return {
    space,
    inks: space.inksOf(components),
    inking: colorants && inkingOf(colorants, colorants.tintsOf(components)),
    isGradient: false,
  };
}

/** Returns a colour as it is painted with, beside what else a state says of it. */
export function paintOf({ space, inks, inking, isGradient }: Colour, overprints: boolean): Paint {
  return { space, inks, inking, isGradient, overprints };
}

/** Returns the state in which a page begins. */
export function initialState(): GraphicsState {
  const space = readColourSpace("/DeviceGray");
  const black: Paint = { ...colourOf(space, space.initial), overprints: false };
  return {
    matrix: identity,
    clip: everywhere,
    lineWidth: 1,
    miterLimit: 10,
    fill: black,
    stroke: black,
    overprintMode: 0,
    inTile: false,
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
