/** Lays out formulas: tables in them stand aligned, lines stand over their signs, and wide ones fit. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentOfStream } from "#lib/pdf/content/content-stream.ts";
import { expectDict, resolve, type PdfStream } from "#lib/pdf/objects.ts";
import { readPageText } from "#lib/pdf/text/page-text.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";
import { readPdf } from "../../support/read-pdf.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "formulas-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Prints a section through the gates of a build. */
async function print(markdown: string) {
  const { units, messages } = await layOutIn(folder, markdown, { repair: checkPrint() });
  return { pdf: units[0]!.pdf, messages: messages.filter((message) => !/ (?:loose-line|white-gap) /.test(message)) };
}

/** Returns where the runs of letters stand on the first page. */
async function runsOf(markdown: string): Promise<{ x: number; y: number }[]> {
  const { pdf, messages } = await print(markdown);
  expect(messages).toEqual([]);
  const [page] = readPages(readObjects(pdf));
  return readPageText(expectDict(page)).filter(({ isArtifact }) => !isArtifact);
}

/** Returns how many boxes are painted on the pages. */
function boxesIn(pdf: Uint8Array): number {
  const contents = readPages(readObjects(pdf)).map((page) =>
    contentOfStream(resolve(expectDict(page).get("Contents")) as PdfStream),
  );
  return contents.join("\n").match(/ re$/gm)?.length ?? 0;
}

const sum = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `\\beta_{${from + index}} x_{${from + index}}`).join(" + ");

test("relations of aligned lines stand below each other, rows of cases begin at one place", async () => {
  const aligned = await runsOf("$$\n\\begin{aligned}\naaaa &= b \\\\\na &= bbbb\n\\end{aligned}\n$$\n");
  const gathered = await runsOf("$$\n\\begin{gathered}\naaaa = b \\\\\na = bbbb\n\\end{gathered}\n$$\n");
  const ends = (runs: readonly { x: number; y: number }[]) =>
    [...new Set(runs.map(({ y }) => Math.round(y)))].map((line) =>
      Math.min(...runs.filter(({ y }) => Math.round(y) === line).map(({ x }) => x)),
    );
  // The longer left side begins farther left: what follows it stands on one place.
  const [first, second] = ends(aligned);
  expect(second! - first!).toBeGreaterThan(10);
  const [one, other] = ends(gathered);
  expect(Math.abs(one! - other!)).toBeLessThan(3);
});

test("a line stands over what is overlined", async () => {
  const { pdf } = await print("Words $x$.\n");
  const { pdf: overlined } = await print("Words $\\overline{x}$.\n");
  expect(overlined.length).not.toBe(pdf.length);
});

test("a letter that is raised off the page is an error, and a rule is painted", async () => {
  const { messages } = await print("Words.\n\n$$\na\\raisebox{200em}{b}c\n$$\n");
  expect(messages).toEqual([expect.stringMatching(/^input\.md:3:1 error off-page .+: "abc"$/)]);
  const { pdf } = await print("Words $a b$.\n");
  const { pdf: ruled } = await print("Words $a\\rule{1em}{1em}b$.\n");
  expect(boxesIn(ruled)).toBe(boxesIn(pdf) + 1);
});

test("a formula that is higher than a page is an error that says how to part it, and nothing else is said of it", async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `a_{${index}} &= b_{${index}} \\\\`).join("\n");
  const formula = (content: string) => `Words.\n\n$$\n\\begin{aligned}\n${content}\n\\end{aligned}\n$$\n`;
  const { messages } = await print(formula(lines));
  const errors = messages.filter((message) => message.includes(" error "));
  expect(errors).toEqual([expect.stringMatching(/^input\.md:3:1 error tall-formula .+ mm higher than a page, /)]);
  const { messages: few } = await print(formula(lines.split("\n").slice(0, 20).join("\n")));
  expect(few).toEqual([]);
});

test("a formula that stands alone goes on in further lines before a sign", async () => {
  const { pdf, messages } = await print(`Words.\n\n$$\ny = ${sum(1, 30)}\n$$\n`);
  expect(messages).toEqual([expect.stringMatching(/^input\.md:3:1 warning wide-formula .+ printed in 3 lines$/)]);
  const { pages } = await readPdf(pdf);
  expect(pages[0]!.text).toContain("𝛽30");
});

test.each([
  ["in a line", `Words $y = ${sum(1, 26)}$, words.\n`],
  ["in a fraction", `$$\n\\frac{${sum(1, 26)}}{b}\n$$ {#eq:a}\n`],
  ["in a list in a box", `:::box[Title]\n- Words $y = ${sum(1, 26)}$.\n:::\n`],
  ["in a footnote", `Words.[^*a]\n\n[^*a]: Words $y = ${sum(1, 26)}$.\n`],
  ["of words", `$$\n\\text{${"words that go on ".repeat(12)}}\n$$\n`],
])("a wide formula %s is set in smaller type", async (_, markdown) => {
  const { messages } = await print(markdown);
  expect(messages).toEqual([
    expect.stringMatching(/ warning wide-formula .+ printed in type of \d\d per cent of its size$/),
  ]);
});

test("a wide formula in a cell makes the table's type smaller, or turns it", async () => {
  const { messages } = await print(`| a | b |\n| - | - |\n| $${sum(1, 16)}$ | $${sum(1, 14)}$ |\n`);
  expect(messages).toEqual([expect.stringContaining(" warning wide-table ")]);
});
