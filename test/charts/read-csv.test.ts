/** CSV as editors save it in; its table, or every complaint with line and column, out. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { readCsv } from "../../scripts/charts/read-csv.ts";

/** Latin, Greek and Cyrillic: enough to tell a covered character from one that is not. */
const covered = new Set(Array.from({ length: 0x500 }, (_, codePoint) => codePoint));

function read(text: string) {
  const file = new VFile({ path: "data/a.csv" });
  const table = readCsv(text, file, covered);
  return { table, messages: file.messages.map(String) };
}

test("heads, categories and series", () => {
  expect(read("Month,2021,2022\nJanuary,1,2.50\nFebruary,-3,\n")).toEqual({
    table: {
      head: "Month",
      categories: ["January", "February"],
      series: [
        { name: "2021", values: [1, -3], decimals: 0 },
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
  ["thousands", 'x,n\na,"385,000"\n', ['data/a.csv:2:3: Unexpected "385,000"']],
  ["decimal commas", "x;m;n\nabc;1;3,5\n", ['data/a.csv:2:7: Unexpected "3,5"']],
  ["words", "x,n\na,n/a\n", ['data/a.csv:2:3: Unexpected "n/a"']],
  ["powers", "x,n\na,1e5\n", ['data/a.csv:2:3: Unexpected "1e5"']],
  ["percent", "x,n\na,41%\n", ['data/a.csv:2:3: Unexpected "41%"']],
  ["digits that get lost", "x,n\na,1234567890123456\n", ["data/a.csv:2:3: Unexpected number of more than 15 digits"]],
  ["a category twice", "x,n\na,1\nb,2\na,3\n", ['data/a.csv:4:1: Unexpected second category "a"']],
  ["a series twice", "x,n,n\na,1,2\n", ['data/a.csv:1:5: Unexpected second series "n"']],
  ["no name of a category", "x,n\n,1\n", ["data/a.csv:2:1: Unexpected category without a name"]],
  ["no name of a series", "x,,n\na,1,2\n", ["data/a.csv:1:3: Unexpected series without a name"]],
  ["a series without values", "x,m,n\na,1,\nb,2,\n", ['data/a.csv:1:5: Unexpected series "n" without a number']],
  ["an open quotation mark", 'x,n\n"a,1\n', ["data/a.csv:2:1: Unexpected quotation mark"]],
  ["a quotation mark inside", 'x,n\na"b,1\n', ["data/a.csv:2:1: Unexpected quotation mark"]],
  ["what the typeface lacks", "x,n\n庇,1\n", ['data/a.csv:2:1: Unexpected character "庇"']],
  [
    "too much",
    `x,n\n${Array.from({ length: 20_000 }, (_, n) => `c${n},${n}`).join("\n")}`,
    ["data/a.csv:1002:1: Unexpected table of 20000 categories"],
  ],
])("complains of %s", (_, text, expected) => {
  const { table, messages } = read(text);
  expect(table).toBeUndefined();
  expect(messages).toHaveLength(expected.length);
  for (const [index, start] of expected.entries()) expect(messages[index]).toContain(start);
});

test("places stand behind quoted cells with line breaks", () => {
  expect(read('x,m,n\n"a\n""b""",1,oops\nc,"1",oops\n').messages.map((text) => text.slice(0, 30))).toEqual([
    'data/a.csv:3:10: Unexpected "o',
    'data/a.csv:4:7: Unexpected "oo',
  ]);
});

test("any text gives a table or a complaint", () => {
  const piece = fc.constantFrom("a", "b", "1", "2.5", ",", ";", "\t", '"', "\n", "\r\n", " ", "\ufeff", "-");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { table, messages } = read(pieces.join(""));
      expect(table === undefined).toBe(messages.length > 0);
      for (const { values } of table?.series ?? []) {
        expect(values).toHaveLength(table!.categories.length);
        expect(values.some((value) => value !== undefined)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
