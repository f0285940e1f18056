/** Measures how far apart neighbours of the palette are in grey print and for the colour-blind. */
import { describe, expect, test } from "vitest";
import { tokensOf } from "#theme/read-styles.ts";
import { readChartTokens } from "#charts/chart-tokens.ts";
import { lightness, mix, toRgb, type Rgb } from "#lib/colour/rgb.ts";
import { fillsOf, strokesOf, type Fill } from "#charts/palette.ts";
import { theme } from "../../support/usual-theme.ts";

const tokens = readChartTokens(tokensOf(theme));
const fills = fillsOf(tokens);
const strokes = strokesOf(tokens);

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Matrices of Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const sights: Record<string, Matrix> = {
  "in grey print": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "with deuteranopia": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "with protanopia": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

function seen(hex: string, matrix: Matrix): number {
  const linear = toRgb(hex).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const turned = matrix.map((row) => row.reduce((sum, share, index) => sum + share * linear[index]!, 0));
  const clipped = turned.map((value) => Math.min(1, Math.max(0, value)));
  return lightness(
    clipped.map((value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)) as unknown as Rgb,
  );
}

/** Returns the mean colour of a fill, a fifth of which its hatching covers: lines of 0.6 pt every 3 pt. */
function averageOf({ colour, hatching }: Fill): string {
  return hatching ? mix(colour, hatching.colour, 0.2) : colour;
}

test("lightness is CIE L*", () => {
  expect(lightness(toRgb("#000000"))).toBe(0);
  expect(lightness(toRgb("#ffffff"))).toBeCloseTo(100, 5);
  expect(lightness(toRgb("#777777"))).toBeCloseTo(50.03, 1);
});

describe.each(Object.entries(sights))("%s", (_, matrix) => {
  test("neighbouring fills differ by 20 or more in lightness", () => {
    const steps = fills.map((fill) => seen(averageOf(fill), matrix));
    for (const [index, step] of steps.slice(1).entries()) expect(Math.abs(step - steps[index]!)).toBeGreaterThan(20);
  });

  test("any two fills differ by 10 or more in lightness, or in hatching", () => {
    for (const [index, one] of fills.entries()) {
      for (const other of fills.slice(index + 1)) {
        const difference = Math.abs(seen(averageOf(one), matrix) - seen(averageOf(other), matrix));
        if (one.hatching?.kind === other.hatching?.kind) expect(difference).toBeGreaterThan(10);
      }
    }
  });

  test("fills or their outlines, and lines, are seen on white", () => {
    for (const { colour, edge } of fills) expect(seen(edge ?? colour, matrix)).toBeLessThan(72);
    for (const { colour } of strokes) expect(seen(colour, matrix)).toBeLessThan(72);
  });

  test("neighbouring lines differ by 20 or more in lightness, and in dashes or markers", () => {
    for (const [index, stroke] of strokes.slice(1).entries()) {
      const before = strokes[index]!;
      expect(Math.abs(seen(stroke.colour, matrix) - seen(before.colour, matrix))).toBeGreaterThan(20);
      expect([stroke.dashes, stroke.marker]).not.toEqual([before.dashes, before.marker]);
    }
  });
});

test("no two lines have the same dashes, and none the same marker", () => {
  const without = (of: (stroke: (typeof strokes)[number]) => unknown) =>
    new Set(strokes.map((stroke) => JSON.stringify(of(stroke)))).size;
  expect(without(({ marker, isSolid }) => [marker, isSolid])).toBe(strokes.length);
  expect(without(({ dashes, colour }) => [dashes, colour])).toBe(strokes.length);
});

test("a token that is missing is a fault", () => {
  expect(() => readChartTokens(":root { --colour: #003399; }")).toThrow("--accent");
});
