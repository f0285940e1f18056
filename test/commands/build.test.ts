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
  /** The page on which Section 2.4.1 opens, counted from 1; the first of the endnotes. */
  let section: number;
  let endnotes: number;

  beforeAll(async () => {
    out = join(folder, "ours");
    const { code, stdout } = await runScript("build", ["--out", out]);
    expect(code).toBe(0);
    const [, pages, notes] = /asylum-report-2023\.pdf: (\d+) pages, (\d+) notes, /.exec(stdout)!.map(Number);
    pdf = await readPdf(await readFile(join(out, "asylum-report-2023.pdf")));
    expect(pdf.pages).toHaveLength(pages!);
    expect(notes).toBeGreaterThanOrEqual(80);
    section = pdf.pages.findIndex(({ text }) => text.includes("As 2022 drew to a close")) + 1;
    endnotes = pdf.outline.find(({ title }) => title === "Notes")!.page;
  });

  test("is on A4, with its title, labels and outline", () => {
    expect(pdf.title).toBe("Asylum Report 2023");
    expect(pdf.labels).toEqual(pdf.pages.map((_, index) => String(index + 1)));
    for (const title of ["Reader’s guide", "Executive summary", "1. Protection", "2. Developments", "Annex 1. Tables"])
      expect(pdf.outline.map((entry) => entry.title.slice(0, title.length))).toContain(title);
    expect(pdf.outlineTitles).toContain("2.4.1. Action plans for the Central Mediterranean and Western Balkan routes");
    for (const { width, height } of pdf.pages) {
      expect(Math.min(width, height)).toBeCloseTo(595.28, 0);
      expect(Math.max(width, height)).toBeCloseTo(841.89, 0);
    }
  });

  test("has notes 165 to 172 in Section 2.4.1, linked both ways", () => {
    // The text's, then those of the table that it refers to on the same page.
    const numbers = [165, 166, 167, 168, 169, 170, 171, 172, 165, 166];
    const called = [section, section + 1].flatMap((page) =>
      pdf.pages[page - 1]!.links.map((link) => ({ page, link: link as number })).filter(({ link }) => link !== page),
    );
    expect(called).toHaveLength(numbers.length);
    for (const [index, { page, link }] of called.entries()) {
      expect(pdf.pages[link - 1]!.text).toMatch(new RegExp(`(?<!\\d)${numbers[index]!}\\. `));
      expect(pdf.pages[link - 1]!.links).toContain(page);
    }
    expect(pdf.pages.slice(endnotes - 1).flatMap(({ links }) => links)).toContain(
      "https://www.europarl.europa.eu/RegData/etudes/BRIE/2022/738191/EPRS_BRI(2022)738191_EN.p",
    );
  });

  test("has running heads and folios, but none on a part's first page", () => {
    expect(pdf.pages[section]!.text).toMatch(new RegExp(`^(?:Asylum Report 2023|2\\.4\\.1\\..*) ${section + 1} When `));
    expect(pdf.pages[section - 1]!.text).not.toContain("Asylum Report 2023");
  });

  test("has its contents with the pages where things are", () => {
    const contents = pdf.pages.findIndex(({ text }) => text.includes("Contents"));
    const text = pdf.pages
      .slice(contents, contents + 2)
      .map((page) => page.text)
      .join(" ");
    expect(text).toMatch(new RegExp(`2\\.4\\.1\\. .*routes ?${section} .*Notes ?${endnotes}`));
    expect(pdf.pages.slice(contents, contents + 2).flatMap(({ links }) => links)).toEqual(
      expect.arrayContaining([section, endnotes]),
    );
  });

  test("comes with one self-contained web page and a record of the build", async () => {
    const html = await readFile(join(out, "asylum-report-2023.html"), "utf8");
    expect(html).not.toMatch(
      /<(?:link(?! rel="(?:alternate|schema\.DC)")|script(?! type="application\/ld)|img[^>]+src="(?!data:))/,
    );
    expect(html).toContain('<a href="#note-165" role="doc-noteref"><span class="unseen">note </span>165</a>');
    expect(html).toContain('href="#callout-165"');
    expect(html).not.toContain("data-source");
    const record = JSON.parse(await readFile(join(out, "build-report.json"), "utf8"));
    expect(record).toMatchObject({ pages: pdf.pages.length, tools: { pagedjs: "0.4.3" } });
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

test("what is about the machine is told with what was made, and nothing but the manuscript on standard error", async () => {
  const out = join(folder, "clean");
  const path = join(folder, "clean.md");
  await writeFile(path, "# Good\n\nText.\n");
  // Made from nothing, so that a browser is needed.
  const env = { REPORT_CACHE: join(folder, "clean-cache") };
  const { code, stdout, stderr } = await runScript("build", ["--manuscript", path, "--out", out], env);
  expect(code).toBe(0);
  // The steps.
  expect(stderr).toMatch(/^(?:[A-Z][a-z]+ …\n)+$/);
  const { browser } = JSON.parse(await readFile(join(out, "build-report.json"), "utf8"));
  expect(stdout.split("\n").filter((line) => line.includes("sandbox"))).toEqual([browser.withoutSandbox ?? []].flat());
  if (process.getuid?.() === 0) expect(browser.withoutSandbox).toContain("because Chromium has none for root");
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
