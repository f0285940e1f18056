/** Builds and prints a report in each theme, and in one of its own, with typefaces of every kind. */
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtInThemes, usualTheme } from "#theme/built-in-theme.ts";
import { makeSpecimen } from "../specimen/specimen.ts";
import { writeSpecimen } from "../specimen/write-specimen.ts";
import { openPdf } from "../support/read-back.ts";
import { root, runScript } from "../support/run-script.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "themes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Returns the names of the fonts of a PDF's pages, without the tag of their subsets. */
async function fontsOf(path: string): Promise<Set<string>> {
  const pdf = await openPdf(await readFile(path));
  const names = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!("fontName" in item)) continue;
      const font = page.commonObjs.get(item.fontName) as { name?: string };
      names.add((font.name ?? "").replace(/^[A-Z]{6}\+/, ""));
    }
  }
  return names;
}

/** Callouts on every ground that a theme may colour; one that can't be seen there is a lost word. */
const calloutsEverywhere = `
# A section[^1]

## Of callouts[^1]

:::table[A title[^1]]{unit="many"}
| Head[^1] | Numbers[^1] |
| --- | --- |
| Group[^1] | < |
| One[^1] | 1[^1] |
:::

${["focus", "case-law", "key-findings"].map((kind) => `:::box[A title[^1]]{kind="${kind}"}\nWords.[^1]\n:::\n`).join("\n")}
> Words.[^1]

:::pull-quote[Who says it[^1]]
Words set large.[^1]
:::
`;

describe.each(builtInThemes().filter((name) => name !== usualTheme))("the theme %s", (theme) => {
  test("prints a specimen with every form, without an error", async () => {
    const manuscript = join(folder, `${theme}-specimen`);
    await writeSpecimen(makeSpecimen({ sections: 1, seed: 3, notesPerSection: 20 }), manuscript);
    await appendFile(join(manuscript, "report.yaml"), `look: { theme: ${theme} }\n`);
    const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", join(manuscript, "out")]);
    expect(stderr).not.toMatch(/ error /);
    expect(code).toBe(0);
  });

  test("passes the preflight, in its own typeface", async () => {
    const manuscript = join(folder, `${theme}-look`);
    await cp(join(root, "test/look"), manuscript, { recursive: true });
    await appendFile(join(manuscript, "report.yaml"), `look: { theme: ${theme} }\n`);
    await appendFile(join(manuscript, "1.md"), calloutsEverywhere);
    const out = join(manuscript, "out");
    const { code } = await runScript("print", ["--manuscript", manuscript, "--out", out]);
    expect(code).toBe(0);
    const fonts = [...(await fontsOf(join(out, "lantern-report-2031-print.pdf")))];
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((name) => /Carlito/.test(name))).toEqual([]);
  });
});

