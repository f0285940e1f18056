/** Builds a report whose blocks all go over pages, and reads in its tags that each is one, and copied as it is written. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPdf } from "../support/read-back.ts";
import { allElements, isStructure, readStructure, structureText, type Structure } from "../support/read-structure.ts";
import { runScript } from "../support/run-script.ts";

let count = 0;
/** Returns sentences that are numbered through the report, so that each is known again. */
function sentences(many: number): string {
  return Array.from(
    { length: many },
    () => `Inspectors counted the lanterns of the embankment for number ${++count}.`,
  ).join(" ");
}

/** Returns more sentences than a page of the size A5 holds. */
const long = () => sentences(50);
const lines = (many: number, line: (index: number) => string) =>
  Array.from({ length: many }, (_, at) => line(at)).join("\n");

const first = `# Lanterns

${long()}

> ${long()}
>
> - ${long()}

1. ${long()}

   - ${long()}

Lamp
: ${long()}

Wick
: A short meaning.

: ${long()}

${lines(40, (at) => `- [${at % 2 ? "x" : " "}] Lantern ${at} on the quay of the northern harbour`)}

${lines(50, (at) => `| line ${at} of a song`)}

:::box[All lanterns]
${long()}

- ${long()}
:::

:::note{kind="warning"}
${long()}
:::

<div lang="de">

${long()}

</div>

Words before *${long()}*[^*foot] and behind.

[^*foot]: ${long()}
`;

const row = (first: string, second: string, third: string) => `| ${first} | ${second} | ${third} |`;
const second = `# Tables

:::table[Merged cells]
| Harbour | Report | State |
| --- | --- | --- |
${row("North", sentences(9), "open")}
${row("South", sentences(9), "shut")}
${row("^", sentences(9), "in repair")}
${row("^", sentences(9), "^")}
${row("^", sentences(9), "^")}
${row("West", sentences(9), "open")}
:::

:::table[Groups of quays]
| Group | Quay | Ships |
| --- | --- | ---: |
${lines(60, (at) => row(at % 3 ? "^" : `Group ${at / 3}`, `Quay ${at}`, String(at)))}
:::

<table><thead><tr><th>Harbour</th><th>Lanterns</th></tr></thead><tbody>
<tr><td>East</td><td><ul>${lines(50, () => `<li>${sentences(2)}</li>`)}</ul></td></tr></tbody></table>

${lines(60, (at) => `## Heading ${at} {#heading-${at}}\n\nWords.\n`)}
`;

let folder: string;
let bytes: Buffer;
let tree: Structure;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tags-over-pages-"));
  const settings = `title: Lanterns
