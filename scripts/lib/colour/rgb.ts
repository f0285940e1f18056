/** Computes with screen colours: mixes, lightness and contrast of sRGB. */

/** Red, green and blue, each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Returns the colour of `#rrggbb`. */
export function toRgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

/** Returns the nearest colour of three bytes, as `#rrggbb`. */
export function toHex(rgb: Rgb): string {
  return `#${rgb.map((value) => toByte(value).toString(16).padStart(2, "0")).join("")}`;
}

/** Returns a channel (0–1) as a byte; values outside are clamped. */
export function toByte(value: number): number {
  return Math.round(toShare(value) * 255);
}

/** Returns a number clamped to 0–1. */
export function toShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Returns a colour of three bytes as one number: 0xrrggbb. */
export function packBytes(red: number, green: number, blue: number): number {
  return (red << 16) | (green << 8) | blue;
}

/** Returns the largest difference, of 255, between the channels of two packed colours. */
export function largestDifference(one: number, other: number): number {
  const channel = (shift: number) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255));
  return Math.max(channel(16), channel(8), channel(0));
}

/** Mixes `share` (0 to 1) of the second colour into the first, both `#rrggbb`. */
export function mixColours(one: string, other: string, share: number): string {
  const [a, b] = [toRgb(one), toRgb(other)];
  return toHex(a.map((value, index) => value + (b[index]! - value) * share) as unknown as Rgb);
}

/**
 * Returns CIE L* under D65 (IEC 61966-2-1 to CIE 15), from 0 for black to 100 for white: the grey that a colour prints
 * as.
 */
export function lightness(rgb: Rgb): number {
  return lightnessOf(luminance(rgb));
}

/** Returns CIE L* of a grey (0–1), without the rounding errors of adding three equal channels. */
export function greyLightness(grey: number): number {
  return lightnessOf(toLinear(grey));
}

/** Returns CIE L*, a*, b* under D65. */
export function toLab(rgb: Rgb): readonly [number, number, number] {
  const [red, green, blue] = rgb.map(toLinear) as unknown as Rgb;
  const x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505;
  const z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089;
  const [inX, inY, inZ] = [x, luminance(rgb), z].map((light) => (lightnessOf(light) + 16) / 116) as unknown as Rgb;
  return [116 * inY - 16, 500 * (inX - inY), 200 * (inY - inZ)];
}

/** Returns the contrast of two colours `#rrggbb`, from 1 (none) to 21 (black on white) (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map((hex) => luminance(toRgb(hex))).toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(toLinear) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the linear light (0–1) of a channel (IEC 61966-2-1). */
function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function lightnessOf(luminance: number): number {
  return luminance <= 216 / 24389 ? (luminance * 24389) / 27 : 116 * Math.cbrt(luminance) - 16;
}
