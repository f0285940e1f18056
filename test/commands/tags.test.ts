/** Builds a report with everything in five languages, and reads in its tags what a listener notices. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everythingWords, writeEverything } from "../support/everything.ts";
import { allElements, isStructure, readStructure, structureText, type Structure } from "../support/read-structure.ts";
import { runScript } from "../support/run-script.ts";

let folder: string;
const trees = new Map<string, Structure>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tags-"));
  for (const words of everythingWords) {
    const path = join(folder, words.language);
    await writeEverything(path, words);
    const { code, stderr } = await runScript("build", ["--manuscript", path, "--out", join(path, "out")]);
    expect(code, stderr).toBe(0);
    trees.set(words.language, await readStructure(await readFile(join(path, "out/everything.pdf"))));
  }
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const tree = (language = "en") => trees.get(language)!;
const all = (role: string, language = "en") => allElements(tree(language), (element) => element.role === role);
const text = (element: Structure) => structureText(element).replaceAll(/\s+/g, " ").trim();
const above = (element: Structure): string[] => (element.parent ? [element.parent.role, ...above(element.parent)] : []);
const kidsOf = (element: Structure) => element.kids.filter(isStructure);
const roles = (element: Structure) => kidsOf(element).map(({ role }) => role);
const english = everythingWords[0]!;

/** Splits a text into words, whatever hyphen divides them at a line's end. */
const words = (written: string) => written.split(/\s+/).filter(Boolean);

describe.each(everythingWords)("in $language", ({ language, text: sentence, word }) => {
  test("text comes back word by word", () => {
    const paragraphs = allElements(tree(language), ({ role }) => role === "P" || role === "LBody").map(text);
    const long = Array.from({ length: 20 }, () => sentence).join(" ");
    const found = paragraphs.filter((paragraph) => paragraph.length > 3000);
    // Words that end a line in a hyphen are joined as a reader does.
    expect(found.map((paragraph) => words(undivided(paragraph, long)))).toContainEqual(words(long));
    expect(paragraphs.some((paragraph) => undivided(paragraph, sentence) === sentence)).toBe(true);
  });

  test("numbers and titles stand apart", () => {
    expect(text(all("H1", language).find((one) => text(one).startsWith("1."))!)).toMatch(/^1\. \S/);
    expect(text(all("H3", language)[0]!)).toBe(`1.1.1. ${word} three`);
  });

  test("callouts and ways back are named", () => {
    const links = all("Link", language).map(({ facts }) => facts["Alt"]);
    const names = {
      en: ["note 1", "back to the text"],
      el: ["σημείωση 1", "επιστροφή στο κείμενο"],
      mt: ["nota 1", "lura għat-test"],
    }[language];
    if (names) expect(links).toEqual(expect.arrayContaining(names));
  });
});

/** Takes hyphens away that divide a word which stands whole in the original. */
function undivided(read: string, original: string): string {
  const whole = new Set(words(original));
  const joined: string[] = [];
  for (const word of words(read)) {
    const last = joined.at(-1);
    const parts = word.replaceAll(/(?<=\p{L})[-\u2010\u00ad](?=\p{L})/gu, "");
    if (last !== undefined && /[-\u2010\u00ad]$/.test(last) && whole.has(last.slice(0, -1) + word)) {
      joined[joined.length - 1] = last.slice(0, -1) + word;
    } else joined.push(whole.has(word) ? word : whole.has(parts) ? parts : word);
  }
  return joined.join(" ");
}

test("what goes on overleaf is one element", () => {
  const code = allElements(tree(), ({ role, kids }) => role === "Code" && kids.length > 20);
  expect(code.map((one) => text(one).split("line").length - 1)).toEqual([70]);
  const [table] = all("Table").filter((one) => text(one).includes("Group one"));
  expect(allElements(table!, ({ role }) => role === "TR")).toHaveLength(64);
  const lists = all("L").filter(({ facts }) => facts["ListNumbering"] === "/Decimal");
  expect(lists.map((list) => kidsOf(list).length)).toEqual([9]);
  expect(kidsOf(lists[0]!).map(roles)).toEqual(Array.from({ length: 9 }, () => ["Lbl", "LBody"]));
  // A quotation, and words that are set large.
  expect(all("BlockQuote")).toHaveLength(2);
});

