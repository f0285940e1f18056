/** Finds what is wrong with a theme's tokens. */
import { expect, test } from "vitest";
import { checkTokens } from "#theme/check-tokens.ts";
import { builtInThemes, readBuiltInTheme } from "#theme/built-in-theme.ts";
import { looksLike } from "#lib/colour/ink-look.ts";
import { toRgb } from "#lib/colour/rgb.ts";
import { inksOf } from "#theme/read-styles.ts";
import { plainTokens, readTokens } from "#theme/tokens.ts";
import { theme } from "../../support/usual-theme.ts";

const before = theme.tokens.map(({ css }) => css).join("\n");
const faultsOf = (value: string) => checkTokens(`:root {\n  ${value}\n}`, before, "").faults;

test.each<[string, string]>([
  ["--colour: darkred;", "a colour as #003399"],
  ["--colour: #fc0;", "a colour as #003399"],
  ["--accent: var(--nowhere);", "a colour as #003399"],
  ["--accent: color-mix(in srgb, var(--nowhere) 5%, var(--paper));", "a colour as #003399"],
  ["--colour: #ffcc00;", "a darker colour"],
  ["--margin-inside: 1in;", "a length in mm, as 25mm"],
  ["--accent: var(--accent);", "a colour: what it names leads to none"],
  ["--accent: var(--house); --house: red;", "a colour: what it names leads to none"],
  ["--accent: color-mix(in srgb, var(--house) 5%, var(--paper)); --house: 3pt;", "what it names leads to none"],
  ["--colour-print: cmyk(80 0 60);", "inks in per cent"],
  ["--other-print: cmyk(80 0 0 60);", "it beside the ink"],
  ["--color: #7a1f2b;", "`--colour`"],
  ["--margin-inner: 30mm;", "`--margin-inside`"],
])("%s is told with its place", (value, expected) => {
  expect(faultsOf(value)).toEqual([expect.objectContaining({ line: 2, column: 3 })]);
  expect(faultsOf(value)[0]!.expected).toContain(expected);
});

test.each([
  "--colour: var(--accent); --accent: var(--colour)",
  "--colour: var(--a); --a: var(--b); --b: var(--accent); --accent: var(--a)",
])("%s leads in a circle", (value) => {
  const expected = "a colour: what it names leads to none";
  expect(faultsOf(value).map((fault) => fault.expected)).toEqual([expected, expected]);
});

test("a mixture of mixtures is a colour", () => {
  const css =
    ":root { --accent: var(--colour); --house: color-mix(in srgb, var(--accent) 50%, var(--paper)); --colour: #000000; --paper: #ffffff; }";
  expect(readTokens(plainTokens(css)).get("house")).toBe("#808080");
});

test("tokens that lead to each other by the thousand, or double at each step, are looked up once", () => {
  const many = Array.from(
    { length: 5000 },
    (_, i) => `--t${i}: color-mix(in srgb, var(--t${i + 1}) 5%, var(--t${i + 1}));`,
  );
  expect(faultsOf(`--accent: var(--t0); ${many.join(" ")}`).map(({ expected }) => expected)).toEqual([
    "a colour: what it names leads to none",
  ]);
});

test.each([
  "--colour: #7A1F2B",
  "--accent: var(--colour); --margin-inside : 30mm",
  "--house: red; /* --colour: darkred; */",
  "--sea: #001122; --sea-print: cmyk(100 50 0 60)",
  "--size: 9pt; --colour-tint: color-mix(in srgb, var(--colour) 5%, var(--paper));",
])("%s is taken", (value) => expect(faultsOf(value)).toEqual([]));

test("a token that a stylesheet uses may be nearly one of the engine's", () => {
  expect(checkTokens(":root { --color: red }", before, "h2 { color: var(--color) }").faults).toEqual([]);
});

test("tokens are read without a semicolon, with blanks, and not from comments", () => {
  const values = readTokens(plainTokens(":root { --a : #001122; /* --a: #ffffff; */ --b: 3mm }"));
  expect([...values]).toEqual([
    ["a", "#001122"],
    ["b", "3mm"],
  ]);
});

test("an ink that looks unlike its colour is told", () => {
  const css = ":root { --colour: #7a1f2b; --colour-print: cmyk(80 0 0 60); }";
  expect(checkTokens(css, before, "").unlike).toMatchObject([{ token: "--colour", colour: "#7a1f2b", line: 1 }]);
});

test.each<[string, [number, number, number, number]]>([
  ["#0000ff", [100, 90, 0, 0]],
  ["#e2001a", [0, 100, 90, 0]],
  ["#009640", [90, 0, 95, 0]],
  ["#7a1f2b", [0, 90, 60, 60]],
  ["#ff6600", [0, 65, 100, 0]],
  ["#00ffff", [70, 0, 20, 0]],
  ["#ffffff", [0, 0, 0, 0]],
  ["#000000", [0, 0, 0, 100]],
  ["#666666", [0, 0, 0, 70]],
  ["#12343b", [90, 60, 60, 55]],
])("%s may be printed with %j", (colour, inks) => {
  expect(looksLike(toRgb(colour), inks.map((ink) => ink / 100) as unknown as [number, number, number, number])).toBe(
    true,
  );
});

test.each(builtInThemes())("the inks of %s look like its colours", async (name) => {
  for (const [colour, { cmyk }] of inksOf(await readBuiltInTheme(name))) {
    expect([colour, looksLike(toRgb(colour), cmyk)]).toEqual([colour, true]);
  }
});
