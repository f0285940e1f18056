/** Builds a report with notes in several units and forms of many kinds, and reads in its tags what a listener notices. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPdf } from "../support/read-back.ts";
import { allElements, isStructure, readStructure, structureText, type Structure } from "../support/read-structure.ts";
import { runScript } from "../support/run-script.ts";

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9mm" height="9mm"><path d="M0 0h9v9H0z"/></svg>';

const settings = `title: Harbours
body: Harbour Office
date: 2031-05
language: en
numbering: { sections: automatic }
sections: [one.md, two.md, three.md]
`;

const manyNotes = (from: number) =>
  `${Array.from({ length: 210 }, (_, index) => `Word.[^n${from + index}]`).join(" ")}\n\n${Array.from(
    { length: 210 },
    (_, index) => `[^n${from + index}]: Note ${from + index}.`,
  ).join("\n")}\n`;

const first = `# Quays

A source.[^twice] Another.[^once] The first again.[^twice] Some **bold**\\
words, some _slanted\\
ones_ too.

## Berths

:::figure[Quays from above]{#fig}
![A square](square.svg)

Note: drawn by hand.

Source: made up.[^once]
:::

<figure><img src="square.svg" alt="A lake"><figcaption>The lake in winter</figcaption></figure>

:::table[Quays and what they are for]{#tab}
| Quay | Purpose |
| --- | --- |
| East | Ferries |
| West | Nets, and _all_ else |
:::

:::table[Ships by year]{#years}
| Year | Ships | Of which |
| --- | ---: | --- |
| 2029 | 12 | ferries |
| 2030 | 15 | nets |
:::

<table><caption>A table of HTML</caption><tr><td>Alone</td><td>in a row</td></tr></table>

## The [liste]{lang=fr} of lists

:::box[On [sauvegarde]{lang=fr}]
##### Deep

Words.

### A [sous-titre]{lang=fr}

> ## Quoted
:::

<div lang="de">

### Eine Liste

</div>

(a) first
(b) second

i. one
ii. two

A) third
B) fourth

$$\\sum_{i=1}^n x_i$$

${"Values of $y$ ".repeat(60)}

${"Pictures ![A square](square.svg){width=4mm} and _slanted_ ![A square](square.svg){width=4mm} **bold** words. ".repeat(12)}

Words of ${"وزارة الداخلية (משרד 45 הפנים), and ".repeat(12)}more.

A [تقرير سنوي 2023](https://example.org/) is a link.

<div dir="rtl" lang="ar">

هذا نص English طويل (مع أرقام 45) هنا.

</div>

\`\`\`
first line
second line
\`\`\`

[^twice]: A source that is called twice.
[^once]: A source of a figure.
`;

let folder: string;
let bytes: Buffer;
let tree: Structure;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tags-forms-"));
  await mkdir(folder, { recursive: true });
  const files = {
    "report.yaml": settings,
    "one.md": first,
    "two.md": `# Piers\n\n${manyNotes(1000)}`,
    "three.md": `# Boats\n\n${manyNotes(2000)}`,
    "square.svg": square,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const { code, stderr } = await runScript("build", ["--manuscript", folder, "--out", join(folder, "out")]);
  expect(code, stderr).toBe(0);
  bytes = await readFile(join(folder, "out/harbours.pdf"));
  tree = await readStructure(bytes);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const all = (role: string) => allElements(tree, (element) => element.role === role);
const text = (element: Structure) => structureText(element).replaceAll(/\s+/g, " ").trim();
const kidsOf = (element: Structure) => element.kids.filter(isStructure);
const roles = (element: Structure) => kidsOf(element).map(({ role }) => role);
const isFormula = (kid: Structure["kids"][number] | undefined) =>
  kid !== undefined && isStructure(kid) && kid.role === "Formula";
const linksIn = (element: Structure) =>
  allElements(element, ({ role }) => role === "Link").map((link) => {
    const area = link.kids.find((kid) => !isStructure(kid) && kid.annotation !== undefined);
    return area && !isStructure(area) ? area.annotation!["Contents"] : undefined;
  });

test("endnotes are one list, with one a section in it, of however many units it is made", () => {
  const parts = kidsOf(tree).filter((part) => allElements(part, ({ role }) => role === "Note").length > 0);
  expect(parts.map((part) => text(kidsOf(part)[0]!))).toEqual(["Notes"]);
  expect(roles(parts[0]!)).toEqual(["H1", "L"]);
  const sections = kidsOf(kidsOf(parts[0]!)[1]!);
  expect(sections.map(({ role }) => role)).toEqual(["L", "L", "L"]);
  expect(sections.map((section) => roles(section)[0])).toEqual(sections.map(() => "Caption"));
  expect(sections.map((section) => roles(kidsOf(section)[0]!))).toEqual(sections.map(() => ["H2"]));
  expect(sections.map((section) => roles(section).filter((role) => role === "LI").length)).toEqual([2, 210, 210]);
  expect(sections.map((section) => text(kidsOf(section)[0]!))).toEqual(["1. Quays", "2. Piers", "3. Boats"]);
});

test("a note that is called twice tells its ways back apart", () => {
  const note = all("Note").find((one) => text(one).includes("called twice"))!;
  const back = allElements(note, ({ role }) => role === "Link");
  expect(back.map(({ facts }) => facts["Alt"])).toEqual(["back to the text (a)", "back to the text (b)"]);
  expect(linksIn(note)).toEqual(["back to the text (a)", "back to the text (b)"]);
});

test("words have a space between them where the font of the first has none", () => {
  expect(all("H1").map(text)).toEqual(["1. Quays", "2. Piers", "3. Boats", "Notes"]);
  const [paragraph] = all("P").filter((one) => text(one).startsWith("A source."));
  expect(text(paragraph!)).toContain("Some bold words, some slanted ones too.");
});

test("links of the contents of an opening page part title and page", () => {
  const entries = all("TOCI");
  expect(entries.map(text)).toEqual(["1.1. Berths 1", "1.2. The liste of lists 2"]);
  expect(entries.flatMap(linksIn)).toEqual(entries.map(text));
});

test("words of a title in another language have it wherever the title stands", () => {
  const foreign = allElements(tree, ({ facts }) => facts["Lang"] === "fr");
  expect(foreign.map((element) => [text(element), element.parent!.role])).toEqual([
    ["liste", "Link"],
    ["liste", "H2"],
    ["sauvegarde", "Caption"],
    ["sous-titre", "H3"],
  ]);
});

test("headings in a box are below that of the section around, without a step left out; quoted ones are none", () => {
  const [box] = all("Sect").filter(({ type }) => type === "Aside");
  expect(kidsOf(box!).map((kid) => [kid.role, ...roles(kid)])).toEqual([
    ["Caption", "Span"],
    ["Sect", "H3", "P"],
    ["Sect", "H3", "BlockQuote"],
  ]);
});

test("a heading that stands in another language's block opens its section all the same", () => {
  const heading = all("H3").find((one) => text(one).endsWith("Eine Liste"))!;
  const block = heading.parent!;
  expect([block.facts["Lang"], block.parent!.role, block.parent!.kids[0]]).toEqual(["de", "Sect", block]);
});

test("sources and remarks of a figure are not within what its alternative text stands for", () => {
  const figure = all("Figure").find(({ facts }) => facts["Alt"] === "A square")!;
  expect(roles(figure)).toEqual(["Caption"]);
  expect(roles(figure.parent!)).toEqual(["Figure", "P", "P"]);
  expect(text(figure.parent!)).toContain("Source: made up.2");
});

test("the caption of a figure in HTML is its Caption", () => {
  const figure = all("Figure").find(({ facts }) => facts["Alt"] === "A lake")!;
  expect(kidsOf(figure).map((kid) => [kid.role, text(kid)])).toEqual([["Caption", "The lake in winter"]]);
});

test("the caption of a table in HTML is its Caption", () => {
  const table = all("Table").find((one) => text(one).includes("Alone"))!;
  expect(kidsOf(table).map((kid) => [kid.role, text(kid)])).toEqual([
    ["Caption", "A table of HTML"],
    ["TBody", "Alone in a row"],
  ]);
});

test("the first column heads its rows where it names them, by words or by years", () => {
  const heads = allElements(tree, ({ role, facts }) => role === "TH" && facts["Scope"] === "/Row").map(text);
  expect(heads).toEqual(["East", "West", "2029", "2030"]);
  const alone = all("TD").find((cell) => text(cell) === "Alone")!;
  expect(alone.facts).not.toHaveProperty("Headers");
});

test("lists in letters and roman numerals say so", () => {
  const lists = all("L").filter((list) => roles(kidsOf(list)[0]!)[0] === "Lbl");
  expect(lists.map(({ facts }) => facts["ListNumbering"])).toEqual(["/LowerAlpha", "/LowerRoman", "/UpperAlpha"]);
});

test("a space is before each formula in a line, also where it begins the next one", () => {
  const [paragraph] = all("P").filter((one) => text(one).startsWith("Values of"));
  const before = paragraph!.kids.filter((_, index, kids) => isFormula(kids[index + 1]));
  expect(before).toHaveLength(60);
  expect(before.filter((kid) => !structureText(kid).endsWith(" "))).toEqual([]);
});

test("a space is behind each formula in a line, also where the next line begins behind it", () => {
  const [paragraph] = all("P").filter((one) => text(one).startsWith("Values of"));
  const behind = paragraph!.kids.filter((_, index, kids) => isFormula(kids[index - 1]));
  expect(behind).toHaveLength(59);
  expect(behind.filter((kid) => !structureText(kid).startsWith(" "))).toEqual([]);
});

test("a space is on either side of each picture in a line, wherever the line ends", () => {
  const [paragraph] = all("P").filter((one) => text(one).startsWith("Pictures"));
  const says = (one: Structure["kids"][number]): string =>
    isStructure(one) ? (one.role === "Figure" ? "#" : one.kids.map(says).join("")) : structureText(one);
  expect(says(paragraph!).trim()).toBe("Pictures # and slanted # bold words. ".repeat(12).trim());
});

test("words from right to left are read as they were written, whatever line they stand in, and in links", () => {
  const said = allElements(tree, ({ facts }) => facts["ActualText"] !== undefined && facts["ActualText"] !== "•");
  expect(said.map(({ type, facts }) => [type, String(facts["ActualText"])])).toEqual([
    ["Span", `Words of ${"وزارة الداخلية (משרד 45 הפנים), and ".repeat(12)}more.`],
    ["Span", "تقرير سنوي 2023 "],
    ["Span", "هذا نص English طويل (مع أرقام 45) هنا."],
  ]);
  expect(all("Link").flatMap(linksIn)).toContain("تقرير سنوي 2023");
});

test("phrases from right to left are copied in their order, also within a line from left to right", async () => {
  const pdf = await openPdf(bytes);
  const copied: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    copied.push(...items.map((item) => ("str" in item ? item.str : "")));
  }
  await pdf.destroy();
  expect(copied.filter((text) => text.includes("وزارة")).every((text) => /^وزارة(?: الداخلية)?$/.test(text))).toBe(
    true,
  );
  expect(copied).toContain("وزارة الداخلية");
  expect(copied).toContain("تقرير سنوي");
  expect(copied).not.toContain("الداخلية وزارة");
});

test("a sum's limits stand right behind its sign, and each line of code by itself", () => {
  const formulas = all("Formula").map(({ facts }) => facts["Alt"]);
  expect([...new Set(formulas)]).toEqual(["∑_(i = 1)^n x_i", "y"]);
  const [code] = all("Code");
  expect(kidsOf(code!).map(({ facts }) => facts["Placement"])).toEqual(["/Block", "/Block"]);
});
