/** Reads settings that can't be read, or are none: each is told at its line and column, and nothing is thrown. */
import { expect, test } from "vitest";
import * as z from "zod";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";
import { checkManuscript } from "../../support/check-manuscript.ts";

const chapter = { "a.md": "# A\n\nWords.\n" };

async function sayOf(yaml: string | Uint8Array): Promise<string[]> {
  return (await checkManuscript({ "report.yaml": yaml, ...chapter })).says;
}

const letters = "abcdefghi".split("");
/** Lists of which each holds the one before ten times. */
const bomb = letters
  .map(
    (name, index) =>
      `${name}: &${name} [${Array(10)
        .fill(index ? `*${letters[index - 1]}` : "x")
        .join(",")}]`,
  )
  .join("\n");
const stairs = Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n");

test.each<[string, string, RegExp]>([
  [
    "an alias of nothing",
    "title: *x",
    /^report\.yaml:1:8 error bad-yaml .*text that begins with `\*`, expected quotation marks .*"\*x"/,
  ],
  ["an alias before its anchor", "title: *x\nsubtitle: &x B", /:1:8 error bad-yaml .*text that begins with `\*`/],
  [
    "a list that holds itself",
    "sections: &s [a.md, *s]",
    /:1:21 error bad-yaml .*alias `\*s` inside what it stands for/,
  ],
  ["settings that hold themselves", "imprint: &i\n  edition: *i", /:2:12 error bad-yaml .*inside what it stands for/],
  ["a bomb of aliases", bomb, /:4:7 error too-large .*settings without end, expected at most 10,000/],
  ["an alias as a name", "title: &t subtitle\n*t : x", /:2:1 error bad-yaml .*name of a setting that is no text/],
  ["text that begins with a star", "title: *bold* text", /:1:8 error bad-yaml .*quotation marks/],
  ["text that begins with an ampersand", "title: & Co", /:1:8 error bad-yaml .*quotation marks/],
  ["text that begins with an at", "title: @home", /:1:8 error bad-yaml .*begins with `@`.*quotation marks/],
  ["text with a colon", "title: Asylum: 2023", /:1:14 error bad-yaml .*colon in a value.*quotation marks/],
  ["a path in double quotation marks", 'title: "C:\\Users"', /:1:11 error bad-yaml .*backslash/],
  ["a quotation mark that is not closed", 'title: "A\n', /:1:8 error bad-yaml .*nothing closes/],
  ["a bracket that is not closed", "sections: [a.md\n", /:1:11 error bad-yaml .*nothing closes/],
  [
    "merged settings",
    "parts: &p {cover: true}\nimprint:\n  <<: *p",
    /:3:3 error bad-setting .*name in setting `imprint\.<<`/,
  ],
  [
    "a setting that stands twice",
    "title: A\nparts:\n  cover: true\n  cover: false",
    /:4:3 error bad-yaml .*`cover` a second time/,
  ],
  ["a tag of JavaScript", "title: !!js/function 'x'", /:1:8 error bad-yaml .*tag `!!js\/function`/],
  ["a binary value", "title: !!binary aGk=", /:1:17 error bad-yaml .*tag `!!binary`/],
  ["a set", "sections: !!set {a.md}", /:1:17 error bad-yaml .*tag `!!set`/],
  ["a tag of one's own", "title: !mine x", /:1:8 error bad-yaml .*value that begins with `!`/],
  ["two documents", "title: A\n---\ntitle: B", /:2:1 error bad-yaml .*line `---` or `\.\.\.` with more behind it/],
  ["an unknown directive", "%FOO x\n---\ntitle: A", /:1:1 error bad-yaml .*`%FOO x`/],
  ["a list as a name", "? [a, b]\n: c", /:1:3 error bad-yaml .*name of a setting that is no text/],
  ["a number as a name", "title: A\n1: x", /:2:1 error bad-setting .*setting `1`/],
  ["nothing as a name", "title: A\n: x", /:2:1 error bad-setting /],
  ["__proto__", "title: A\n__proto__: {title: B}", /:2:1 error bad-yaml .*`__proto__`/],
  ["__proto__ among inks", "print:\n  inks:\n    __proto__: x", /:3:5 error bad-yaml .*`__proto__`/],
  ["constructor", "title: A\nconstructor: x", /:2:1 error bad-setting .*setting `constructor`/],
  ["a number without end", "notes:\n  first: .inf", /:2:10 error bad-setting .*value Infinity .*expected a number/],
  ["a number that is none", "notes:\n  first: .nan", /:2:10 error bad-setting .*value NaN .*expected a number/],
  ["a number too large for numbers", "notes:\n  first: 1e400", /:2:10 error bad-setting .*expected a number/],
  ["a large number", "notes:\n  first: 12345678", /:2:10 error bad-setting .*expected 999999 or less/],
  [
    "a day that is in no calendar",
    "date: 2023-02-31",
    /:1:7 error bad-setting .*expected a day that is in the calendar/,
  ],
  ["half a year", "date: 2023.5", /:1:7 error bad-setting .*expected text, in quotation marks: "2023\.5"/],
  ["a year of five digits", "date: 20233", /:1:7 error bad-setting .*expected a year, a month or a day/],
  ["a bell in a title", 'title: "a\\a"', /:1:8 error bad-setting .*without the control character U\+0007/],
  ["a NUL in a title", 'title: "a\\0"', /:1:8 error bad-setting .*without the control character U\+0000/],
  [
    "half a character in a title",
    'title: "a\\ud800"',
    /:1:8 error bad-setting .*without the control character U\+D800/,
  ],
  ["a title of a book's length", `title: ${"a ".repeat(600)}`, /:1:8 error bad-setting .*at most 1,000 characters/],
  ["settings of 5 MB", `title: A\n${"x: 1\n".repeat(1_000_000)}`, /:1:1 error too-large .*5,000,009 characters/],
  ["20,000 settings", Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join("\n"), /:1:1 error too-large /],
  ["lists 60 deep", `sections: ${"[".repeat(50)}${"]".repeat(50)}`, /:1:12 error bad-setting .*expected text/],
  ["braces 10,000 deep", `title: A\nx: ${"{a: ".repeat(10_000)}`, /:2:\d+ error too-large .*64 levels/],
  ["dashes 10,000 deep", "- ".repeat(10_000), /:1:127 error too-large .*64 levels/],
  ["1,000 settings within each other", stairs, /:6\d:\d+ error too-large .*64 levels/],
  ["nothing", "", /^report\.yaml error empty-file .*expected settings, as `title: …`/],
  ["a list instead of settings", "- title: A", /:1:1 error bad-yaml .*a list where settings are expected/],
  ["text instead of settings", "title", /:1:1 error bad-yaml .*text where settings are expected/],
  ["a tab", "parts:\n\tcover: true", /:2:1 error bad-yaml .*a tab .*expected two blanks/],
  ["a colour that is none", "print: {inks: {red: cmyk(0 0 0 0)}}", /:1:16 error bad-setting .*expected a colour/],
  ["a name for Windows' devices", "slug: con", /:1:7 error bad-setting .*Windows/],
  ["a name with slashes", "slug: ../../etc", /:1:7 error bad-setting .*small letters, digits and hyphens/],
  ["a name of dots", "slug: ..", /:1:7 error bad-setting .*small letters, digits and hyphens/],
  ["a name of 300 letters", `slug: ${"a".repeat(300)}`, /:1:7 error bad-setting .*at most 80 characters/],
  ["old Mac lines", "title: A\rx: 1\r", /:2:1 error bad-setting .*setting `x`/],
  ["Windows lines", "title: A\r\nx: 1\r\n", /:2:1 error bad-setting .*setting `x`/],
])("%s", async (_, yaml, message) => {
  const says = await sayOf(yaml);
  expect(says[0]).toMatch(message);
});

