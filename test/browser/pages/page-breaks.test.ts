/** Begins pages, and keeps blocks together, where the author says so. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { layOutIn } from "../../support/lay-out-in.ts";
import { openPdf, textOfPages } from "../../support/read-back.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "page-breaks-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the first and last words of each page. */
async function pagesOf(markdown: string): Promise<string[][]> {
  const { units, messages } = await layOutIn(folder, markdown);
  expect(messages).toEqual([]);
  const pdf = await openPdf(units[0]!.pdf);
  const texts = await textOfPages(pdf);
  await pdf.destroy();
  return texts.map((text) => text.split("\n").filter((line) => /^[A-Z]\w+ \w+\.$/.test(line)));
}

const lines = (count: number) => Array.from({ length: count }, () => "A line of text that is set.").join("\n\n");

test("a page begins behind `:::page-break`, at `.new-page`, and nothing is said of the space before", async () => {
  const pages = await pagesOf(
    `# T\n\nPage one.\n\n:::page-break\n:::\n\nPage two.\n\n::page-break\n\n- Page three.\n\n## Title {.new-page}\n\nPage four.\n\n:::box[B]{.new-page}\nPage five.\n:::\n\n:::page-break\n\nPage six.\n`,
  );
  expect(pages.map(([first]) => first)).toEqual([
    "Page one.",
    "Page two.",
    "Page three.",
    "Page four.",
    "Page five.",
    "Page six.",
  ]);
  expect(pages.flat()).toHaveLength(6);
});

test("a break at the beginning or end makes no empty page", async () => {
  expect(await pagesOf(`:::page-break\n\n# T\n\n:::keep\nPage one.\n:::\n\n:::page-break\n`)).toEqual([["Page one."]]);
});

test("what is kept together goes overleaf as a whole", async () => {
  const kept = "Kept first.\n\nKept second.\n\nKept third.\n\nKept fourth.";
  const before = lines(16);
  const loose = await pagesOf(`# T\n\n${before}\n\n${kept}\n\n${lines(4)}\n`);
  const together = await pagesOf(`# T\n\n${before}\n\n:::keep\n${kept}\n:::\n\n${lines(4)}\n`);
  expect(loose.map(({ length }) => length)).toEqual([3, 1]);
  expect(together.map(({ length }) => length)).toEqual([0, 4]);
});
