/** Runs the command proof with --since as users do: what became of each page, and what is shown of it. */
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPdf, textOfPages } from "../../support/read-back.ts";
import { runScript } from "../../support/run-script.ts";
import { skipped, withoutProgram } from "../../support/why-skipped.ts";

let folder: string;
let env: Record<string, string>;

const settings = `title: A Report of Lanterns
date: 2031-05
slug: lanterns
parts: { contents: true }
`;
const filler = (name: string, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `Paragraph ${name}${index} tells of lanterns and of those who keep them lit.`,
  );

const lanterns = ["# 1. Lanterns", ...filler("a", 40), "It ends with a note.[^a]", "[^a]: The first source."];
const ferries = [
  "# 2. Ferries",
  "The ferries came late.[^b]",
  "| Island | Ferries |\n| --- | ---: |\n| North | 4 |\n| South | 5 |",
  ...filler("b", 50),
  "## 2.1. Berths",
  ...filler("c", 20),
  "[^b]: The second source.",
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "changes-"));
  env = { SOURCE_DATE_EPOCH: "1700000000", GIT_CEILING_DIRECTORIES: tmpdir() };
  await write("old", lanterns, ferries);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, one: readonly string[], two: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "report.yaml"), settings);
  await writeFile(join(path, "1.md"), `${one.join("\n\n")}\n`);
  await writeFile(join(path, "2.md"), `${two.join("\n\n")}\n`);
  return path;
}

interface Told {
  sheets: number;
  pages: Record<string, number[]>;
  untouchedPages: number;
  printer: string;
}

/** Runs the command and reads what it made; `since` names a state in the folder. */
async function changes(manuscript: string, since: string, ...args: string[]) {
  const out = join(folder, "out");
  const all = ["--manuscript", manuscript, "--out", out, "--since", since, "--json", ...args];
  const { code, stdout, stderr } = await runScript("proof", all, env);
  if (code !== 0) throw new Error(stdout + stderr);
  const pdf = await openPdf(await readFile(join(out, "lanterns-changes.pdf")));
  const sheets = (await textOfPages(pdf)).map((text) => text.replaceAll(/\s+/g, " "));
  const labels = await pdf.getPageLabels();
  const outline = ((await pdf.getOutline()) ?? []).map(({ title }: { title: string }) => title);
  await pdf.destroy();
  const html = await readFile(join(out, "lanterns-changes.html"), "utf8");
  return { told: JSON.parse(stdout) as Told, sheets, labels, outline, html };
}

const touched = ({ pages }: Told) =>
  Object.fromEntries(Object.entries(pages).filter(([, numbers]) => numbers.length > 0));

test("notes that are numbered by page are listed with their pages", async () => {
  const byPage = `${settings}notes: { place: page-foot, numbering: page }\n`;
  const before = await write("paged-old", lanterns, ferries);
  const now = await write(
    "paged-new",
    [...lanterns.slice(0, -2), "First.[^new] It ends.[^a]\n\n[^new]: A new one.", ...lanterns.slice(-1)],
    ferries,
  );
  for (const path of [before, now]) await writeFile(join(path, "report.yaml"), byPage);
  const { html } = await changes(now, before);
  const table = /<h2>Notes, old and new<\/h2>([\s\S]*?)<\/section>/.exec(html)![1]!;
  expect(table).toMatch(/\[\^new\].*?<td>–<\/td><td>–<\/td><td>1<\/td>.*?<td>new<\/td>/s);
  expect(table).toMatch(/\[\^a\].*?<td>1<\/td><td>\d<\/td><td>2<\/td><td>\d<\/td>/s);
});

test("Markdown that is only broken elsewhere changes no page", async () => {
  const manuscript = await write(
    "rewrapped",
    lanterns,
    ferries.map((block) => (block.startsWith("Para") ? block.replace(" of ", "\nof ") : block)),
  );
  const { told, sheets, html } = await changes(manuscript, join(folder, "old"));
  expect(touched(told)).toEqual({});
  expect(told.printer).toBe("Nothing: every page prints as it did.");
  expect(sheets).toEqual([expect.stringContaining("No page is to be read again.")]);
  expect(html).not.toMatch(/<(?:ins|del)\b/);
});