test.each<[string, Uint8Array, RegExp]>([
  ["a NUL", Buffer.from("title: A\nplace: B\0\n"), /:2:9 error not-markdown .*U\+0000/],
])("bytes: %s", async (_, bytes, message) => {
  expect((await sayOf(bytes))[0]).toMatch(message);
});

test.each<[string, Buffer]>([
  ["Windows-1252", Buffer.from("title: A\nplace: Caf\xe9\n", "latin1")],
  ["UTF-16", Buffer.from("\ufefftitle: A\n", "utf16le")],
  ["UTF-16 without a mark", Buffer.from("title: A\n", "utf16le")],
])("is read, and told: %s", async (encoding, bytes) => {
  const [first] = await sayOf(bytes);
  expect(first).toMatch(new RegExp(`info foreign-encoding .*${encoding.split(" ")[0]}`));
});

test.each([
  ["an alias", "title: &t Hello\nsubtitle: *t\nsections: [a.md]"],
  ["a byte order mark", "\ufefftitle: Hello"],
  ["comments alone", "# nothing yet\n"],
  ["one document between marks", "---\ntitle: Hello\n...\n"],
])("is read: %s", async (_, yaml) => {
  const { says, prepared } = await checkManuscript({ "report.yaml": yaml, ...chapter });
  expect(says).toEqual([]);
  expect(prepared).toBeDefined();
});

