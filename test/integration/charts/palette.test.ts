/** Measures how far apart neighbours of the palette are in grey print and for the colour-blind, in every theme. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChartTokens, type ChartTokens } from "#charts/chart-tokens.ts";
import { fillsOf, strokesOf, type AreaFill } from "#charts/palette.ts";
import { contrast, lightness, mixColours, toRgb } from "#lib/colour/rgb.ts";
import { builtInThemes, readBuiltInTheme } from "#theme/built-in-theme.ts";
import { inColour, sectionColoursOf, tokensOfTheme } from "#theme/read-styles.ts";
import { runs } from "../../support/property-runs.ts";
import { seenLightness, sights, type Sight } from "../../support/sights.ts";

/** Returns the mean colour of a fill, a fifth of which its hatching covers: lines of 0.6 pt every 3 pt. */
function averageOf({ colour, hatching }: AreaFill): string {
  return hatching ? mixColours(colour, hatching.colour, 0.2) : colour;
}

const palettes: [name: string, tokens: ChartTokens][] = [];
for (const name of builtInThemes()) {
  const theme = await readBuiltInTheme(name);
  palettes.push([name, readChartTokens(tokensOfTheme(theme))]);
  for (const colour of sectionColoursOf(theme)) {
    palettes.push([`${name} in ${colour}`, readChartTokens(tokensOfTheme(inColour(theme, colour)))]);
  }
}

test("lightness is CIE L*", () => {
  expect(lightness(toRgb("#000000"))).toBe(0);
  expect(lightness(toRgb("#ffffff"))).toBeCloseTo(100, 5);
  expect(lightness(toRgb("#777777"))).toBeCloseTo(50.03, 1);
});

/** Least distances in lightness: of neighbours, and of any two that are not hatched otherwise. */
const themed = { neighbours: 20, others: 9 };
/** Colours that somebody chooses may be such that no room is left: hatching, dashes and markers tell them apart too. */
const chosen = { neighbours: 6, others: 3 };

function expectFillsApart(tokens: ChartTokens, sight: Sight, least = themed): void {
  const fills = fillsOf(tokens);
  const steps = fills.map((fill) => seenLightness(averageOf(fill), sight));
  const all = `${steps.map(Math.round).join(" ")} ${sight} ${JSON.stringify(tokens)}`;
  for (const [index, step] of steps.slice(1).entries()) {
    expect(Math.abs(step - steps[index]!), all).toBeGreaterThan(least.neighbours);
  }
  for (const [index, one] of fills.entries()) {
    for (const [place, other] of [...fills.entries()].slice(index + 1)) {
      if (one.hatching?.kind !== other.hatching?.kind) continue;
      expect(Math.abs(steps[index]! - steps[place]!), all).toBeGreaterThan(least.others);
    }
    expect(seenLightness(one.edge ?? one.colour, sight), all).toBeLessThan(72);
  }
}

function expectStrokesApart(tokens: ChartTokens, sight: Sight, least = themed): void {
  const strokes = strokesOf(tokens);
  const steps = strokes.map(({ colour }) => seenLightness(colour, sight));
  const all = `${steps.map(Math.round).join(" ")} ${sight} ${JSON.stringify(tokens)}`;
  for (const [index, step] of steps.entries()) {
    expect(step, all).toBeLessThan(72);
    if (index === 0) continue;
    expect(Math.abs(step - steps[index - 1]!), all).toBeGreaterThan(least.neighbours);
    const [stroke, before] = [strokes[index]!, strokes[index - 1]!];
    expect([stroke.dashes, stroke.marker]).not.toEqual([before.dashes, before.marker]);
  }
}

describe.each(palettes)("theme %s", (_, tokens) => {
  test.each(sights)("fills differ in lightness, neighbours by 20, and are seen on white, %s", (sight) => {
    expectFillsApart(tokens, sight);
  });

  test.each(sights)("neighbouring lines differ by 20 in lightness, and in dashes or markers, %s", (sight) => {
    expectStrokesApart(tokens, sight);
  });

  test("no two lines have the same dashes, and none the same marker", () => {
    const strokes = strokesOf(tokens);
    const without = (of: (stroke: (typeof strokes)[number]) => unknown) =>
      new Set(strokes.map((stroke) => JSON.stringify(of(stroke)))).size;
    expect(without(({ marker, isSolid }) => [marker, isSolid])).toBe(strokes.length);
    expect(without(({ dashes, colour }) => [dashes, colour])).toBe(strokes.length);
  });
});

test("colours of one's own stay apart too", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((bytes) => `#${bytes.toString(16).padStart(6, "0")}`);
  const dark = colour.filter((hex) => contrast(hex, "#ffffff") >= 4.5);
  fc.assert(
    fc.property(dark, colour, fc.constantFrom(...sights), (main, accent, sight) => {
      const tokens = { ...palettes[0]![1], colour: main, accent, tint: mixColours(main, "#ffffff", 0.9) };
      expectFillsApart(tokens, sight, chosen);
      expectStrokesApart(tokens, sight, chosen);
    }),
    runs(300),
  );
});

test("a token that is missing is a fault", () => {
  expect(() => readChartTokens(":root { --colour: #003399; }")).toThrow("--accent");
});
