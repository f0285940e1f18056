/** Runs the command preflight as users do. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pressFile } from "../support/press-pdf.ts";
import { runScript } from "../support/run-script.ts";

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  file = join(folder, "a book.pdf");
  await writeFile(file, await pressFile());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a sound file: exit code 0, what was not checked, the page and the JSON", async () => {
  const run = await runScript("preflight", [file, "--out", folder]);
  expect(run).toMatchObject({ code: 0 });
  expect(run.stdout).toBe(`${file}: 2 pages, ready for the press; see ${join(folder, "a book-preflight.html")}\n`);
  expect(run.stderr).toContain("a book.pdf note reading Not checked: the printing condition; --condition names it\n");
  expect(await readFile(join(folder, "a book-preflight.html"), "utf8")).toContain("Ready for the press.");
  const [found] = JSON.parse(await readFile(join(folder, "a book-preflight.json"), "utf8")) as { passed: boolean }[];
  expect(found).toMatchObject({ file: "a book.pdf", passed: true, pages: 2 });
});

test("options say what is expected: exit code 1", async () => {
  const expected = ["--bleed", "4.5", "--condition", "FOGRA51", "--inks", "none", "--ink-limit", "240"];
  const run = await runScript("preflight", [file, ...expected]);
  expect(run).toMatchObject({ code: 1 });
  expect(run.stderr).toContain("error boxes Unexpected bleed of 3.0 mm around the trim, expected 4.5 mm");
  expect(run.stderr).toContain("error standard Unexpected printing condition FOGRA39, expected FOGRA51");
  expect(run.stderr).not.toContain("Not checked");
});

test("a manuscript says what is expected", async () => {
  const manuscript = join(folder, "report");
  await writeFile(`${manuscript}.md`, "---\ntitle: A\nlook: {page: A5}\nprint: {signature: 4}\n---\n\n# A\n\nWords.\n");
  const run = await runScript("preflight", [file, "--manuscript", `${manuscript}.md`, "--json"]);
  expect(run.code).toBe(1);
  const { preflights } = JSON.parse(run.stdout) as { preflights: { checks: { results: { text: string }[] }[] }[] };
  const texts = preflights[0]!.checks.flatMap(({ results }) => results.map(({ text }) => text));
  expect(texts).toContain("Unexpected trim of 100 × 150 mm, expected 148 × 210 mm");
  expect(texts).toContain("Unexpected 2 pages, expected a multiple of 4 (`print.signature`)");
});

test.each([
  ["no FILE", [], "Unexpected end, expected a FILE to judge"],
  ["a file that is not there", ["missing.pdf"], "Unexpected FILE missing.pdf, expected the path of a PDF"],
  ["a folder", ["."], "Unexpected FILE ., expected the path of a PDF"],
  ["no PDF", ["package.json"], "package.json can't be judged: it is no PDF"],
  [
    "a limit that is no number",
    ["a.pdf", "--ink-limit", "much"],
    "Unexpected value much of --ink-limit, expected a number from 100 to 400",
  ],
])("%s: exit code 1 and a sentence", async (_, args, message) => {
  const run = await runScript("preflight", args);
  expect(run).toMatchObject({ code: 1 });
  expect(run.stderr).toContain(message);
});
