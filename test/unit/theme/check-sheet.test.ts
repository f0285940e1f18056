/** Finds faults in stylesheets of themes, each at its place, and none in the project's own. */
import { describe, expect, test } from "vitest";
import { checkSheet } from "#theme/check-sheet.ts";
import { readBuiltInTheme } from "#theme/built-in-theme.ts";

const faultsOf = (css: string) =>
  checkSheet(css, new Set(["fira sans"])).map(
    ({ line, column, found, expected }) => `${line}:${column} ${found} | ${expected}`,
  );

describe("each fault is told at its place", () => {
  test.each([
    ['@import "other.css";', "1:1 @import"],
    ["@font-face { font-family: X; src: url(x.ttf); }", "1:1 @font-face"],
    [".a {\n  background: url(https://example.org/x.png);\n}", "2:15 address https://example.org/x.png"],
    [".a { background: url('../x.png') }", "1:18 address ../x.png"],
    ['.a { background: url("/etc/x.png") }', "1:18 address /etc/x.png"],
    [".a { background: url(\\\\host/x.png) }", "1:18 address"],
    ['.a { background: image-set("file:///etc/x.png" 1x) }', "1:28 address file:///etc/x.png"],
    [".a { background: \\75rl(https://example.org/x.png) }", "1:"],
    ["p { position: fixed }", "1:5 position: fixed"],
    ["p { float: footnote }", "1:5 float: footnote"],
    ["ul { columns: 2 }", "1:6 columns: 2"],
    ["h2 { counter-increment: part }", "1:6 counter-increment: part"],
    [".pagedjs_page { color: red }", "1:1 selector .pagedjs_page"],
    ["@page { size: A5 }", "1:9 size: A5"],
    ["@page :left { margin: 20mm }", "1:15 margin: 20mm"],
    ["@page { @top-center { content: none } }", "1:9 margin box @top-center"],
    [":root { --bleed: 3mm }", "1:9 property --bleed"],
    ["p { font-family: Comic Sans MS }", "1:5 typeface Comic Sans MS"],
    ["p { color red }", "CSS ("],
  ])("%s", (css, beginning) => {
    const faults = faultsOf(css);
    expect(faults.some((fault) => fault.includes(beginning))).toBe(true);
  });
});

test.each([
  ["blocks", "p { color: red }\n", "@media print {", "2:1414 "],
  ["brackets", "a {\n  b: ", "(", "2:105 "],
  ["functions", "a {\n  b: ", "calc(", "2:501 "],
  ["selectors", "", ":not(", "1:502 "],
])("%s within each other without end are one fault, told before a parser reads them", (_, before, opened, place) => {
  const faults = faultsOf(before + opened.repeat(20_000));
  expect(faults).toEqual([expect.stringContaining("brackets within brackets, deeper than any are,")]);
  expect(faults[0]).toMatch(new RegExp(`^${place}`));
});

test.each([
  "p { color: red }",
  '.a { background: url("motif.svg"); mask: url(#m) }',
  'h1 { font-family: "Fira Sans", serif }',
  "h1 { font-family: var(--type) }",
  "@page :left { margin: var(--margin-top) var(--margin-outside) var(--margin-bottom) var(--margin-inside); }",
  "@page { @top-left { content: none } }",
  ":root { --colour: #003399 }",
])("nothing is wrong with %s", (css) => expect(faultsOf(css)).toEqual([]));

test.each(["paper", "magazine"])("nothing is wrong with the theme %s", async (name) => {
  const { print, text } = await readBuiltInTheme(name);
  const own = print.filter(({ path }) => path.includes(name));
  expect(own.length).toBeGreaterThan(0);
  for (const { css } of own) expect(checkSheet(css, new Set([text.family.toLowerCase()]))).toEqual([]);
});
