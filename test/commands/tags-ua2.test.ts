/** Builds a report with everything as PDF/UA-2 and PDF/A-4, and reads in it what those ask for beyond PDF/UA-1. */
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askVeraPdf, findVeraPdf } from "../conformance/vera-pdf.ts";
import { everythingWords, writeEverything } from "../support/everything.ts";
import { openPdf } from "../support/read-back.ts";
import { allElements, isStructure, readStructure, structureText, type Structure } from "../support/read-structure.ts";
import { runScript } from "../support/run-script.ts";
import { skipped } from "../support/why-skipped.ts";

let folder: string;
let path: string;
let bytes: Buffer;
let tree: Structure;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tags-ua2-"));
  await writeEverything(folder, everythingWords[0]!);
  await appendFile(join(folder, "report.yaml"), "archive: ua2\n");
  const { code, stderr } = await runScript("build", ["--manuscript", folder, "--out", join(folder, "out")]);
  expect(code, stderr).toBe(0);
  path = join(folder, "out/everything.pdf");
  bytes = await readFile(path);
  tree = await readStructure(bytes);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const all = (type: string) => allElements(tree, (element) => element.type === type);
const text = (element: Structure) => structureText(element).replaceAll(/\s+/g, " ").trim();
const kidsOf = (element: Structure) => element.kids.filter(isStructure);

const vera = findVeraPdf(false);
const noVeraPdf = "why" in vera ? vera.why : undefined;

test.skipIf(noVeraPdf)(
  `meets PDF/UA-2 and PDF/A-4 by veraPDF's rules${skipped(noVeraPdf)}`,
  () => {
    const said = askVeraPdf("classPath" in vera ? vera.classPath : "", "ua2,4", [path]);
    expect(said).toMatch(/^ua2\t\S+\t\d+\t0\n4\t\S+\t\d+\t0\n$/);
  },
  300_000,
);

test("is PDF 2.0, and tells what it is in XMP alone", async () => {
  expect(bytes.toString("latin1", 0, 8)).toBe("%PDF-2.0");
  const pdf = await openPdf(bytes);
  const { info, metadata } = await pdf.getMetadata();
  expect(info).not.toHaveProperty("Title");
  expect(metadata?.get("dc:title")).toBe("Harbours and their offices 2031");
  const packet = bytes.toString("latin1");
  for (const mark of ["pdfuaid:part>2<", "pdfuaid:rev>2024<", "pdfaid:part>4<", "pdfaid:rev>2020<"]) {
    expect(packet).toContain(`<${mark}`);
  }
  await pdf.destroy();
});

test("elements are of the namespace of PDF 2.0 where it has their type", () => {
  const namespaced = allElements(tree, ({ namespace }) => namespace === "http://iso.org/pdf2/ssn");
  const types = new Set(namespaced.map(({ type }) => type));
  expect([...types]).toEqual(expect.arrayContaining(["Document", "Sect", "P", "Em", "Aside", "FENote", "Table"]));
  const others = new Set(allElements(tree, ({ namespace }) => namespace === undefined).map(({ type }) => type));
  expect([...others].toSorted((one, other) => one.localeCompare(other))).toEqual([
    "BlockQuote",
    "Code",
    "Del",
    "Ins",
    "Kbd",
    "Quote",
    "Reference",
    "Sub",
    "Sup",
    "TOC",
    "TOCI",
  ]);
});

test("notes and callouts know each other", () => {
  const notes = all("FENote");
  expect(notes).toHaveLength(68);
  expect(all("Note")).toEqual([]);
  for (const note of notes) {
    expect(note.refersTo.length).toBeGreaterThan(0);
    for (const callout of note.refersTo) {
      expect([callout.type, callout.refersTo]).toEqual(["Reference", [note]]);
      const [number] = text(note).split(".");
      expect(text(callout)).toBe(number);
    }
  }
  const kinds = notes.map(({ facts }) => facts["NoteType"]);
  expect(kinds.filter((kind) => kind === "/Footnote")).toHaveLength(2);
  expect(kinds.filter((kind) => kind === "/Endnote")).toHaveLength(66);
});

test("the endnotes of all sections are one list that goes on", () => {
  const lists = all("L").filter((list) =>
    kidsOf(list).some((item) => kidsOf(item)[0]?.kids.some((kid) => isStructure(kid) && kid.type === "FENote")),
  );
  expect(lists.map(({ facts }) => [facts["ContinuedList"], facts["ContinuedFrom"]])).toEqual([
    [undefined, undefined],
    [true, lists[0]!.facts["ID"]],
    [true, lists[1]!.facts["ID"]],
  ]);
});

test("links and items of contents lead to elements, and to their pages", () => {
  const links = allElements(tree, ({ type }) => type === "Link").flatMap((link) =>
    link.kids.flatMap((kid) => (!isStructure(kid) && kid.annotation?.["A"] ? [{ link, area: kid }] : [])),
  );
  const inside = links.filter(({ area }) => JSON.stringify(area.annotation!["A"]).includes("/GoTo"));
  expect(inside.length).toBeGreaterThan(130);
  expect(inside.filter(({ area }) => !area.leadsTo)).toEqual([]);
  const ways = (words: string) => inside.find(({ link }) => text(link).startsWith(words))!.area.leadsTo!;
  expect(text(ways("1.1.1."))).toBe("1.1.1. Harbour three");
  for (const entry of all("TOCI")) {
    expect(entry.refersTo).toHaveLength(1);
    const [first = ""] = text(entry).split(" ");
    expect(text(entry.refersTo[0]!)).toContain(first);
  }
});

test("lists whose items have labels say how these are made", () => {
  const labelled = all("L").filter((list) => kidsOf(list).some((item) => kidsOf(item)[0]?.type === "Lbl"));
  const numberings = labelled.map(({ facts }) => facts["ListNumbering"]);
  expect(numberings).toContain("/Description");
  expect(numberings).not.toContain("/None");
  expect(numberings).not.toContain(undefined);
});

test("the page for the officer names these standards and their clauses", async () => {
  const page = await readFile(join(folder, "out/everything-accessibility.html"), "utf8");
  expect(page).toContain("PDF/UA-2 (ISO 14289-2)");
  expect(page).toContain("PDF/A-4 (ISO 19005-4)");
  expect(page).toContain("<td>8.2.5.26</td>");
  expect(page).not.toContain("in English");
});
