/** Tells roughly whether an ink looks like a colour of the screen, without a profile. */
import type { Cmyk } from "./read-ink.ts";
import { toLab, type Rgb } from "./rgb.ts";

/** How the inks of offset print on coated paper look on a screen, and two and three of them on each other. */
const primaries: Readonly<Record<string, Rgb>> = Object.fromEntries(
  Object.entries({
    "": [255, 255, 255],
    c: [0, 158, 227],
    m: [230, 0, 126],
    y: [255, 237, 0],
    cm: [49, 39, 131],
    cy: [0, 150, 64],
    my: [227, 6, 19],
    cmy: [55, 52, 53],
  }).map(([inks, bytes]) => [inks, bytes.map((byte) => byte / 255) as unknown as Rgb]),
);
const black: Rgb = [0.11, 0.11, 0.1];

/** Farther apart than any two of a house's colours for screen and print: these differ in how bright they are. */
const farthest = 30;
/** Brightness of a hue that paper can't have is no other colour. */
const chromaShare = 0.25;

/**
 * Returns whether an ink may be meant for a colour: blue for blue, light for light. What differs less than colours for
 * screen and paper usually do passes.
 */
export function looksLike(colour: Rgb, inks: Cmyk): boolean {
  const [one, other] = [toLab(colour), toLab(lookOf(inks))];
  const [oneChroma, otherChroma] = [one, other].map(([, a, b]) => Math.hypot(a, b)) as [number, number];
  const chroma = oneChroma - otherChroma;
  const hue = Math.hypot(one[1] - other[1], one[2] - other[2]) ** 2 - chroma ** 2;
  return Math.hypot(one[0] - other[0], Math.sqrt(Math.max(0, hue)), chroma * chromaShare) <= farthest;
}

/** Mixes the looks of the inks by the share of paper that each covers (Neugebauer). */
function lookOf([cyan, magenta, yellow, key]: Cmyk): Rgb {
  const shares = { c: cyan, m: magenta, y: yellow };
  return [0, 1, 2].map((channel) => {
    const coloured = Object.entries(primaries).reduce((sum, [inks, rgb]) => {
      const area = Object.entries(shares).reduce(
        (part, [ink, share]) => part * (inks.includes(ink) ? share : 1 - share),
        1,
      );
      return sum + area * rgb[channel]!;
    }, 0);
    return coloured + (black[channel]! * Math.min(1, coloured + 0.5) - coloured) * key;
  }) as unknown as Rgb;
}