language: en
look: { page: A5 }
parts: { cover: true, contents: true, open-right: [contents, sections] }
sections: [one.md, two.md]
`;
  for (const [name, text] of Object.entries({ "report.yaml": settings, "one.md": first, "two.md": second })) {
    await writeFile(join(folder, name), text);
  }
  const { code, stderr } = await runScript("build", ["--manuscript", folder, "--out", join(folder, "out")]);
  expect(code, stderr).toBe(0);
  bytes = await readFile(join(folder, "out/lanterns.pdf"));
  tree = await readStructure(bytes);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const all = (role: string, root = tree) => allElements(root, (element) => element.role === role);
const text = (element: Structure) => structureText(element).replaceAll(/\s+/g, " ").trim();
const kidsOf = (element: Structure) => element.kids.filter(isStructure);
const roles = (element: Structure) => kidsOf(element).map(({ role }) => role);
const numbersIn = (words: string) => Array.from(words.matchAll(/number (\d+)\./g), ([, number]) => Number(number));
const pagesOf = (element: Structure): number[] =>
  element.kids.flatMap((kid) => (isStructure(kid) ? pagesOf(kid) : [kid.page]));
const goesOver = (element: Structure) => new Set(pagesOf(element)).size > 1;

test("no block is in two halves", () => {
  const isBlock = ({ role }: Structure) => ["P", "LBody", "TD", "Note"].includes(role);
  const blocks = allElements(tree, isBlock).filter((block) => allElements(block, isBlock).length === 1);
  const halves = blocks.map(text).filter((words) => words.includes("Inspectors") && !/^\W*(\w+\.|\p{Lu})/u.test(words));
  expect(halves).toEqual([]);
  const whole = blocks.filter((block) => numbersIn(text(block)).length === 50 && goesOver(block));
  expect(whole.map(({ role, parent }) => `${parent!.role} ${role}`)).toEqual([
    "Sect P",
    "BlockQuote P",
    "LI LBody",
    "LBody P",
    "LI LBody",
    "LBody P",
    "LBody P",
    "Sect P",
    "LI LBody",
    "Sect P",
    "Div P",
    "Sect P",
    "Note P",
  ]);
});

test("all sentences are there once", () => {
  const read = numbersIn(text(tree));
  expect(read.toSorted((one, other) => one - other)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
});

test("terms have one meaning, or one paragraph for each", () => {
  const [terms] = all("L").filter(({ facts }) => facts["ListNumbering"] === "/None");
  expect(kidsOf(terms!).map((item) => [text(kidsOf(item)[0]!), roles(kidsOf(item)[1]!)])).toEqual([
    ["Lamp", ["P"]],
    ["Wick", ["P", "P"]],
  ]);
});

test("tasks are one list", () => {
  const [list] = all("L").filter((one) => text(one).startsWith("Lantern 0 on"));
  expect(roles(list!)).toHaveLength(40);
  expect(goesOver(list!)).toBe(true);
});

test("boxes, notes and lists of contents are one each", () => {
  const asides = allElements(tree, ({ type }) => type === "Aside");
  expect(asides.map((one) => [one.facts["T"], goesOver(one)])).toEqual([
    ["Box 1. All lanterns", true],
    ["Warning", true],
  ]);
  const [contents] = all("TOC");
  expect([kidsOf(contents!).length, all("TOCI", contents).length, goesOver(contents!)]).toEqual([2, 62, true]);
});

test("a merged cell that goes over pages is one that tells its rows, and heads them", () => {
  const [table] = all("Table").filter((one) => text(one).includes("Merged cells"));
  const rows = all("TR", table).map((one) =>
    kidsOf(one).map((cell) => [text(cell).slice(0, 9), cell.facts["RowSpan"]]),
  );
  expect(rows.map((cells) => cells.map(([words]) => words))).toEqual([
    ["Harbour", "Report", "State"],
    ["North", "Inspector", "open"],
    ["South", "Inspector", "shut"],
    ["Inspector", "in repair"],
    ["Inspector"],
    ["Inspector"],
    ["West", "Inspector", "open"],
  ]);
  expect(rows.flat().filter(([, height]) => height !== undefined)).toEqual([
    ["South", 4],
    ["in repair", 3],
  ]);
  const cells = allElements(table!, ({ role }) => role === "TD" || role === "TH");
  const named = new Map(cells.map((cell) => [cell.facts["ID"], text(cell)]));
  const headsOf = (cell: Structure) => (cell.facts["Headers"] as string[]).map((id) => named.get(id));
  const bodies = cells.filter(({ role }) => role === "TD");
  expect(bodies.map((cell) => new Set(headsOf(cell)))).toEqual(
    [
      ["North", "Report"],
      ["North", "State"],
      ["South", "Report"],
      ["South", "State"],
      ["South", "Report"],
      ["South", "State"],
      ["South", "Report"],
      ["South", "Report"],
      ["West", "Report"],
      ["West", "State"],
    ].map((heads) => new Set(heads)),
  );
});

test("cells of later pages name the heads of their own columns, beside a merged cell too", () => {
  const [table] = all("Table").filter((one) => text(one).includes("Groups of quays"));
  const cells = allElements(table!, ({ role }) => role === "TD" || role === "TH");
  const named = new Map(cells.map((cell) => [cell.facts["ID"], text(cell)]));
  const headsOf = (cell: Structure) => new Set((cell.facts["Headers"] as string[]).map((id) => named.get(id)));
  const bodies = cells.filter(({ role }) => role === "TD");
  expect(bodies.map(headsOf)).toEqual(
    bodies.map((_, at) => new Set([`Group ${Math.floor(at / 6)}`, at % 2 ? "Ships" : "Quay"])),
  );
  expect(goesOver(table!)).toBe(true);
});

test("a list in a cell is one", () => {
  const [list] = all(
    "L",
    all("Table").find((one) => text(one).includes("East")),
  );
  expect(roles(list!)).toHaveLength(50);
  expect(goesOver(list!)).toBe(true);
});

test("emphasis is one, and its footnote stands behind the section", () => {
  const [emphasis] = allElements(tree, ({ type }) => type === "Em");
  expect([numbersIn(text(emphasis!)).length, goesOver(emphasis!)]).toEqual([50, true]);
  const [note] = all("Note");
  expect([note!.parent!.role, note!.parent!.kids.at(-1) === note, goesOver(note!)]).toEqual(["Sect", true, true]);
});

test("blank pages hold nothing", async () => {
  const pdf = await openPdf(bytes);
  const { numPages } = pdf;
  const held = new Set(pagesOf(tree));
  const empty: number[] = [];
  for (let number = 1; number <= numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const isBlank = items.every((item) => !("str" in item) || item.str.trim() === "");
    expect([number, held.has(number)]).toEqual([number, !isBlank]);
    if (isBlank) empty.push(number);
  }
  await pdf.destroy();
  // Inside of the cover.
  expect(empty).toContain(2);
});

test("copying gives clean words", async () => {
  const pdf = await openPdf(bytes);
  const written = "Inspectors counted the lanterns of the embankment for number 0.".replaceAll(" ", "");
  let whole = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const copied = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    for (const [sentence] of copied.matchAll(/Inspectors(?:(?!Inspectors).)*?number\s+\d+\./gs)) {
      const words = sentence.replaceAll(/(?<=\p{L})[-\u00ad]\s+(?=\p{L})/gu, "").split(/\s+/);
      expect(words.join("").replace(/\d+/, "0")).toBe(written);
      expect(words).toHaveLength(10);
      whole++;
    }
  }
  await pdf.destroy();
  expect(whole).toBeGreaterThan(count * 0.9);
});
