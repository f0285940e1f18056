/** Reads data of charts that can't be drawn: each file is told at its place, or drawn without a number that is none. */
import { expect, test } from "vitest";
import { chartTypes } from "#markdown/directives/chart.ts";
import { checkManuscript } from "../../support/check-manuscript.ts";

async function drawn(data: string | Uint8Array, type: string) {
  const chart = `# A\n\n:::chart[T]{data="d.csv" type="${type}" alt="A"}\n:::\n`;
  const { says, prepared } = await checkManuscript({ "d.csv": data, "a.md": chart }, "a.md");
  return { says, html: prepared?.units.map(({ html }) => html).join("") };
}

const rows = (count: number) => `a,b\n${Array.from({ length: count }, (_, row) => `c${row},${row}\n`).join("")}`;

test.each<[string, string | Uint8Array, RegExp]>([
  ["nothing", "", /^d\.csv error bad-data .*empty file/],
  ["line ends", "\n\n\n", /^d\.csv error bad-data .*empty file/],
  ["one row", "a,b\n", /^d\.csv:1:1 error bad-data .*single row/],
  ["one column", "a\nb\n", /^d\.csv:1:1 error bad-data .*single column/],
  ["ragged rows", "a,b\nc\nd,1,2\n", /^d\.csv:2:1 error bad-data .*row of 1 cells/],
  ["NUL", "a,b\nc\0d,1\n", /^d\.csv:2:\d+ error /],
  ["bytes of no text", Buffer.from([0x89, 0x81, 0, 1]), /^a\.md:3:1 error missing-data .*no text in UTF-8/],
  ["a spreadsheet", Buffer.from("PK\x03\x04xl", "latin1"), /^a\.md:3:1 error missing-data .*save it as "CSV UTF-8/],
  ["a page of the web", "<!DOCTYPE html>\n<p>Not found\n", /^a\.md:3:1 error missing-data .*a page of the web/],
  ["an exponent", "a,b\nc,1e308\n", /^d\.csv:2:3 error bad-data .*"1e308"/],
  ["308 digits", `a,b\nc,${"9".repeat(308)}\n`, /^d\.csv:2:3 error bad-data .*more than 15 digits/],
  ["300 decimals", `a,b\nc,0.${"0".repeat(300)}1\n`, /^d\.csv:2:3 error bad-data .*more than 15 digits/],
  ["NaN", "a,b\nc,NaN\n", /^d\.csv:2:3 error bad-data .*"NaN"/],
  ["Infinity", "a,b\nc,-Infinity\n", /^d\.csv:2:3 error bad-data .*"-Infinity"/],
  ["10,000 categories", rows(10_000), /^d\.csv:1002:1 error bad-data .*10000 categories/],
  ["1,000 categories", rows(1000), /^a\.md:3:1 error bad-chart /],
  [
    "a name of 500,000 letters",
    `a,b\n${"x".repeat(500_000)},1\n`,
    /^d\.csv:2:1 error bad-data .*cell of 500,000 characters/,
  ],
  [
    "a number of 500,000 letters",
    `a,b\nc,${"x".repeat(500_000)}\n`,
    /^d\.csv:2:3 error bad-data .*cell of 500,000 characters/,
  ],
  ["quotation marks that don't close", 'a,b\n"c,1\n', /^d\.csv:2:1 error bad-data .*quotation mark/],
  ["no number at all", "a,b\nc,\nd,\n", /^d\.csv:1:3 error bad-data .*without a number/],
])("%s", async (_, data, message) => {
  expect((await drawn(data, "bar")).says[0]).toMatch(message);
});

test.each([
  ["zeros", "a,b\nc,0\nd,-0\ne,0.00\n"],
  ["large beside small", "a,b\nc,0.000001\nd,999999999999999\ne,-999999999999999\n"],
  ["names of an object's own", "a,constructor\n__proto__,1\ntoString,2\n"],
  ["equal values", "a,b\nc,5\nd,5\n"],
])("%s are drawn in every kind of chart", async (_, data) => {
  for (const type of chartTypes) {
    const { says, html } = await drawn(data, type);
    if (says.length > 0) expect(says).toEqual([expect.stringMatching(/^a\.md:3:1 error bad-chart /)]);
    else expect(html).not.toMatch(/NaN|Infinity|undefined|\d[eE][+-]\d/);
  }
});
