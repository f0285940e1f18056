/** Runs the command proof as users do, and reads its PDF back with another library. */
import { mkdtemp, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPdf, syntaxOf } from "../support/read-back.ts";
import { runScript, type Run } from "../support/run-script.ts";

let folder: string;
let manuscript: string;

const settings = `title: A Report of Lanterns
date: 2031-05
language: de
slug: lanterns
`;

/** Numbers of columns that no page has room for, within a quotation, where a table can't be turned. */
const columns = Array.from({ length: 60 }, (_, index) => index + 10);

/** A section with a table too wide for the page, and a note without a full stop. */
const section = `# 1. Lanterns

The first paragraph calls a note.[^one] It goes on for more than a line, so that there is something to count on
the page, and then a little further.

Island of Thistlemoor.

> | ${columns.join(" | ")} |
> |${" --- |".repeat(columns.length)}
> |${" 7 |".repeat(columns.length)}

[^one]: The source
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proof-"));
  manuscript = join(folder, "manuscript");
  await mkdir(manuscript);
  await writeFile(join(manuscript, "report.yaml"), settings);
  await writeFile(join(manuscript, "a.md"), section);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function proof(name: string, ...args: string[]): Promise<Run & { bytes: Buffer }> {
  const out = join(folder, name);
  const env = { SOURCE_DATE_EPOCH: "1700000000", GIT_CEILING_DIRECTORIES: tmpdir() };
  const run = await runScript("proof", ["--manuscript", manuscript, "--out", out, ...args], env);
  return { ...run, bytes: await readFile(join(out, "lanterns-proof.pdf")) };
}

/** Returns texts with their places, in points. */
async function textsOf(bytes: Uint8Array, page: number) {
  const pdf = await openPdf(bytes);
  const { items } = await (await pdf.getPage(page)).getTextContent();
  await pdf.destroy();
  return items.flatMap((item) =>
    "str" in item && item.str.trim() !== ""
      ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number }]
      : [],
  );
}

describe("a manuscript with a table that is too wide", () => {
  let made: Run & { bytes: Buffer };
  beforeAll(async () => {
    made = await proof("pages", "--lines");
  });

  test("is proofed all the same, and the exit code says that there is something to mend", () => {
    expect(made.code).toBe(1);
    expect(made.stderr).toMatch(/a\.md:8:3 error unprintable-table /);
    expect(made.stdout).toMatch(/lanterns-proof\.pdf\n2 pages on 2 sheets\n/);
  });

  test("has each message as an annotation at its place", async () => {
    const pdf = await openPdf(made.bytes);
    const [annotations, onNotes] = await Promise.all(
      [1, 2].map(async (number) => (await pdf.getPage(number)).getAnnotations()),
    );
    await pdf.destroy();
    const contentsOf = (all: typeof annotations) =>
      all!.filter(({ subtype }) => subtype === "Text").map(({ contentsObj }) => (contentsObj as { str: string }).str);
    expect(contentsOf(annotations)).toEqual([expect.stringMatching(/wider than the text[^]*a\.md:8:3$/)]);
    expect(contentsOf(onNotes)).toEqual([expect.stringMatching(/a full stop[^]*a\.md:12:9$/)]);
    const word = (await textsOf(made.bytes, 1)).find(({ text }) => text === "7")!;
    const [left, bottom, right, top] = annotations!.find(({ subtype }) => subtype === "Square")!.rect as number[];
    expect(word.x).toBeGreaterThan(left!);
    expect(word.x).toBeLessThan(right!);
    expect(word.y).toBeGreaterThan(bottom!);
    expect(word.y).toBeLessThan(top!);
    // What reaches beyond the trim is framed at its edge.
    const trimRight = 36.85 + 594.96;
    for (const { rect } of annotations!)
      if (rect[0] > 100 && rect[0] < 600) expect(rect[2]).toBeLessThan(trimRight + 1);
  });

  test("numbers every line of the page once, at the line's height", async () => {
    const texts = await textsOf(made.bytes, 1);
    const numbers = texts.filter(({ text, x }) => x < 37 && /^\d+$/.test(text));
    expect(numbers.map(({ text }) => Number(text))).toEqual(numbers.map((_, index) => index + 1));
    const page = texts.filter(({ x }) => x > 37 && x < 630);
    for (const { y } of numbers) expect(page.some((text) => Math.abs(text.y - y) < 0.2)).toBe(true);
    for (const text of ["Lanterns", "The", "Island"]) {
      const line = page.find((one) => one.text.startsWith(text))!;
      expect(numbers.filter(({ y }) => Math.abs(y - line.y) < 0.2)).toHaveLength(1);
    }
    // The folio is no line.
    expect(Math.min(...numbers.map(({ y }) => y))).toBeGreaterThan(24 * 2.835);
  });

  test("is stamped in its language, headed with its date and the hash that the report's PDF carries", async () => {
    const texts = (await textsOf(made.bytes, 1)).map(({ text }) => text).join(" ");
    expect(texts).toContain("KORREKTUR");
    expect(texts).toContain("A Report of Lanterns");
    expect(texts).toContain("2023-11-14 22:13 UTC");
    expect(texts).toContain("Seite 1");
    const hash = /<dc:source>sha256:([\da-f]{64})</.exec(made.bytes.toString("latin1"))![1]!;
    expect(texts).toContain(hash.slice(0, 12));
  });

  test("has no font that is not embedded, and is the same when made again", async () => {
    const fonts = syntaxOf(made.bytes).match(/\/Subtype ?\/CIDFontType2/g)!.length;
    expect(syntaxOf(made.bytes).match(/\/FontFile2 \d/g)).toHaveLength(fonts);
    expect(syntaxOf(made.bytes)).not.toMatch(/\/Subtype ?\/Type1\b|Helvetica/);
    expect((await proof("again", "--lines")).bytes.equals(made.bytes)).toBe(true);
  });
});

describe("on a turned page, verso or recto", () => {
  const row = (name: string) => `| ${name} |${" 12,345 |".repeat(9)}`;
  const wide = `# 1. Wide