test("what goes on overleaf in a line is one element", () => {
  const long = Array.from({ length: 40 }, () => english.text).join(" ");
  const one = (type: string) =>
    allElements(tree(), (element) => element.type === type).filter((found) => text(found).startsWith("The competent"));
  const [strong] = one("Strong");
  const emphasis = kidsOf(strong!);
  expect(emphasis.map(({ type }) => type)).toEqual(["Em", "Link"]);
  expect(emphasis.map((element) => words(undivided(text(element), long)))).toEqual([words(long), words(long)]);
  const pages = new Set(
    allElements(strong!, () => true).flatMap(({ kids }) => kids.flatMap((kid) => (isStructure(kid) ? [] : kid.page))),
  );
  expect(pages.size).toBeGreaterThan(1);
  expect(one("Strong")).toHaveLength(1);
});

test("languages of a table's head and body reach their rows", () => {
  const rows = all("TR").filter(({ facts }) => facts["Lang"] !== undefined);
  expect(rows.map((row) => [text(row), row.facts["Lang"]])).toEqual([
    ["Une tête", "fr"],
    ["Ein Wort", "de"],
  ]);
});

test("footnotes stand behind the section that calls them, endnotes are one list", () => {
  const notes = all("Note");
  expect(notes).toHaveLength(68);
  expect(notes.map((note) => roles(note)[0])).toEqual(notes.map(() => "Lbl"));
  expect(notes.every(({ facts }) => facts["ID"] !== undefined)).toBe(true);
  const feet = notes.filter((note) => /^i+\./.test(text(note)));
  expect(feet.map(({ parent }) => parent?.role)).toEqual(["Sect", "Sect"]);
  for (const foot of feet) expect(foot.parent?.kids.at(-1)).toBe(foot);
  const lists = new Set(notes.filter((note) => !feet.includes(note)).map((note) => note.parent?.parent?.parent));
  // One for each section that calls them, with its title, all in one.
  expect([...lists].map((list) => [list?.role, list?.kids.length])).toEqual([
    ["L", 3],
    ["L", 61],
    ["L", 5],
  ]);
  expect([...new Set([...lists].map((list) => list?.parent))].map((list) => list?.role)).toEqual(["L"]);
});

test("contents and lists lead to places", () => {
  const entries = all("TOCI");
  expect(entries.length).toBeGreaterThan(8);
  expect(entries.every((entry) => entry.parent?.role === "TOC" && roles(entry)[0] === "Reference")).toBe(true);
  expect(entries.map(text)).toContain("1.1.1. Harbour three 9");
});

test("words in a line are told apart", () => {
  const found = (type: string) => allElements(tree(), (element) => element.type === type).map(text);
  expect(found("Quote")).toEqual(["“Harbour ‘inner’ words”", "‘inner’"]);
  expect(found("Sub")).toContain("2");
  expect(found("Sup")).toContain("2");
  expect([found("Del"), found("Ins"), found("Kbd")]).toEqual([["old"], ["new"], ["Ctrl"]]);
  const [abbreviation] = allElements(tree(), ({ facts }) => facts["E"] !== undefined);
  expect([text(abbreviation!), abbreviation!.facts["E"]]).toEqual(["WHO", "World Harbour Office"]);
  const spoken = allElements(tree(), ({ facts }) => /^(fr|de|la|it|es)$/.test(String(facts["Lang"])));
  expect(spoken.map((one) => [text(one), one.facts["Lang"]])).toEqual([
    ["en français", "fr"],
    ["auf Deutsch", "de"],
    ["ad hoc", "la"],
    ["Un capoverso in italiano.", "it"],
    ["Un bloque.", "es"],
    ["Une tête", "fr"],
    ["Ein Wort", "de"],
  ]);
});

test("tasks say whether they are done, terms are lists", () => {
  const tasks = allElements(tree(), ({ facts }) => facts["Alt"] === "done" || facts["Alt"] === "to do");
  expect(tasks.map(({ facts, parent }) => [facts["Alt"], text(parent!)])).toEqual([
    ["done", "Harbour one"],
    ["to do", "Harbour two"],
  ]);
  const terms = all("L").filter((list) => roles(kidsOf(list)[0]!)[0] === "Lbl" && text(list).includes("Other term"));
  expect(kidsOf(terms[0]!).map((item) => kidsOf(item).map((one) => one.role))).toEqual([
    ["Lbl", "LBody"],
    ["Lbl", "LBody"],
  ]);
  expect(all("Formula").map(({ facts }) => facts["Alt"])).toEqual(["a_i/b", "x = a/b"]);
});

