/** Says of YAML that its parser refuses what was probably meant, at the place that is to be mended. */
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { parseYaml } from "#manuscript/yaml/parse-yaml.ts";
import { readSettings } from "#manuscript/settings/read-settings.ts";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";

function sayOf(yaml: string): string[] {
  const file = new VFile({ path: "report.yaml" });
  readSettings(settingsSchema, yaml, file);
  return file.messages.map(
    ({ line, column, reason }) => `${line}:${column} ${reason.replace("Unexpected YAML: ", "")}`,
  );
}

test.each([
  [
    "a colon",
    "title: Water: a report",
    '1:13 a colon in a value, expected the value in quotation marks: `title: "Water: a report"`',
  ],
  ["a colon at the end", "title: Water:", "1:13 a colon in a value"],
  ["a colon beside quotation marks", 'title: The "best": of', "`title: 'The \"best\": of'`"],
  [
    "a colon in a list",
    "sections:\n  - name: a: b",
    '2:12 a colon in a value, expected the value in quotation marks: `name: "a: b"`',
  ],
  ["no blank behind a colon", "title:Water", "1:1 a colon without a blank behind it, expected `title: Water`"],
  ["an equals sign", "title = Water", "1:1 `=` between a setting and its value, expected `title: Water`"],
  ["quotation marks around a part", 'title: "Best" of rivers', "1:8 quotation marks around a part of a value"],
  ["an open quotation mark", 'title: "Best of rivers\nlanguage: en', "1:8 a quotation mark that nothing closes"],
  [
    "an apostrophe between single ones",
    "title: 'It's a river'",
    "1:11 an apostrophe between `'` and `'`, expected double quotation marks around: `\"It's a river\"`",
  ],
  [
    "an open bracket",
    "sections: [a.md\nlanguage: en",
    "1:11 `[` that nothing closes, expected `]` at its end: `[a.md]`",
  ],
  [
    "words behind a bracket",
    "title: [Draft] A report",
    '1:8 a value that begins with `[`, expected it in quotation marks: `title: "[Draft] A report"`',
  ],
  ["an at", "title: @home", "1:8 a value that begins with `@`"],
  ["a dash", "title: - A", "1:8 a value that begins with `-`"],
  [
    "an exclamation mark",
    "title: !A",
    '1:8 a value that begins with `!`, expected it in quotation marks: `title: "!A"`',
  ],
  ["an asterisk", "title: *A*", '1:8 text that begins with `*`, expected quotation marks around the text: `"*A*"`'],
  [
    "a name of a value that nothing repeats",
    "title: &Tides and boats",
    '1:8 text that begins with `&`, expected quotation marks around the text: `"&Tides and boats"`',
  ],
  [
    "a no-break space behind a colon",
    "title:\u00a0Tides",
    "1:7 a blank of another kind (U+00A0) behind a colon, expected a usual one: `title: Tides`",
  ],
  [
    "a no-break space before a name, which YAML takes for a part of it",
    "title: Tides\nparts:\n\u00a0\u00a0contents: true",
    "3:1 a blank of another kind (U+00A0) before a setting",
  ],
  [
    "a blank before the first setting",
    " title: Tides\nlanguage: en",
    "1:2 `title` indented further than what stands below it, expected it to begin at column 1",
  ],
  [
    "no blank behind the dash of a second item, which YAML takes for a part of the first",
    "title: Tides\nsections:\n- a.md\n -b.md",
    "4:2 an item of a list without a blank behind its dash, expected `- b.md`",
  ],
  ["a greater-than sign", "title: > A", "1:8 a value that begins with `>`"],
  [
    "a tab",
    "title: A\nnumbering:\n\tsections: automatic",
    "3:1 a tab before a setting, expected two blanks for each level",
  ],
  ["a no-break space", "title: A: B\n\u00a0place: X", "2:1 a blank of another kind (U+00A0) before a setting"],
  [
    "one blank too many",
    "title: A\n place: B",
    "2:2 `place` indented further than the line above it, expected it to begin at column 1, as `title` does",
  ],
  [
    "one blank too few",
    "notes:\n  first: 3\n start: 4",
    "3:2 `start` indented otherwise than the lines above it, expected it to begin at column 1 or 3",
  ],
  [
    "no blank behind a dash",
    "title: A\nsections:\n-a.md",
    "3:1 an item of a list without a blank behind its dash, expected `- a.md`",
  ],
  [
    "a comment instead of a value",
    "title: #1 in rivers",
    '1:8 Unexpected `#`, which begins a comment, in setting `title`, expected quotation marks: "#1 in rivers"',
  ],
  [
    "a comment instead of a colour",
    "look:\n  colour: #003399",
    'in setting `look.colour`, expected quotation marks: "#003399"',
  ],
  ["nothing", "title:", "1:7 Missing value in setting `title`, expected text"],
  ["a part of a title that is a comment", "title: Report #5", "1:8 Unexpected `#5` behind a value"],
  [
    "typographic quotation marks",
    "title: “T”",
    '1:8 Unexpected typographic quotation marks around a value, expected straight ones, `"T"`, or none; read as part of it',
  ],
  ["a list as text", "sections: a.md, b.md", "expected a list, with a blank behind each dash: [a.md, b.md]"],
  ["a language's name", "language: English", "(did you mean `en`?)"],
  ["a language with its country", "language: pt_BR", "(did you mean `pt-BR`?)"],
  [
    "a setting at the wrong level",
    'colour: "#003399"',
    "1:1 Unexpected name in setting `colour`, expected it below `look`",
  ],
  ["two faults of a date", "date: 5 June 2025", "expected a year, a month or a day, as 2023, 2023-05 or 2023-05-31"],
])("%s", (_, yaml, expected) => {
  const says = sayOf(yaml);
  expect(says).toHaveLength(1);
  expect(says[0]).toContain(expected);
});

test.each([
  ["colons within words", "title: 10:30 on https://a.example"],
  ["text of many lines", "title: >\n  Water: a report\n  - and: more\n"],
  ["comments", "title: A # to be changed\n"],
  ["a number sign within a word", "title: A#1\n"],
  ["an apostrophe", "title: It's a river\n"],
  ["quoted text over lines", 'title: "A\n  b: c"\n'],
])("says nothing of %s", (_, yaml) => {
  expect(sayOf(yaml)).toEqual([]);
});

test("each line with a mistake is told, and none of what comes of it", () => {
  const file = new VFile({ path: "report.yaml" });
  expect(parseYaml("title: A: b\nplace: C: d\nbody: E\n", file, 1)).toBeUndefined();
  expect(file.messages.map(({ line, column }) => `${line}:${column}`)).toEqual(["1:9", "2:9"]);
});
