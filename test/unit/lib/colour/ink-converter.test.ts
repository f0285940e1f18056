/** Converts screen colours to inks: greys on black alone, named colours as named, the rest within the limit. */
import { beforeAll, describe, expect, test } from "vitest";
import { inkConverter, type InkConverter } from "#lib/colour/ink-converter.ts";
import { inkGrid } from "#lib/colour/ink-grid.ts";
import { readNamedInks } from "#theme/named-inks.ts";
import { openProfile, type PrintProfile } from "#lib/colour/open-profile.ts";
import { readTokens } from "#theme/tokens.ts";
import { inksOf } from "#theme/read-styles.ts";
import { profile, srgb } from "../../../support/press-pdf.ts";
import { theme } from "../../../support/usual-theme.ts";

let open: PrintProfile;
let converter: InkConverter;

beforeAll(async () => {
  open = await openProfile(profile, srgb);
  converter = inkConverter(open, inksOf(theme), 3);
});

const percents = (inks: readonly number[]) => inks.map((ink) => Math.round(ink * 100));

test("black and white are pure, greys are as light on black ink alone", () => {
  expect(converter.convert([0, 0, 0]).cmyk).toEqual([0, 0, 0, 1]);
  expect(converter.convert([1, 1, 1]).cmyk).toEqual([0, 0, 0, 0]);
  const [cyan, magenta, yellow, black] = converter.convert([0.5, 0.5, 0.5]).cmyk;
  expect([cyan, magenta, yellow]).toEqual([0, 0, 0]);
  expect(black).toBeGreaterThan(0.5);
  expect(black).toBeLessThan(0.65);
});

test("the black of greys never falls as they grow darker", () => {
  const blacks = Array.from({ length: 256 }, (_, grey) => converter.blackOf(grey / 255));
  expect(blacks).toEqual(blacks.toSorted((a, b) => b - a));
});

test("named colours have the inks of the tokens", () => {
  expect(converter.convert([0, 0x33 / 255, 0x99 / 255]).cmyk).toEqual([1, 0.8, 0, 0]);
  expect(converter.convert([1, 0.8, 0]).cmyk).toEqual([0, 0.2, 1, 0]);
});

test("other colours go through the profile", () => {
  // As Little CMS's own transicc has it: sRGB to FOGRA39, relative colorimetric with black point compensation.
  expect(percents(converter.convert([0, 51 / 255, 152 / 255]).cmyk)).toEqual([98, 85, 0, 2]);
});

test("no colour is above the limit, and black is not taken from", () => {
  const dark = Uint8Array.from([2, 1, 0, 20, 10, 15, 0, 20, 0, 60, 0, 0]);
  const [free, held] = [
    inkConverter(open, new Map(), 4).convertBytes(dark),
    inkConverter(open, new Map(), 2.4).convertBytes(dark),
  ];
  for (let at = 0; at < dark.length / 3; at++) {
    const inks = held.slice(at * 4, at * 4 + 4);
    expect(inks.reduce((sum, ink) => sum + ink, 0)).toBeLessThanOrEqual(2.4 + 1e-6);
    expect(inks[3]).toBe(free[at * 4 + 3]);
  }
  expect(free.slice(0, 4).reduce((sum, ink) => sum + ink, 0)).toBeGreaterThan(3);
});

test("pictures differ from single colours by less than anybody sees", () => {
  const rgb = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256);
  const exact = converter.convertBytes(rgb);
  const inks = inkGrid((colours) => converter.convertBytes(colours))(rgb);
  const differences = Array.from(inks, (ink, i) => Math.abs(ink / 255 - exact[i]!));
  expect(Math.max(...differences)).toBeLessThan(0.03);
  expect(differences.reduce((sum, difference) => sum + difference, 0) / differences.length).toBeLessThan(0.004);
});

test("a profile that is none, or of a screen, is refused", async () => {
  await expect(openProfile(Buffer.from("no profile"), srgb)).rejects.toThrow("expected an ICC profile of CMYK");
  await expect(openProfile(srgb, srgb)).rejects.toThrow("Unexpected a profile of RGB, expected an ICC profile of CMYK");
});

describe("named inks", () => {
  test("are for the colour beside them: another colour of a theme that extends this one has none of them", () => {
    const css = [":root { --red: #c00000; --red-print: cmyk(0 100 90 5); }", ":root { --red: #00c000; }"];
    const tokens = css.map((sheet) => ({ path: "tokens.css", css: sheet }));
    expect([...inksOf({ tokens }).keys()]).toEqual(["#c00000"]);
  });

  test("are process or spot inks", () => {
    const css = `--red: #C00000; --red-print: spot("Signal Red" 0 100 90 5); --sea: #001122; --sea-print: cmyk(100 50 0 0);`;
    expect([...readNamedInks(css, readTokens(css))]).toEqual([
      ["#c00000", { cmyk: [0, 1, 0.9, 0.05], spot: "Signal Red" }],
      ["#001122", { cmyk: [1, 0.5, 0, 0] }],
    ]);
  });
  test.each([
    "--a: #001122; --a-print: rgb(1 2 3);",
    "--a-print: cmyk(1 2 3 4);",
    "--a: #001122; --a-print: cmyk(1 2 3 400);",
  ])("%s is refused", (css) => expect(() => readNamedInks(css, readTokens(css))).toThrow("Unexpected --a-print"));
});
