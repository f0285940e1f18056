/** Says what screen colours become: inks on paper, or the greys of a soft mask. */
import { colourFamilyOf } from "../../lib/pdf/colour-family.ts";
import type { PdfName, PdfValue } from "../../lib/pdf/objects.ts";
import type { Ink } from "../../lib/colour/read-ink.ts";
import type { InkConverter } from "../../lib/colour/ink-converter.ts";
import { toShare, type Rgb } from "../../lib/colour/rgb.ts";

export interface ColourTarget {
  readonly space: PdfName;
  /** Components in `space`, each from 0 to 1. */
  components(rgb: Rgb): readonly number[];
  /** Whether a mixture of two colours is the mixture of their components. */
  readonly isLinear: boolean;
  /** Returns components for the steps of a gradient, which has to be smooth. */
  ramp(colours: readonly Rgb[]): (readonly number[])[];
  /** Returns the ink of a flat colour; undefined for masks, which print none. */
  inkOf(rgb: Rgb): Ink | undefined;
  /** Converts the samples of grey pictures to black ink; undefined for masks, which keep their samples. */
  readonly converter: InkConverter | undefined;
  /**
   * Returns a function that reads components of a colour space as a screen colour; undefined for spaces that are inks
   * already.
   *
   * @throws {Error} for a colour space that Chromium does not write
   */
  rgbReader(space: PdfValue | undefined): ((components: readonly number[]) => Rgb) | undefined;
}

/** Returns a target that prints all with the inks of `converter`. */
export function inkTarget(converter: InkConverter): ColourTarget {
  const components = (rgb: Rgb) => converter.convert(rgb).cmyk;
  return {
    space: "/DeviceCMYK",
    isLinear: false,
    components,
    inkOf: (rgb) => converter.convert(rgb),
    converter,
    rgbReader,
    ramp(colours) {
      if (colours.every(([red, green, blue]) => red === green && green === blue)) return colours.map(components);
      const bytes = Uint8Array.from(colours.flat(), (value) => Math.round(value * 255));
      const inks = converter.convertBytes(bytes);
      const last = colours.length - 1;
      const offBy = (index: number) => components(colours[index]!).map((ink, i) => ink - inks[index * 4 + i]!);
      const [atStart, atEnd] = [offBy(0), offBy(last)];
      return colours.map((_, index) =>
        atStart.map((start, i) => {
          const shifted = inks[index * 4 + i]! + start + ((atEnd[i]! - start) * index) / (last || 1);
          return toShare(shifted);
        }),
      );
    },
  };
}

/**
 * The target of a luminosity mask's group, whose colours count by their lightness on a screen (ISO 32000-1, 11.5.3):
 * one grey component.
 */
export const maskTarget: ColourTarget = {
  space: "/DeviceGray",
  isLinear: true,
  components: (rgb) => [luminosity(rgb)],
  inkOf: () => undefined,
  converter: undefined,
  rgbReader,
  ramp: (colours) => colours.map((rgb) => [luminosity(rgb)]),
};

/** Returns the luminosity of a colour (ISO 32000-1, 11.3.5.3). */
export function luminosity([red, green, blue]: Rgb): number {
  return red === green && green === blue ? red : 0.3 * red + 0.59 * green + 0.11 * blue;
}

function rgbReader(space: PdfValue | undefined): ((components: readonly number[]) => Rgb) | undefined {
  switch (colourFamilyOf(space)) {
    case "rgb":
      return ([red = 0, green = 0, blue = 0]) => [red, green, blue];
    case "grey":
      return ([grey = 0]) => [grey, grey, grey];
    case "ink":
      return undefined;
  }
}
