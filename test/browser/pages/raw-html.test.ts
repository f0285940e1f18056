/** Lays out HTML that authors write in their Markdown: every word of it is printed, once, in order. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPdf, textOfPages } from "../../support/read-back.ts";
import { layOutIn } from "../../support/lay-out-in.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Returns words of a unit's pages, white space as one space. */
async function pagesOf(markdown: string): Promise<string[]> {
  const { units, messages } = await layOutIn(folder, markdown);
  expect(messages.filter((message) => / error /.test(message))).toEqual([]);
  const texts = await textOfPages(await openPdf(units[0]!.pdf));
  return texts.map((text) => text.replaceAll(/\s+/g, " "));
}

test("tables without cells, and tables within elements of a line", async () => {
  const [page] = await pagesOf(
    "# A\n\nWords <table></table> behind.\n\n<table><caption>Named</caption></table>\n\n" +
      "## B <table><tr><td>one</td></tr></table>\n\n<b>\n<table><tr><td>two</td></tr></table>\n</b>\n\nThe end.\n",
  );
  for (const word of ["behind.", "Named", "one", "two", "The end."]) expect(page).toContain(word);
});

test("words between tables that are turned, in no paragraph", async () => {
  const row = (name: string) =>
    `<tr>${Array.from({ length: 9 }, (_, index) => `<${name}>a_rather_long_name_of_column_${index}</${name}>`).join("")}</tr>`;
  const table = `<table>\n${row("th")}\n${row("td")}\n</table>`;
  const loose = "Loose words behind the table";
  const pages = await pagesOf(`# A\n\nBefore.\n\n${table}\n${loose},\nover two lines.\n\n${table}\n\nThe end.\n`);
  expect(pages.filter((page) => page.includes(loose))).toHaveLength(1);
});

test("what unfolds on a screen is printed open, over page ends too, nested, with its notes", async () => {
  const paragraphs = Array.from(
    { length: 60 },
    (_, index) => `Paragraph ${index}x of many words.${"\u0020word".repeat(40)}`,
  );
  const pages = await pagesOf(
    `# A\n\nBefore.\n\n<details>\n<summary>More about it</summary>\n\n${paragraphs.join("\n\n")}\n\n` +
      "<details><summary>Inside</summary>\n\nNested words.[^*f]\n\n| a | b |\n|---|---|\n| cell | 2 |\n\n</details>\n\n</details>\n\n" +
      "After.\n\n[^*f]: The footnote.\n",
  );
  expect(pages.length).toBeGreaterThan(2);
  const text = pages.join(" ");
  const words = [
    "Before.",
    "More about it",
    ...paragraphs.map((_, index) => `Paragraph ${index}x`),
    "Inside",
    "Nested words.",
    "cell",
    "After.",
  ];
  expect(words.filter((word) => text.split(word).length !== 2)).toEqual([]);
  const places = words.map((word) => text.indexOf(word));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(pages.at(-1)).toContain("The footnote.");
});