test("a theme of one's own has a typeface, colours and stylesheets of its own", async () => {
  const manuscript = join(folder, "own");
  await cp(join(root, "test/look"), manuscript, { recursive: true });
  const theme = join(manuscript, "theme");
  await mkdir(join(theme, "pictures"), { recursive: true });
  await cp(join(root, "test/fixtures/theme-font/theme/letters.woff2"), join(theme, "letters.woff2"));
  await writeFile(
    join(theme, "pictures/dot.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><circle cx="2" cy="2" r="2"/></svg>',
  );
  await writeFile(join(theme, "tokens.css"), ":root { --colour: #5b2a86; --size: 11pt }");
  await writeFile(
    join(theme, "own.css"),
    "h2 { font-family: var(--type-title); background: url(pictures/dot.svg) no-repeat right; }",
  );
  await writeFile(
    join(theme, "theme.yaml"),
    "extends: paper\ntokens: tokens.css\nprint: [own.css]\ntypefaces: { title: { family: Few Letters, regular: letters.woff2, licence: OFL } }\n",
  );
  await mkdir(join(manuscript, "styles"));
  await writeFile(join(manuscript, "styles/last.css"), ".box { border-color: #00733a }");
  await appendFile(join(manuscript, "report.yaml"), "look: { theme: ./theme }\n");
  const out = join(manuscript, "out");
  const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", out]);
  expect(stderr).toContain("info theme-font");
  expect(code).toBe(0);
  const fonts = await fontsOf(join(out, "lantern-report-2031.pdf"));
  expect([...fonts].some((name) => name.startsWith("FiraSans"))).toBe(true);
  expect([...fonts].some((name) => name.startsWith("SourceSerif4"))).toBe(true);
  const report = JSON.parse(await readFile(join(out, "build-report.json"), "utf8")) as { sources: object };
  expect(Object.keys(report.sources).length).toBeGreaterThan(0);

  // What a theme names is part of the source: another picture is another report.
  await writeFile(join(theme, "own.css"), "@import url(x.css);");
  const refused = await runScript("build", ["--manuscript", manuscript, "--out", out]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/theme\/own\.css:1:1 error theme-style/);
});

describe("a stylesheet of the report's own", () => {
  const buildWith = async (name: string, css: string) => {
    const manuscript = join(folder, name);
    await mkdir(join(manuscript, "styles"), { recursive: true });
    await writeFile(join(manuscript, "1.md"), "# One\n\nWords of one.[^a]\n\n## Two\n\nMore words.\n\n[^a]: A note.\n");
    await writeFile(join(manuscript, "report.yaml"), "title: Sheets\nparts: { cover: true, contents: true }\n");
    await writeFile(join(manuscript, "styles/house.css"), css);
    return runScript("build", ["--manuscript", manuscript, "--out", join(manuscript, "out")]);
  };

  test("may stand beside a narrow margin, into which headings of the theme magazine stand out", async () => {
    const manuscript = join(folder, "narrow");
    await mkdir(manuscript, { recursive: true });
    await writeFile(join(manuscript, "1.md"), "# One\n\nWords of one.\n\n## Two\n\nMore words.\n");
    const look = "look: { theme: magazine, page: A5, margins: { inside: 20mm, outside: 14mm } }\n";
    await writeFile(join(manuscript, "report.yaml"), `title: Narrow\n${look}`);
    const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", join(manuscript, "out")]);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining(" error ")]);
  });

  test("may set words in capitals", async () => {
    const { code, stderr } = await buildWith("capitals", "h2, .cover-title { text-transform: uppercase }");
    expect(stderr).not.toMatch(/ error /);
    expect(code).toBe(0);
  });

  test.each([
    ["hides paragraphs", "p { visibility: hidden }", /1\.md:3:1 error lost-words .*Words of one/],
    ["takes headings out", "h2 { display: none }", /1\.md:5:1 error lost-words .*Two/],
    ["takes notes out", ".endnotes li { display: none }", /1\.md:\d+:\d+ error lost-words .*A note/],
    ["makes letters of no size", "p { font-size: 0 }", /1\.md:3:1 error lost-words .*Words of one/],
    [
      "takes away what pages are made of",
      "* { all: initial }",
      /styles\/house\.css error theme-style Unexpected rules/,
    ],
  ])("that %s is told, and no fault of the pipeline", async (name, css, message) => {
    const { code, stderr } = await buildWith(name.replaceAll(" ", "-"), css);
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  test("that hides words is told with its line, beside the words, and no rule that hides none", async () => {
    const css = `h1::before { visibility: hidden }

.box p,
h2 {
  margin-top: 10pt;
  text-indent: -9999px;
}

li { clip-path: inset(100%) }
`;
    const { code, stderr } = await buildWith("two-rules", css);
    const told = stderr.split("\n").filter((line) => line.includes("styles/house.css"));
    expect(told.map((line) => line.replace(/ while .*/, ""))).toEqual([
      expect.stringMatching(
        /styles\/house\.css:6:3 warning hiding-rule Unexpected `text-indent: -9999px` for `\.box p, h2`$/,
      ),
      expect.stringMatching(
        /styles\/house\.css:9:6 warning hiding-rule Unexpected `clip-path: inset\(100%\)` for `li`$/,
      ),
    ]);
    expect(stderr).toMatch(/1\.md:5:1 error lost-words .*Two/);
    expect(code).toBe(1);
  });

  test("that hides places to which links lead is told beside a proof of the pages", async () => {
    await buildWith("proof", "h2 { display: none }");
    const manuscript = join(folder, "proof");
    const { code, stderr, stdout } = await runScript("proof", [
      "--manuscript",
      manuscript,
      "--out",
      join(manuscript, "out"),
    ]);
    expect(stderr).toMatch(/1\.md:5:1 error lost-words .*Two/);
    expect(stderr).toMatch(/styles\/house\.css:1:6 warning hiding-rule/);
    expect(stderr).not.toContain("wrong-page");
    expect([code, stdout]).toEqual([1, expect.stringContaining("proof.pdf")]);
  });

  test("that hides what holds no words is not told of", async () => {
    const { code, stderr } = await buildWith("hides-drawing", ".emblem { display: none }");
    expect(stderr).not.toContain("hiding-rule");
    expect(code).toBe(0);
  });
});