test.each([
  ["no end", "---\ntitle: A\n\n# B\n\nWords.\n", /^a\.md:1:1 error bad-yaml .*without an end, expected a line `---`/],
  [
    "an alias of nothing",
    "---\ntitle: A\nplace: *x\n---\n\n# B\n",
    /^a\.md:3:8 error bad-yaml .*text that begins with `\*`/,
  ],
  ["old Mac lines", "---\rtitel: A\r---\r\r# B\r", /^a\.md:2:1 error bad-setting .*`titel`/],
  ["a list", "---\n- a\n---\n\n# B\n", /^a\.md:2:1 error bad-yaml .*a list/],
  ["sections", "---\nsections: [b.md]\n---\n\n# B\n", /^a\.md:2:11 error bad-setting .*none in a single file/],
])("front matter with %s", async (_, text, message) => {
  const { says } = await checkManuscript({ "a.md": text }, "a.md");
  expect(says[0]).toMatch(message);
});

test("a file with front matter tells at once of all settings that are wrong, as a folder does", async () => {
  const wrong = "title: A\nnotes: { numbering: page }\nlook: { theme: nowhere }\nsources: none.bib\n";
  const inFile = await checkManuscript({ "a.md": `---\n${wrong}---\n\n# B\n` }, "a.md");
  const inFolder = await checkManuscript({ "report.yaml": wrong, "a.md": "# B\n" });
  const placesIn = (says: string[]) => says.map((one) => /^\S+:(\d+):\d+ error bad-setting/.exec(one)?.[1]);
  expect(placesIn(inFile.says)).toEqual(["3", "4", "5"]);
  expect(placesIn(inFolder.says)).toEqual(["2", "3", "4"]);
});

test("a rule above text with a colon is no front matter", async () => {
  const { says } = await checkManuscript({ "a.md": "---\nNote: a rule.\n\n# B\n" }, "a.md");
  expect(says).toEqual([]);
});

/** Returns paths of all settings, with what is below lists and records at `0` and a colour. */
function pathsIn(schema: z.core.$ZodType, path: string[] = []): string[][] {
  let bare = schema as z.core.$ZodType & {
    unwrap?: () => z.core.$ZodType;
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    valueType?: z.core.$ZodType;
    in?: z.core.$ZodType;
  };
  while (bare.unwrap && !bare.element) bare = bare.unwrap();
  if (bare.in) return pathsIn(bare.in, path);
  const below =
    bare.shape ?? (bare.element ? { 0: bare.element } : bare.valueType ? { "#003399": bare.valueType } : {});
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(below).flatMap(([name, inside]) => pathsIn(inside, [...path, name])),
  ];
}

function settingAt(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, name) => (name === "0" ? [inner] : { [name]: inner }), value);
}

test("every setting with a value of every wrong kind is right, or told at its place", async () => {
  const paths = pathsIn(settingsSchema);
  expect(paths.length).toBeGreaterThan(60);
  const { readSettings } = await import("#manuscript/settings/read-settings.ts");
  const { VFile } = await import("vfile");
  let told = 0;
  for (const path of paths) {
    for (const value of ["", " ", "x", "\u0000", 0, -1, 1e300, 2.5, true, null, [], {}, [[]], { x: 1 }, ["", null]]) {
      const yaml = JSON.stringify(settingAt(path, value));
      const file = new VFile({ path: "report.yaml", value: yaml });
      const settings = readSettings(settingsSchema, yaml, file);
      expect(settings === undefined, yaml).toBe(file.messages.length > 0);
      for (const { line, column, reason } of file.messages) {
        told++;
        expect([line, column! >= 1, column! <= yaml.length], yaml).toEqual([1, true, true]);
        expect(reason).not.toMatch(/undefined|\[object|Invalid|record/);
      }
    }
  }
  expect(told).toBeGreaterThan(paths.length * 10);
});

test.each([
  ["an end of dots", "---\ntitle: A\n...\n\n# B\n\nWords.\n"],
  ["an empty line before it", "\n---\ntitle: A\n---\n\n# B\n\nWords.\n"],
])("front matter with %s is read", async (_, text) => {
  const { says, prepared } = await checkManuscript({ "a.md": text }, "a.md");
  expect(says).toEqual([]);
  expect(prepared!.report.settings.title).toBe("A");
});
