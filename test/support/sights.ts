/** Simulates how colours are seen in grey print and by people who lack one kind of cone. */
import { lightness, toRgb, type Rgb } from "#lib/colour/rgb.ts";

type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * Matrices on linear sRGB of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
 * Vision Deficiency", IEEE TVCG 15(6), 2009, for severity 1; none for grey print, of which only the lightness is left.
 */
const matrices = {
  "in grey print": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "with protanopia": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "with deuteranopia": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "with tritanopia": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Sight = keyof typeof matrices;

export const sights = Object.keys(matrices) as readonly Sight[];

/** Returns the lightness (CIE L*, 0 to 100) of `#rrggbb` as it is seen. */
export function seenLightness(hex: string, sight: Sight): number {
  const linear = toRgb(hex).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const rows: Matrix = matrices[sight];
  const turned = rows.map((row) => row.reduce((sum, share, index) => sum + share * linear[index]!, 0));
  const clipped = turned.map((value) => Math.min(1, Math.max(0, value)));
  return lightness(
    clipped.map((value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)) as unknown as Rgb,
  );
}