describe("one word, one cell and one note are changed", () => {
  let made: Awaited<ReturnType<typeof changes>>;
  beforeAll(async () => {
    const manuscript = await write(
      "mended",
      lanterns,
      ferries.map((block) =>
        block.replace("came late", "came early").replace("| 5 |", "| 6 |").replace("second source", "other source"),
      ),
    );
    made = await changes(manuscript, join(folder, "old"));
  });

  test("their pages are shown, and only they go to the printer", () => {
    const { told, labels, outline } = made;
    expect(Object.keys(touched(told))).toEqual(["words"]);
    expect(told.pages.words).toHaveLength(2);
    expect(told.sheets).toBe(2);
    expect(labels).toEqual(told.pages.words!.map(String));
    expect(outline).toEqual(["Words changed (2)"]);
    expect(told.printer).toContain(`Pages ${told.pages.words!.join(", ")} (2 of `);
  });

  test("both states of the page stand side by side", () => {
    expect(made.sheets[0]).toMatch(/came late.*before: page \d+.*came early.*after: page \d+/);
  });

  test("the web page tells word by word, cell by cell, note by note", () => {
    expect(made.html).toMatch(/The ferries came <del>late\.<\/del> <ins>early\.<\/ins>/);
    expect(made.html).toMatch(/Row 3, column 2: <\/span><del>5<\/del> <ins>6<\/ins>/);
    expect(made.html).toMatch(/Note \[\^b\] changed.*The <del>second<\/del> <ins>other<\/ins> *source/s);
    expect(made.html).not.toMatch(/<(?:link|script|img)/);
  });
});

test("a figure that is changed in a data file is told where the text and a table print it", async () => {
  const text = [
    "# 2. Ferries",
    "In all, {data/ferries.csv:All:2031} ferries came late.[^b]",
    ':::table[Ferries]{data="data/ferries.csv"}\n:::',
    "[^b]: The second source.",
  ];
  const [old, manuscript] = [await write("data-old", lanterns, text), await write("data-new", lanterns, text)];
  for (const [path, all] of [
    [old, 1200],
    [manuscript, 1300],
  ] as const) {
    await mkdir(join(path, "data"));
    await writeFile(join(path, "data", "ferries.csv"), `Island,2031\nNorth,900\nAll,${all}\n`);
  }
  const { told, html } = await changes(manuscript, old);
  expect(Object.values(touched(told)).flat()).toHaveLength(1);
  const plain = html.replaceAll(/<\/?(del|ins)\b[^>]*>/g, "|").replaceAll(/<[^>]*>/g, "");
  expect(plain).toMatch(/Paragraph changed.*In all, \|1,200\| \|1,300\|\s+ferries came late/s);
  expect(plain).toMatch(/Table changed.*\|1,200\| \|1,300\|/s);
  expect(plain).toMatch(/Data changed.*\|1200\| \|1300\|/s);
});

test("a new note moves numbers, not words: such pages are told apart and shown only when asked for", async () => {
  const manuscript = await write(
    "noted",
    [...lanterns.slice(0, 2), "New.[^new]", ...lanterns.slice(2), "[^new]: The new source."],
    ferries,
  );
  const { told, html } = await changes(manuscript, join(folder, "old"));
  expect(told.pages.words!.length).toBeGreaterThan(0);
  // The two pages on which the old notes are called.
  expect(told.pages.numbers).toHaveLength(2);
  expect(html).toMatch(/<td>1–2<\/td><td>2–3<\/td><td>\+1<\/td>/);
  const all = await changes(manuscript, join(folder, "old"), "--all");
  expect(all.told.sheets).toBeGreaterThan(told.sheets);
});

test("pages behind a longer section move on: their paper is new, their words are not", async () => {
  const manuscript = await write(
    "longer",
    [...lanterns.slice(0, 5), ...filler("x", 45), ...lanterns.slice(5)],
    ferries,
  );
  const { told, html } = await changes(manuscript, join(folder, "old"));
  const { folio = [], words = [] } = told.pages;
  // The second section moves as it is; its first page has another number, and so have those behind it.
  expect(folio.length).toBeGreaterThan(1);
  expect(Math.min(...folio)).toBeGreaterThan(Math.max(...words.filter((page) => page < 6)));
  expect(html).toMatch(/<td>section<\/td><td>2\.1\. Berths<\/td><td>2\.1\. Berths<\/td><td>(\d+)<\/td><td>(\d+)<\/td>/);
});