test("captions stand in their figures and tables, titles on their boxes", () => {
  const captions = all("Caption").map((caption) => [caption.parent?.role, text(caption)]);
  expect(captions).toEqual([
    ["Table", "Table 1. Harbour by year (cases)"],
    ["Figure", "Figure 1. Harbour from above"],
    ["Sect", "Figure 2. Harbour twice"],
    ["Figure", "(a) left"],
    ["Figure", "(b) right"],
    ["Figure", "Figure 3. Harbour in numbers (cases)"],
    ["Sect", "Box 1. Harbour box"],
    ["Sect", "Warning"],
    ["Sect", "Key findings"],
    ["Sect", "In focus 1. Harbour in focus"],
    ["Sect", "Case law 1. Harbour before a court"],
    ["Figure", "Figure 4. Harbour dot"],
    ["Figure", "Figure 5. Harbour slope"],
    ["Figure", "Figure 6. Harbour tile-map"],
    ["Table", "Table 2. Harbour from data (cases)"],
    ["Figure", "Figure 7. Harbour on a map"],
    ["Table", "Table A.1. Harbour of the annex"],
    ["L", "1. Harbour one"],
    ["L", "2. Harbour four"],
    ["L", "3. Harbour five"],
  ]);
  const boxes = allElements(tree(), ({ type }) => type === "Aside").map(({ facts }) => facts["T"]);
  expect(boxes).toEqual([
    "Box 1. Harbour box",
    "Warning",
    "Key findings",
    "In focus 1. Harbour in focus",
    "Case law 1. Harbour before a court",
  ]);
  expect(all("Figure").every(({ facts }) => facts["Alt"] !== undefined)).toBe(true);
});

test("sections are Sect, parts Part, the cover's title a heading", () => {
  expect(roles(tree())).toEqual([
    "Part",
    "Part",
    "Part",
    "Part",
    "Part",
    "Part",
    "Sect",
    "Sect",
    "Sect",
    "Sect",
    "Part",
    "Part",
    "Part",
  ]);
  expect(text(all("H1")[0]!)).toBe(`${english.title} 2031`);
  expect(above(all("H3")[0]!)).toEqual(["Sect", "Sect", "Sect", "Document"]);
});

test("titles of groups and the first column's head head their cells", () => {
  const [table] = all("Table").filter((one) => text(one).includes("Group one"));
  const cells = allElements(table!, ({ role }) => role === "TD" || role === "TH");
  const names = new Map(cells.map((cell) => [cell.facts["ID"], text(cell)]));
  const headsOf = (words: string) => {
    const heads = cells.find((cell) => text(cell) === words)!.facts["Headers"] as string[];
    return heads.map((id) => names.get(id) ?? "").toSorted((one, other) => one.localeCompare(other));
  };
  expect(headsOf("Harbour 7")).toEqual(["Group one", "Harbour"]);
  expect(headsOf("118")).toEqual(["2022", "Group one", "Harbour 59"]);
  expect(headsOf("Harbour last")).toEqual(["Group two", "Harbour"]);
});

test("a link over lines is one link, its words have no ligatures", () => {
  const long = all("Link").find((link) => text(link).startsWith("The competent"))!;
  const areas = long.kids.filter((kid) => !isStructure(kid) && kid.annotation);
  expect(areas).toHaveLength(1);
  const { Contents, QuadPoints } = (areas[0] as { annotation: Record<string, unknown> }).annotation;
  expect(Contents).toBe(english.text);
  expect(QuadPoints).toHaveLength(8 * 3);
});

test("our own rules find nothing, and the page for the officer says so", async () => {
  const out = join(folder, "en/out");
  const { accessibility } = JSON.parse(await readFile(join(out, "build-report.json"), "utf8")) as {
    accessibility: { elements: number; rules: { name: string; faults: unknown[] }[] };
  };
  expect(accessibility.elements).toBeGreaterThan(500);
  expect(accessibility.rules.filter(({ faults }) => faults.length > 0)).toEqual([]);
  const page = await readFile(join(out, "everything-accessibility.html"), "utf8");
  expect(page).toContain("<h1>Accessibility of Harbours and their offices 2031</h1>");
  expect(page).toContain("Our own rules found nothing to mend.");
  expect(page.match(/<input type="checkbox"/g)!.length).toBeGreaterThan(15);
  const greek = await readFile(join(folder, "el/out/everything-accessibility.html"), "utf8");
  expect(greek).toContain('<html lang="el">');
  expect(greek).toContain("<h1>Προσβασιμότητα του «Η κατάσταση των λιμένων 2031»</h1>");
});

test("nothing is empty", () => {
  const empty = allElements(tree(), (one) => /^(P|H\d|Sect|Part|Div)$/.test(one.role) && one.kids.length === 0);
  expect(empty).toEqual([]);
});
