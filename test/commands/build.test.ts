/** Runs the commands build and import as users do, and reads their PDFs back with another library. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPdf, type ReadPdf } from "../support/read-pdf.ts";
import { root, runScript } from "../support/run-script.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const webExport = join(root, "test/fixtures/web-export-whole/input.txt");

describe("the manuscript of this project", () => {
  let pdf: ReadPdf;
  let out: string;

  beforeAll(async () => {
    out = join(folder, "ours");
    const { code, stdout } = await runScript("build", ["--out", out]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/asylum-report-2023\.pdf: 10 pages, 8 notes, /);
    pdf = await readPdf(await readFile(join(out, "asylum-report-2023.pdf")));
  });

  test("is on A4, with its title, labels and outline", () => {
    expect(pdf.title).toBe("Asylum Report 2023");
    expect(pdf.labels).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(pdf.outline.map(({ title, page }) => [title.slice(0, 6), page])).toEqual([
      ["2.4.1.", 7],
      ["Notes", 9],
    ]);
    for (const { width, height } of pdf.pages) {
      expect(width).toBeCloseTo(595.28, 0);
      expect(height).toBeCloseTo(841.89, 0);
    }
  });

  test("has notes 165 to 172, linked both ways", () => {
    const notes = pdf.pages[8]!;
    for (let number = 165; number <= 172; number++) expect(notes.text).toContain(`${number}. `);
    expect(pdf.pages.slice(6, 8).flatMap(({ links }) => links)).toEqual(Array(8).fill(9));
    expect(notes.links.filter((link) => typeof link === "number")).toEqual([7, 7, 7, 8, 8, 8, 8, 8]);
    expect(notes.links.filter((link) => typeof link === "string")).toContain(
      "https://www.europarl.europa.eu/RegData/etudes/BRIE/2022/738191/EPRS_BRI(2022)738191_EN.p",
    );
  });

  test("has running heads and folios, but none on a part's first page", () => {
    expect(pdf.pages[7]!.text).toMatch(/^Asylum Report 2023 8 When /);
    expect(pdf.pages[6]!.text).not.toContain("Asylum Report 2023");
  });

  test("has its contents with the pages where things are, and blank pages before what opens right", () => {
    expect(pdf.pages[4]!.text).toMatch(/Contents .*2\.4\.1\. .*routes ?7 .*Notes ?9/);
    expect(pdf.pages[4]!.links).toEqual([7, 9]);
    for (const blank of [1, 5]) expect(pdf.pages[blank]!.text.trim()).toBe("");
  });

  test("comes with one self-contained web page and a record of the build", async () => {
    const html = await readFile(join(out, "asylum-report-2023.html"), "utf8");
    expect(html).not.toMatch(/<(?:link(?! rel="alternate")|script(?! type="application\/ld)|img[^>]+src="(?!data:))/);
    expect(html).toContain('<a href="#note-165" role="doc-noteref"><span class="unseen">note </span>165</a>');
    expect(html).toContain('href="#callout-165"');
    expect(html).not.toContain("data-source");
    const record = JSON.parse(await readFile(join(out, "build-report.json"), "utf8"));
    expect(record).toMatchObject({ pages: 10, notes: 8, tools: { pagedjs: "0.4.3" } });
    expect(Object.keys(record.secondsByStep)).toContain("page and print");
  });

  test("is the same, byte for byte, when built again", async () => {
    const again = join(folder, "again");
    await runScript("build", ["--out", again, "--jobs", "1"]);
    for (const name of ["asylum-report-2023.pdf", "asylum-report-2023.html"]) {
      expect((await readFile(join(again, name))).equals(await readFile(join(out, name)))).toBe(true);
    }
  });
});

test("a saved web page builds as it is, and what import makes of it builds to the same pages", async () => {
  const out = join(folder, "export");
  const build = await runScript("build", ["--manuscript", webExport, "--out", out]);
  expect(build.code).toBe(0);
  const imported = join(folder, "imported.md");
  expect((await runScript("import", [webExport, "--out", imported])).code).toBe(0);
  expect((await runScript("build", ["--manuscript", imported, "--out", out])).code).toBe(0);
  const [before, after] = await Promise.all(
    ["input.pdf", "imported.pdf"].map(async (name) => readPdf(await readFile(join(out, name)))),
  );
  expect(after).toEqual(before);
  expect(before!.pages.length).toBeGreaterThan(1);
});

test("a failed build leaves the old output alone and nothing else behind", async () => {
  const out = join(folder, "kept");
  const path = join(folder, "kept.md");
  await writeFile(path, "# Good\n\nText.\n");
  expect((await runScript("build", ["--manuscript", path, "--out", out])).code).toBe(0);
  const before = await readFile(join(out, "kept.pdf"));
  const names = await readdir(out);
  await writeFile(path, "# Bad\n\nText.[](#gone)\n");
  const { code, stderr } = await runScript("build", ["--manuscript", path, "--out", out]);
  expect(code).toBe(1);
  expect(stderr).toContain("kept.md:3:6 error broken-reference");
  expect((await readFile(join(out, "kept.pdf"))).equals(before)).toBe(true);
  expect(await readdir(out)).toEqual(names);
});

test("--strict makes warnings stop the build", async () => {
  const out = join(folder, "strict");
  const { code } = await runScript("build", ["--manuscript", webExport, "--out", out, "--strict"]);
  expect(code).toBe(1);
  expect(existsSync(out)).toBe(false);
});

test("--json prints one object and nothing else", async () => {
  const out = join(folder, "json");
  const { code, stdout, stderr } = await runScript("build", ["--manuscript", webExport, "--out", out, "--json"]);
  expect(code).toBe(0);
  const printed = JSON.parse(stdout);
  expect(printed).toMatchObject({ pages: expect.any(Number), notes: 8 });
  expect(printed.messages).toContainEqual(
    expect.objectContaining({ code: "foreign-month", line: 3, severity: "warning" }),
  );
  expect(stderr).toBe("");
});

test("--help tells all options", async () => {
  const { code, stdout } = await runScript("build", ["--help"]);
  expect(code).toBe(0);
  for (const option of ["--manuscript PATH", "--out DIR", "--jobs N", "--strict", "--json"])
    expect(stdout).toContain(option);
});