test("a paragraph that was moved is told as moved, and what stands alone has its losses in the margin", async () => {
  const moved = [ferries[0]!, ferries[2]!, ferries[3]!, ferries[4]!, ferries[1]!, ...ferries.slice(6)];
  const { html, sheets, told } = await changes(
    await write("moved", lanterns, moved),
    join(folder, "old"),
    "--new-only",
  );
  expect(html).toMatch(/Paragraph moved from line 3 to line \d+/);
  expect(html).toContain("<del>Paragraph b2 tells");
  expect(told.sheets).toBe(sheets.length);
  expect(sheets.join(" ")).not.toContain("before: page");
  expect(sheets[0]).toMatch(/Paragraph b2 tells/);
});

test("a file under another name holds the same pages", async () => {
  const path = await write("renamed", lanterns, ferries);
  await cp(join(path, "2.md"), join(path, "3-ferries.md"));
  await rm(join(path, "2.md"));
  const { told } = await changes(path, join(folder, "old"));
  expect(touched(told)).toEqual({});
});

test("a PDF that was built leads back to what it was built from", async () => {
  const out = join(folder, "built");
  const built = await runScript("build", ["--manuscript", join(folder, "old"), "--out", out], env);
  expect(built.code).toBe(0);
  const path = await write(
    "later",
    lanterns,
    ferries.map((block) => block.replace("came late", "came early")),
  );
  const { told, html } = await changes(path, join(out, "lanterns.pdf"));
  expect(Object.keys(touched(told))).toEqual(["words"]);
  expect(html).toContain("<ins>early.</ins>");
});

const noGit = withoutProgram("git", "Git");

describe.skipIf(noGit)(`under Git${skipped(noGit)}`, () => {
  let path: string;
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", ...args]);

  beforeAll(async () => {
    path = await write("kept", lanterns, ferries);
    git("init", "-q");
    git("add", "kept");
    git("commit", "-qm", "First");
    git("tag", "v1");
    await write(
      "kept",
      lanterns,
      ferries.map((block) => block.replace("came late", "came early")),
    );
    git("commit", "-qam", "Second");
  });

  test.each(["v1", "HEAD~1"])("%s is a state, and the slug names it", async (revision) => {
    const { told, sheets } = await changes(path, revision);
    expect(Object.keys(touched(told))).toEqual(["words"]);
    expect(sheets[0]).toContain(`since ${revision}`);
  });

  test("a PDF is found in its history where nothing was kept", async () => {
    const out = join(folder, "built");
    const cache = join(folder, "cache");
    await mkdir(cache);
    env = { ...env, REPORT_CACHE: cache };
    const { told, html } = await changes(path, join(out, "lanterns.pdf"));
    expect(Object.keys(touched(told))).toEqual(["words"]);
    expect(html).toMatch(/lanterns\.pdf \([\da-f]{10}\)/);
  });

  test("of a PDF that is in no commit it says how many it looked through", async () => {
    const out = join(folder, "uncommitted");
    const other = await write("other", [...lanterns, "Never committed."], ferries);
    const elsewhere = { ...env, REPORT_CACHE: join(folder, "other-cache") };
    expect((await runScript("build", ["--manuscript", other, "--out", out], elsewhere)).code).toBe(0);
    const pdf = join(out, "lanterns.pdf");
    const { code, stderr } = await runScript("proof", ["--manuscript", path, "--since", pdf], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /expected one whose manuscript is kept or in Git's history: none of 2 commits of .*kept has/,
    );
  });
});

test.skipIf(noGit)(`a revision that Git doesn't know is refused in a sentence${skipped(noGit)}`, async () => {
  const { code, stderr } = await runScript(
    "proof",
    ["--manuscript", join(folder, "old"), "--since", "no-such-thing"],
    env,
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /Unexpected --since no-such-thing, expected a revision of Git, a folder or a PDF that was built: Git knows no tag or/,
  );
});

test.each([
  [["--since", "package.json"], /Unexpected file package\.json, expected a PDF that says what it was made from/],
  [["--new-only"], /Unexpected --new-only, expected --since/],
  [["--since", "HEAD", "--stamp", "X"], /Unexpected --stamp, expected no such option with --since/],
])("%j is refused in a sentence", async (args, sentence) => {
  const { code, stderr } = await runScript("proof", ["--manuscript", join(folder, "old"), ...args], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(sentence);
});

test("a manuscript that is not there is told, with --since too", async () => {
  const { code, stderr } = await runScript("proof", ["--manuscript", join(folder, "none"), "--since", "HEAD"], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/Unexpected path .*none, expected a file or folder that exists/);
});