Text.

:::table[Turned]{.wide}
${row("Island")}
|${" --- |".repeat(10)}
${row("Thistlemoor")}
${row("[Marrowby](https://example.org/definition.p)")}
${row("Quillmere")}
:::
`;

  test.each([[2], [3]])("the frame of a message is around its row as it is printed, page %i", async (number) => {
    const path = join(folder, `wide-${number}`);
    await mkdir(path);
    await writeFile(join(path, "report.yaml"), settings);
    await writeFile(join(path, "a.md"), number === 2 ? wide : wide.replace("Text.", "Text of a line. ".repeat(500)));
    const { code } = await runScript("proof", ["--manuscript", path, "--out", path]);
    expect(code).toBe(0);
    const bytes = await readFile(join(path, "lanterns-proof.pdf"));
    const texts = await textsOf(bytes, number);
    const pdf = await openPdf(bytes);
    const annotations = await (await pdf.getPage(number)).getAnnotations();
    await pdf.destroy();
    const isIn = ([left, bottom, right, top]: number[], name: string) => {
      const { x, y } = texts.find(({ text }) => text === name)!;
      return x > left! && x < right! && y > bottom! && y < top!;
    };
    const about = annotations.find(({ contentsObj }) => contentsObj.str.includes("seems cut off"))!;
    const frames = annotations.filter(({ subtype }) => subtype === "Square").map(({ rect }) => rect as number[]);
    expect(about).toBeDefined();
    const around = frames.filter((rect) => isIn(rect, "Marrowby"));
    expect(around).toHaveLength(1);
    for (const name of ["Thistlemoor", "Quillmere"]) expect(isIn(around[0]!, name)).toBe(false);
  });
});

test("spreads and contact sheets are as large as what is on them; the stamp can be another, or none", async () => {
  const spreads = await openPdf((await proof("spreads", "--layout", "spreads", "--stamp", "ENTWURF")).bytes);
  expect(spreads.numPages).toBe(2);
  expect(await spreads.getPageLabels()).toEqual(["1", "2"]);
  const [, , width = 0, height = 0] = (await spreads.getPage(1)).view;
  expect(width).toBeGreaterThan(2 * 595);
  expect(height).toBeGreaterThan(842);
  await spreads.destroy();
  const thumbnails = (await proof("thumbnails", "--layout", "thumbnails", "--stamp", "none")).bytes;
  const texts = (await textsOf(thumbnails, 1)).map(({ text }) => text).join(" ");
  expect(texts).toContain("Thistlemoor");
  expect(texts).not.toContain("KORREKTUR");
});

test.each([
  [["--layout", "leaves"], "Unexpected layout leaves, expected pages, spreads, thumbnails"],
  [["--layout", "thumbnails", "--lines"], "Unexpected --lines for thumbnails"],
  [["--stamp", "校正"], "Unexpected character 校 in --stamp"],
])("%j is refused in a sentence", async (args, sentence) => {
  const { code, stderr } = await runScript("proof", ["--manuscript", manuscript, ...args]);
  expect(code).toBe(1);
  expect(stderr).toContain(sentence);
});
