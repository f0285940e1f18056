/** Tells roughly, without a profile, whether inks look like a screen colour. */
import type { Cmyk } from "./read-ink.ts";
import { toLab, type Rgb } from "./rgb.ts";

/** Screen colours of offset inks on coated paper, and of two and three inks printed on each other. */
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

/**
 * The largest difference (ΔE) that passes: it is more than that between any two colours of one institution for screen
 * and print, which mostly differ in brightness.
 */
const farthest = 30;
/** Weight of a difference in chroma: paper can't show bright hues, and such a difference makes no other colour. */
const chromaShare = 0.25;

/**
 * Returns whether inks may be meant for a colour: blue for blue, light for light. Differences that are usual between
 * colours for screen and for paper pass.
 */
export function looksLike(colour: Rgb, inks: Cmyk): boolean {
  const [one, other] = [toLab(colour), toLab(lookOf(inks))];
  const [oneChroma, otherChroma] = [one, other].map(([, a, b]) => Math.hypot(a, b)) as [number, number];
  const chroma = oneChroma - otherChroma;
  const hue = Math.hypot(one[1] - other[1], one[2] - other[2]) ** 2 - chroma ** 2;
  return Math.hypot(one[0] - other[0], Math.sqrt(Math.max(0, hue)), chroma * chromaShare) <= farthest;
}

/** Returns the screen colour of inks, mixed by the share of paper that each covers (Neugebauer equations). */
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
