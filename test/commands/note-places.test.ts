/** Builds one report with its notes in each place, and finds each of them on its page, in the list and on the web. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListedNote } from "#outputs/list-notes.ts";
import { readPdf, type ReadPdf } from "../support/read-pdf.ts";
import { runScript } from "../support/run-script.ts";

/** Sections by their letters, with the numbers of their notes. */
const sections = { a: 60, b: 5, c: 12 };
const letters = Object.keys(sections) as (keyof typeof sections)[];
const words = "Some words that fill a few lines of a page. ".repeat(6);

/** Writes a section whose every paragraph calls a note, and one note that all sections call. */
function sectionOf(letter: keyof typeof sections): string {
  const numbers = Array.from({ length: sections[letter] }, (_, index) => index + 1);
  const text = numbers.map((number) => `${words} Claim ${letter}${number}q.[^${letter}${number}]`);
  const notes = numbers.map((number) => `[^${letter}${number}]: Note ${letter}${number}z, ${words}`);
  return [
    `# ${letter.toUpperCase()} {#${letter}}`,
    ...text,
    "All call this.[^all] A term.[^*t" + letter + "]",
    ...notes,
  ]
    .concat(`[^*t${letter}]: Term ${letter}0z.`)
    .join("\n\n");
}

interface Built {
  pdf: ReadPdf;
  html: string;
  notes: ListedNote[];
  /** Faults that our own rules find in the tags. */
  faults: unknown[];
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function build(settings: string): Promise<Built> {
  const manuscript = await mkdtemp(join(folder, "m-"));
  const out = join(manuscript, "out");
  await mkdir(out);
  const yaml = `title: T\nslug: t\ndate: 2031-05\nparts: { contents: true }\nnotes: ${settings}\nsections: [a.md, b.md, c.md]\n`;
  await writeFile(join(manuscript, "report.yaml"), yaml);
  for (const letter of letters) await writeFile(join(manuscript, `${letter}.md`), `${sectionOf(letter)}\n`);
  await writeFile(join(manuscript, "c.md"), `${sectionOf("c")}\n\n[^all]: Note all0z.\n`);
  const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", out, "--strict"]);
  expect(code, stderr).toBe(0);
  const listed = await runScript("notes", ["--manuscript", manuscript, "--out", out, "--json"]);
  const record = JSON.parse(await readFile(join(out, "build-report.json"), "utf8")) as {
    accessibility: { rules: { faults: unknown[] }[] };
  };
  return {
    pdf: await readPdf(await readFile(join(out, "t.pdf"))),
    html: await readFile(join(out, "t.html"), "utf8"),
    notes: (JSON.parse(listed.stdout) as { notes: ListedNote[] }).notes,
    faults: record.accessibility.rules.flatMap(({ faults }) => faults),
  };
}

/** Returns how often each note's last word stands in a text, by note. */
function countNotes(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, note] of text.matchAll(/(?:Note|Term)\s([a-z]+\d+)z/g)) counts.set(note!, (counts.get(note!) ?? 0) + 1);
  return counts;
}

/** Returns what `countNotes` must find, where each of the sections prints the note that all call. */
function expectedCounts(times: number): Map<string, number> {
  const own = letters.flatMap((letter) => Array.from({ length: sections[letter] + 1 }, (_, n) => `${letter}${n}`));
  return new Map([...own.map((note) => [note, 1] as const), ["all0", times]]);
}

const sorted = (counts: Map<string, number>) => [...counts].toSorted(([a], [b]) => a.localeCompare(b));

/** Returns the pages, from 1, of each section. */
function pagesOf({ pdf }: Built, letter: string): string[] {
  const starts = letters.map((one) => pdf.outline.find(({ title }) => title === one.toUpperCase())!.page);
  const index = letters.indexOf(letter as keyof typeof sections);
  return pdf.pages.slice(starts[index]! - 1, (starts[index + 1] ?? pdf.pages.length + 1) - 1).map(({ text }) => text);
}

describe.each(["report", "section"])("at each section's end, numbered by %s", (numbering) => {
  let built: Built;
  beforeAll(async () => {
    built = await build(`{ place: section-end, numbering: ${numbering}, first: 7 }`);
  });

  test("no note is lost or doubled, and each stands behind the text that calls it", () => {
    const all = built.pdf.pages.map(({ text }) => text).join("\n");
    expect(sorted(countNotes(all))).toEqual(sorted(expectedCounts(3)));
    expect(sorted(countNotes(built.html))).toEqual(sorted(expectedCounts(3)));
    for (const letter of letters) {
      const text = pagesOf(built, letter).join("\n");
      const last = text.lastIndexOf(`${letter}${sections[letter]}q`);
      expect(text.indexOf(`Note ${letter}1z`)).toBeGreaterThan(last);
    }
  });

  test("heads name the pages on which notes are called, where nothing else stands", () => {
    const pages = pagesOf(built, "a");
    const heads = pages.filter((text) => /^Notes to pages? \d/.test(text));
    expect(heads.length).toBeGreaterThan(1);
    expect(heads.every((text) => !/a\d+q/.test(text))).toBe(true);
    expect(pages.filter((text) => /a\d+q/.test(text)).every((text) => !text.startsWith("Notes to"))).toBe(true);
  });

  test("the list has their numbers and pages, and links lead both ways", () => {
    const first = (letter: string) => built.notes.find(({ label }) => label === `${letter}1`)!;
    expect(letters.map((letter) => first(letter).number)).toEqual(
      numbering === "report" ? ["7", "68", "74"] : ["7", "1", "1"],
    );
    expect(built.notes).toHaveLength(60 + 5 + 12 + 3 + 3);
    for (const { page, label } of built.notes.filter(({ number }) => /\d/.test(number))) {
      const { text, links } = built.pdf.pages[Number(page) - 1]!;
      expect(text).toContain(label === "all" ? "all0z" : `${label}z`);
      expect(links.length).toBeGreaterThan(0);
    }
  });

  test("the outline names them, the contents don't, and the tags are without fault", () => {
    const { outlineTitles, pages } = built.pdf;
    expect(outlineTitles).toEqual(["A", "Notes", "B", "Notes", "C", "Notes"]);
    expect(pages[0]!.text).not.toContain("Notes");
    const contents = /<nav class="contents"[\s\S]*?<\/nav>/.exec(built.html)![0];
    const links = [...contents.matchAll(/<a href="#([^"]+)">Notes<\/a>/g)].map(([, id]) => id!);
    expect(links).toHaveLength(3);
    for (const id of links) expect(built.html).toContain(`id="${id}"`);
    expect(built.faults).toEqual([]);
  });
});

