/**
 * Declares the graphics state (ISO 32000-1, 8.4), which `q` saves and `Q` restores, as far as the preflight needs it.
 */
import { everywhere, identity, type Box, type Matrix } from "../../../lib/pdf/geometry.ts";
import { inkingOf, type Inking } from "./colorants.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import type { ShownFont } from "./font-metrics.ts";
import type { Cmyk } from "../../../lib/colour/read-ink.ts";

export interface GraphicsState {
  matrix: Matrix;
  /** Bounding box of the clipping path, on the page. */
  clip: Box;
  /** Height of the smallest letters that clip, on the page, in points; undefined where none do. */
  clipTypePt: number | undefined;
  lineWidth: number;
  miterLimit: number;
  fill: Paint;
  stroke: Paint;
  /** Whether components of DeviceCMYK that are 0 leave what lies below when it overprints (ISO 32000-1, 8.6.7). */
  overprintMode: 0 | 1;
  /** Whether the content is that of a pattern's tile, whose place on the page is not known. */
  inTile: boolean;
  font: ShownFont | undefined;
  size: number;
  characterSpace: number;
  wordSpace: number;
  /** Horizontal scaling, 1 for none. */
  stretch: number;
  leading: number;
  rise: number;
  /** Text rendering mode, 0 to 7 (ISO 32000-1, 9.3.6). */
  textMode: number;
}

/** A colour as it was set. */
export interface Colour {
  readonly space: ColourSpace;
  /** Undefined where the colour doesn't tell its inks, as a pattern. */
  readonly inks: Cmyk | undefined;
  /**
   * The plates that the colour needs; for a gradient, the plates of all its colours. Undefined where the inks are not
   * known.
   */
  readonly inking: Inking | undefined;
  readonly isGradient: boolean;
  /** Whether it is the tile of a pattern, between whose inks what lies below may be seen. */
  readonly isTile?: boolean;
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

/** Returns the paint of a colour. */
export function paintOf({ space, inks, inking, isGradient }: Colour, overprints: boolean): Paint {
  return { space, inks, inking, isGradient, overprints };
}

/** Returns the graphics state in which a page begins. */
export function initialState(): GraphicsState {
  const space = readColourSpace("/DeviceGray");
  const black: Paint = { ...colourOf(space, space.initial), overprints: false };
  return {
    matrix: identity,
    clip: everywhere,
    clipTypePt: undefined,
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
