/** Colours as `#rrggbb` in; mixtures, lightness and lines of a stylesheet's tokens out. */

/** The tokens of styles/tokens.css that charts are drawn with, each `#rrggbb`. */
export interface ChartTokens {
  blue: string;
  yellow: string;
  blueTint: string;
  blueTintStrong: string;
  black: string;
}

/** Takes the colours out of the text of tokens.css; throws where one is missing, as that is no author's fault. */
export function readChartTokens(css: string): ChartTokens {
  const colour = (name: string) => {
    const value = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\s*;`, "i").exec(css)?.[1];
    if (!value) throw new Error(`Unexpected tokens without --${name}, expected a colour \`#rrggbb\``);
    return value.toLowerCase();
  };
  return {
    blue: colour("blue"),
    yellow: colour("yellow"),
    blueTint: colour("blue-tint"),
    blueTintStrong: colour("blue-tint-strong"),
    black: colour("black"),
  };
}

export type Rgb = [number, number, number];

/** Red, green and blue from 0 to 1. */
export function toRgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
}

/** `share` (0 to 1) of the second colour in the first. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [toRgb(one), toRgb(other)];
  return `#${a
    .map((value, index) => Math.round((value + (b[index]! - value) * share) * 255))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** CIE L* under D65 (IEC 61966-2-1 to CIE 15), 0 black to 100 white: what is left in grey print. */
export function lightness(rgb: Rgb): number {
  const luminance = luminanceOf(rgb);
  return luminance <= 216 / 24389 ? (luminance * 24389) / 27 : 116 * Math.cbrt(luminance) - 16;
}

/** Of one colour on the other, as `#rrggbb`: 1 none to 21 black on white (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map((hex) => luminanceOf(toRgb(hex))).toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