describe.each(["report", "section", "page"])("at the feet of pages, numbered by %s", (numbering) => {
  let built: Built;
  beforeAll(async () => {
    built = await build(`{ place: page-foot, numbering: ${numbering}, callouts: brackets }`);
  });

  test("no note is lost or doubled, and each stands on the page that calls it", () => {
    const all = built.pdf.pages.map(({ text }) => text).join("\n");
    expect(sorted(countNotes(all))).toEqual(sorted(expectedCounts(3)));
    expect(sorted(countNotes(built.html))).toEqual(sorted(expectedCounts(3)));
    for (const { text } of built.pdf.pages) {
      const called = [...text.matchAll(/Claim ([a-z]\d+)q/g)].map(([, note]) => note);
      const own = [...countNotes(text).keys()].filter((note) => !/^[a-z]+0$/.test(note));
      expect(own).toEqual(called);
    }
  });

  test("numbers of callouts, notes and list agree, and begin anew where they shall", () => {
    let seen = 0;
    for (const { text } of built.pdf.pages) {
      const called = new Map(
        [...text.matchAll(/Claim ([a-z]\d+)q\s?\((\d+)\)\./g)].map(([, id, number]) => [id, number]),
      );
      const notes = new Map([...text.matchAll(/\((\d+)\)\s+Note ([a-z]\d+)z/g)].map(([, number, id]) => [id, number]));
      seen += called.size;
      for (const [id, number] of called) {
        expect(notes.get(id)).toBe(number);
        expect(built.notes.find(({ label }) => label === id)!.number).toBe(number);
      }
      if (numbering === "page" && called.size > 0) expect([...called.values()][0]).toBe("1");
    }
    expect(seen).toBe(60 + 5 + 12);
    const firsts = letters.map((letter) => built.notes.find(({ label }) => label === `${letter}1`)!.number);
    expect(firsts).toEqual(numbering === "report" ? ["1", "62", "68"] : ["1", "1", "1"]);
    const names = built.notes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("links lead both ways, and the tags are without fault", () => {
    for (const { page } of built.notes) expect(built.pdf.pages[Number(page) - 1]!.links).toContain(Number(page));
    expect(built.pdf.outlineTitles).toEqual(["A", "B", "C"]);
    expect(built.faults).toEqual([]);
  });
});

test("at the feet of pages, no note says Ibid. of one that stands on another page", async () => {
  const manuscript = await mkdtemp(join(folder, "m-"));
  const out = join(manuscript, "out");
  const claims = Array.from({ length: 40 }, (_, n) => `${words} Claim.[^@harbour, p. ${n + 1}]`);
  await writeFile(
    join(manuscript, "report.yaml"),
    "title: T\nslug: t\ndate: 2031-05\nsources: s.bib\nnotes: { place: page-foot, repeats: ibidem }\nsections: [a.md]\n",
  );
  await writeFile(join(manuscript, "a.md"), `# A\n\n${claims.join("\n\n")}\n`);
  await writeFile(
    join(manuscript, "s.bib"),
    "@book{harbour, title = {The quays of the north}, author = {Quay, Ann}, year = 2021, publisher = {Pier}}\n",
  );
  const args = ["--manuscript", manuscript, "--out", out];
  const { code, stderr } = await runScript("build", [...args, "--strict"]);
  expect(code, stderr).toBe(0);
  const { pages } = await readPdf(await readFile(join(out, "t.pdf")));
  expect(pages.length).toBeGreaterThan(3);
  for (const [index, { text }] of pages.entries()) {
    const notes = [...text.matchAll(/(?:Ibid\.|Quay, A\. \(2021\)\. The quays of the north[.,](?: Pier\.)?)/g)].map(
      ([one]) => one,
    );
    const callouts = [...text.matchAll(/Claim\./g)].length;
    expect(notes).toHaveLength(callouts);
    expect(notes[0]).toBe(`Quay, A. (2021). The quays of the north,`);
    expect(
      notes.slice(1).every((note) => note === "Ibid."),
      `page ${index + 1}`,
    ).toBe(true);
  }
  const listed = await runScript("notes", [...args, "--json"]);
  const { notes } = JSON.parse(listed.stdout) as { notes: ListedNote[] };
  const named = notes.filter(({ text }) => !text.startsWith("Ibid."));
  expect(named.map(({ page }) => page)).toEqual(pages.map((_, index) => String(index + 1)));
  const web = await readFile(join(out, "t.html"), "utf8");
  expect([...web.matchAll(/Ibid\./g)]).toHaveLength(39);
});
