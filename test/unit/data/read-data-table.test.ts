/** Reads CSV as editors save it: its table, or every complaint with line and column. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { chartSeriesOf } from "#charts/series-of.ts";
import { readDataTable } from "#data/read-data-table.ts";
import type { Language } from "#languages/languages.ts";
import { runs } from "../../support/property-runs.ts";

function read(text: string, language: Language = "en") {
  const file = new VFile({ path: "data/a.csv" });
  const data = readDataTable(text, file, language);
  const table = data && chartSeriesOf(data, file, ({ found, expected }) => file.message(`${found} → ${expected}`));
  return { table, messages: file.messages.map(String) };
}

test("heads, categories and series", () => {
  expect(read("Month,2021,2022\nJanuary,1,2.50\nFebruary,-3,\n")).toEqual({
    table: {
      head: "Month",
      categories: ["January", "February"],
      series: [
        { name: "2021", values: [1, -3], decimals: 2 },
        { name: "2022", values: [2.5, undefined], decimals: 2 },
      ],
    },
    messages: [],
  });
});

test.each([
  ["a byte order mark", "\ufeffx,n\na,1"],
  ["semicolons", "x;n\na;1\n"],
  ["tabs", "x\tn\na\t1"],
  ["Windows line ends", "x,n\r\na,1\r\n"],
  ["old line ends", "x,n\ra,1\r"],
  ["quotes", '"x","n"\n"a","1"'],
  ["spaces around", " x , n \n a , 1 "],
  ["rows without values", "\nx;n\n;\na;1\n;\n\n"],
  ["plus", "x,n\na,+1"],
  ["callouts of notes", "x[^a],n\na[^b],1[^a][^*c]"],
])("understands %s", (_, text) => {
  expect(read(text)).toEqual({
    table: { head: "x", categories: ["a"], series: [{ name: "n", values: [1], decimals: 0 }] },
    messages: [],
  });
});

test("quoted separators, quotation marks and line breaks belong to the name", () => {
  const { table, messages } = read('"Country; or area",n\n"Bosnia, and ""H""\nHerzegovina",1\n');
  expect(messages).toEqual([]);
  expect(table).toMatchObject({ head: "Country; or area", categories: ['Bosnia, and "H" Herzegovina'] });
});

test("the minus sign is a minus", () => {
  expect(read("x,n\na,\u22121.5").table?.series[0]).toEqual({ name: "n", values: [-1.5], decimals: 1 });
});

test.each([
  ["nothing", "", ["data/a.csv:1:1: Unexpected empty file"]],
  ["separators alone", ";;\n;;\n", ["data/a.csv:1:1: Unexpected empty file"]],
  ["no rows", "x,n\n", ["data/a.csv:1:1: Unexpected single row"]],
  ["no series", "x\na\n", ["data/a.csv:1:1: Unexpected single column"]],
  [
    "ragged rows",
    "x,n\na,1\nb\nc,1,2\n",
    ["data/a.csv:3:1: Unexpected row of 1 cells", "data/a.csv:4:1: Unexpected row of 3 cells"],
  ],
  ["two decimal marks", "x;m;n\nabc;1.5;3,5\n", ['data/a.csv:2:9: Unexpected "3,5" with a decimal comma']],
  ["a title above", "Rain by month;\n;\nmonth;rain\nJan;1\n", ["data/a.csv:1:1: Unexpected first row with"]],
  ["what stands for nothing", "x,n\na,-\nb,#N/A\n", ['data/a.csv:2:3: Unexpected "-"', "data/a.csv:3:3: Unexp"]],
  ["words", "x,n\na,n/a\n", ['data/a.csv:2:3: Unexpected "n/a"']],
  ["powers", "x,n\na,1e5\n", ['data/a.csv:2:3: Unexpected "1e5"']],
  ["percent", "x,n\na,41%\n", ['data/a.csv:2:3: Unexpected "41%"']],
  ["digits that get lost", "x,n\na,1234567890123456\n", ["data/a.csv:2:3: Unexpected number of more than 15 digits"]],
  ["a category twice", "x,n\na,1\nb,2\na,3\n", ['data/a.csv:4:1: Unexpected second category "a"']],
  ["a series twice", "x,n,n\na,1,2\n", ['data/a.csv:1:5: Unexpected second column "n"']],
  ["no name of a category", "x,n\n,1\n", ["data/a.csv:2:1: Unexpected category without a name"]],
  ["no name of a series", "x,,n\na,1,2\n", ["data/a.csv:1:3: Unexpected column without a name"]],
  ["a series without values", "x,m,n\na,1,\nb,2,\n", ['data/a.csv:1:5: Unexpected series "n" without a number']],
  ["an open quotation mark", 'x,n\n"a,1\n', ["data/a.csv:2:1: Unexpected quotation mark"]],
  ["a quotation mark inside", 'x,n\na"b,1\n', ["data/a.csv:2:1: Unexpected quotation mark"]],
  [
    "too much",
    `x,n\n${Array.from({ length: 1100 }, (_, n) => `c${n},${n}`).join("\n")}`,
    ["data/a.csv:1002:1: Unexpected table of 1100 categories"],
  ],
])("complains of %s", (_, text, expected) => {
  const { table, messages } = read(text);
  expect(table).toBeUndefined();
  expect(messages).toHaveLength(expected.length);
  for (const [index, start] of expected.entries()) expect(messages[index]).toContain(start);
});

test.each<[string, string, Language, number[], string[]]>([
  ["decimal commas", "x;n\na;3,5\n", "en", [3.5], ["decimal commas"]],
  ["marks between thousands", 'x,n\na,"385,000"\n', "en", [385_000], ["marks between thousands"]],
  ["both", "x;n\na;1.234,5\n", "de", [1234.5], ["decimal commas, marks between thousands"]],
  ["a line that names the separator", "sep=;\nx;n\na;3,5\n", "en", [3.5], ["decimal commas"]],
  ["columns without anything", "x;n;;\na;1;;\n;;;\n", "en", [1], []],
  ["a mark that may be either", "x;n\na;1.234\n", "de", [1.234], ["read as 1.234"]],
  ["a quoted one in a file of commas", 'x,n\na,"1,234"\n', "fr", [1234], ["read as 1234", "marks between thousands"]],
])("reads %s, and tells of it", (_, text, language, values, told) => {
  const { table, messages } = read(text, language);
  expect(table?.series[0]?.values).toEqual(values);
  expect(messages).toHaveLength(told.length);
  for (const words of told) expect(messages.join("\n")).toContain(words);
});

test("places count the line that names the separator", () => {
  expect(read("sep=;\nx;n\na;oops\nb;1\n").messages[0]).toContain("data/a.csv:3:3: ");
});

test("places stand behind quoted cells with line breaks", () => {
  expect(read('x,m,n\n"a\n""b""",1,oops\nc,"1",oops\nd,1,1\n').messages.map((text) => text.slice(0, 30))).toEqual([
    'data/a.csv:3:10: Unexpected "o',
    'data/a.csv:4:7: Unexpected "oo',
  ]);
});

test("any text gives a table or a complaint", () => {
  const piece = fc.constantFrom("a", "b", "1", "2.5", ",", ";", "\t", '"', "\n", "\r\n", " ", "\ufeff", "-");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { table, messages } = read(pieces.join(""));
      if (messages.length === 0) expect(table).toBeDefined();
      for (const { values } of table?.series ?? []) {
        expect(values).toHaveLength(table!.categories.length);
        expect(values.some((value) => value !== undefined)).toBe(true);
      }
    }),
    runs(150),
  );
});
