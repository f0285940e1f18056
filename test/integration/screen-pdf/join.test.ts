/** Joins PDFs, reads them back with pdf.js and checks them with qpdf. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { joinUnits, type Publication, type UnitPdf } from "#screen-pdf/join.ts";
import { repairTags } from "#screen-pdf/repair-tags.ts";
import { FilesAhead } from "#screen-pdf/unit-file.ts";
import { sha256Of } from "#lib/cache/hash-of.ts";
import { PdfStream, expectDict, resolve, type PdfValue } from "#lib/pdf/objects.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { linksOfPage, openPdf, placeOf, syntaxOf, tagsOfPage, textOfPages } from "../../support/read-back.ts";
import { skipped, withoutProgram } from "../../support/why-skipped.ts";

const bytesOf = (name: string) => readFileSync(new URL(`../../fixtures/pdf/${name}.pdf`, import.meta.url));
const repaired = (name: string, bytes = bytesOf(name)): UnitPdf => ({ name, bytes: repairTags(bytes, [], name) });
const alpha = repaired("alpha");
const beta = repaired("beta");
const untagged: UnitPdf = { name: "untagged", bytes: bytesOf("untagged") };

const publication: Publication = {
  title: "The Orchard – a Report",
  author: "The Mill",
  subject: "Pears & <quinces>",
  keywords: ["pears", "wind"],
  language: "en",
  date: new Date("2023-07-04T05:06:07.890Z"),
  creator: "a test",
  producer: "the same test",
  outline: [
    { title: "1. Alpha", level: 1, destination: "alpha" },
    { title: "1.1. Two", level: 2, destination: "alpha-two" },
    { title: "2. Beta", level: 1, destination: "beta" },
    { title: "2.2. Été", level: 3, destination: "été" },
  ],
  pageLabels: [
    { firstPageIndex: 0, style: "r" },
    { firstPageIndex: 2, style: "D", start: 7 },
    { firstPageIndex: 3, prefix: "Back" },
  ],
  archive: {
    standard: "ua1",
    profile: readFileSync(new URL("../../../styles/colour/sRGB.icc", import.meta.url)),
  },
};
const joined = await joinUnits([alpha, beta], publication);

function expectStream(value: PdfValue | undefined): PdfStream {
  const stream = resolve(value);
  if (stream instanceof PdfStream) return stream;
  throw new Error("Unexpected value, expected a stream");
}

const noQpdf = withoutProgram("qpdf");

test("units that were read ahead give the same bytes, those that were not and a second join too", async () => {
  const all = [alpha, beta];
  const expected = sha256Of(await joinUnits(all, publication));
  const ahead = new FilesAhead();
  for (const { bytes } of [alpha, repaired("other", bytesOf("beta"))]) ahead.read(Uint8Array.from(bytes));
  expect(sha256Of(await joinUnits(all, publication, ahead))).toBe(expected);
  expect(sha256Of(await joinUnits(all, publication, ahead))).toBe(expected);
  expect(() => ahead.read(bytesOf("alpha").subarray(100))).toThrow("Unexpected first bytes");
});

describe("joinUnits", () => {
  test("keeps each page's text, in order", async () => {
    const pdf = await openPdf(joined);
    const apart = await Promise.all([alpha, beta].map(async ({ bytes }) => await textOfPages(await openPdf(bytes))));
    expect(await textOfPages(pdf)).toEqual(apart.flat());
    expect(pdf.numPages).toBe(4);
  });

  test("has every page of every unit, in order, with the very content that was repaired and read", () => {
    const contents = [alpha, beta].flatMap(({ bytes }) =>
      readPages(readObjects(bytes)).map((page) => expectStream(expectDict(page).get("Contents")).bytes),
    );
    const places = contents.map((content) => Buffer.from(joined).indexOf(content));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("leads links to places in their own and in other units, and leaves addresses", async () => {
    const pdf = await openPdf(joined);
    const place = async (id: string) => await placeOf(pdf, id);
    const long = "https://example.org/a/very/long/address/that/breaks";
    expect(await linksOfPage(pdf, 1)).toEqual([
      await place("beta"),
      await place("alpha-two"),
      await place("note-1"),
      "https://example.org/orchard?row=4&tree=%C3%A9",
      long,
      await place("alpha-two"),
    ]);
    expect(await linksOfPage(pdf, 3)).toEqual([await place("alpha"), await place("fig-1")]);
    expect(await linksOfPage(pdf, 4)).toEqual([await place("call-1")]);
    expect(await place("beta")).toMatch(/^2: /);
    expect(await place("été")).toMatch(/^3: /);
  });

  test("keeps every id as a named destination", async () => {
    const names = Object.keys(await (await openPdf(joined)).getDestinations());
    expect(new Set(names)).toEqual(
      new Set(["alpha", "alpha-two", "beta", "beta-deep", "call-1", "fig-1", "note-1", "été"]),
    );
  });

  test("nests the outline, also over a skipped level", async () => {
    const pdf = await openPdf(joined);
    const flat = async (items: Awaited<ReturnType<typeof pdf.getOutline>>): Promise<unknown[]> =>
      await Promise.all(items.map(async (item) => [item.title, await placeOf(pdf, item.dest), await flat(item.items)]));
    expect(await flat(await pdf.getOutline())).toEqual([
      ["1. Alpha", await placeOf(pdf, "alpha"), [["1.1. Two", await placeOf(pdf, "alpha-two"), []]]],
      ["2. Beta", await placeOf(pdf, "beta"), [["2.2. Été", await placeOf(pdf, "été"), []]]],
    ]);
  });

  test("labels pages", async () => {
    expect(await (await openPdf(joined)).getPageLabels()).toEqual(["i", "ii", "7", "Back"]);
  });

  test("says the same in Info and XMP", async () => {
    const { info, metadata } = await (await openPdf(joined)).getMetadata();
    expect(info).toMatchObject({
      PDFFormatVersion: "1.7",
      Title: "The Orchard – a Report",
      Author: "The Mill",
      Subject: "Pears & <quinces>",
      Keywords: "pears, wind",
      Creator: "a test",
      Producer: "the same test",
      CreationDate: "D:20230704050607Z",
      ModDate: "D:20230704050607Z",
      Language: "en",
    });
    expect(Object.fromEntries(metadata)).toMatchObject({
      "dc:title": "The Orchard – a Report",
      "dc:creator": ["The Mill"],
      "dc:description": "Pears & <quinces>",
      "pdf:keywords": "pears, wind",
      "xmp:createdate": "2023-07-04T05:06:07Z",
      "pdfuaid:part": "1",
      "pdfaid:part": "2",
      "pdfaid:conformance": "A",
    });
  });

  test("says which colours its own are, and describes what PDF/A doesn't know of the metadata", async () => {
    const syntax = syntaxOf(joined);
    const intent = /\/OutputIntents ?\[(\d+) 0 R\]/.exec(syntax)?.[1];
    expect(intent).toBeDefined();
    expect(syntax).toMatch(/\/S ?\/GTS_PDFA1 ?\/OutputConditionIdentifier ?\(sRGB\)/);
    const { metadata } = await (await openPdf(joined)).getMetadata();
    expect(metadata.getRaw()).toContain(
      "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    );
    const { archive: _, ...plain } = publication;
    const silent = Buffer.from(await joinUnits([alpha, beta], plain)).toString("latin1");
    expect(silent).not.toMatch(/pdfaid|pdfuaid:part|OutputIntents/);
  });

  test("puts the units' elements below one Document", async () => {
    const pdf = await openPdf(joined);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const apart = await openPdf(beta.bytes);
    for (const number of [1, 2]) expect(await tagsOfPage(pdf, number + 2)).toBe(await tagsOfPage(apart, number));
    expect(await tagsOfPage(pdf, 3)).toMatch(/^Document lang=en\n {2}H1 /);
  });

  test("keeps the language of a unit that has another one than the report", async () => {
    const pdf = await openPdf(await joinUnits([alpha, beta], { ...publication, language: "fr" }));
    expect(await tagsOfPage(pdf, 2)).toMatch(/^Document lang=fr\n {2}\w+ lang=en/);
  });

  test("holds a picture that two units share once, and fonts of both under names of their own", async () => {
    const pictures = (bytes: Uint8Array) => syntaxOf(bytes).match(/\/Subtype ?\/Image/g)?.length;
    // Each picture has a soft mask, which is a picture too.
    expect([pictures(alpha.bytes), pictures(beta.bytes), pictures(joined)]).toEqual([2, 2, 2]);
    const names = syntaxOf(joined).match(/\/FontName ?\/[A-Z]{6}\+[\w-]+/g) ?? [];
    expect(names.length).toBeGreaterThan(2);
    expect(new Set(names).size).toBe(names.length);
  });

  test("finds the elements of all units by their IDs, sorted, and by what they stand for", () => {
    const text = syntaxOf(joined);
    const ids = Array.from(text.matchAll(/\/ID ?\(([^)]*)\)/g), ([, id]) => id ?? "").toSorted((a, b) =>
      a < b ? -1 : 1,
    );
    expect(ids).toEqual(["alpha-e1", "alpha-e2", "alpha-e3", "beta-e1"]);
    const names = /\/Names ?\[((?:\([^)]*-e\d+\) \d+ 0 R ?)+)\]/.exec(text)?.[1] ?? "";
    expect(Array.from(names.matchAll(/\(([^)]*)\)/g), ([, id]) => id)).toEqual(ids);
    expect(text).toMatch(/\/Headers ?\[\(alpha-e2\) \(alpha-e3\)\]/);
    const keys = Array.from(text.matchAll(/\/StructParents? (\d+)/g), ([, key]) => Number(key));
    expect(keys.toSorted((a, b) => a - b)).toEqual(keys.map((_, key) => key));
  });

  test("gives the same bytes for the same input, and for input printed at another time", async () => {
    expect(sha256Of(await joinUnits([alpha, beta], publication))).toBe(sha256Of(joined));
    const printed = bytesOf("alpha");
    const later = Buffer.from(printed.toString("latin1").replaceAll(/\(D:\d{14}/g, "(D:20010203040506"), "latin1");
    expect(later.equals(printed)).toBe(false);
    expect(sha256Of(await joinUnits([repaired("alpha", later), beta], publication))).toBe(sha256Of(joined));
  });

  test("sets the trimmed page, and refuses a sheet that is too small for it", async () => {
    const trimMm = { left: 3, top: 3, width: 210, height: 297 };
    const pdf = await openPdf(await joinUnits([alpha, beta], { ...publication, trimMm }));
    const [left = 0, bottom = 0, right = 0, top = 0] = (await pdf.getPage(1)).view;
    expect(right - left).toBeCloseTo((210 / 25.4) * 72, 2);
    expect(top - bottom).toBeCloseTo((297 / 25.4) * 72, 2);
    const wide = { ...trimMm, width: 220 };
    await expect(joinUnits([alpha, beta], { ...publication, trimMm: wide })).rejects.toThrow(
      "Unexpected sheet of 215.90 × 303.02 mm",
    );
  });

  test("joins untagged units too, but not with tagged ones", async () => {
    const plainPublication = { ...publication, outline: [], pageLabels: [], archive: undefined };
    await expect(joinUnits([alpha, beta, untagged], plainPublication)).rejects.toThrow(
      "Unexpected unit untagged without tags",
    );
    const pdf = await openPdf(await joinUnits([untagged, untagged], plainPublication));
    expect((await textOfPages(pdf))[0]).toContain("No tags here");
    expect(await (await pdf.getPage(1)).getStructTree()).toBeNull();
  });

  test.each([
    [[alpha], "Unexpected link to #beta in unit alpha, expected the id of a destination in a unit"],
    [
      [alpha, beta, { ...beta, name: "gamma" }],
      "Unexpected second #beta in unit gamma, expected ids to be unique; beta has it too",
    ],
    [
      [{ ...alpha, bytes: alpha.bytes.slice(0, 9000) }],
      "Unexpected PDF of unit alpha, expected one as Chromium prints it",
    ],
    [
      [alpha, { ...repaired("beta"), bytes: repairTags(bytesOf("beta"), [], "alpha") }],
      "Unexpected second ID alpha-e1 in unit beta, expected IDs to be unique; alpha has it too",
    ],
  ])("names the unit at fault %#", async (units, message) => {
    await expect(joinUnits(units, { ...publication, outline: [] })).rejects.toThrow(message);
  });

  test("names an outline entry that leads nowhere", async () => {
    const outline = [{ title: "?", level: 1, destination: "gone" }];
    await expect(joinUnits([alpha, beta], { ...publication, outline })).rejects.toThrow(
      "Unexpected outline entry for #gone",
    );
  });

  test.skipIf(noQpdf)(`has no fault that qpdf finds${skipped(noQpdf)}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "join-"));
    try {
      writeFileSync(join(folder, "joined.pdf"), joined);
      const { status, stdout, stderr } = spawnSync("qpdf", ["--check", join(folder, "joined.pdf")], {
        encoding: "utf8",
      });
      expect(`${stdout}${stderr}`).toContain("No syntax or stream encoding errors found");
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
