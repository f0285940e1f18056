/** Ends pages within code, lists and between line breaks, wherever that is: nothing is lost, and no line moves. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callInTab } from "#pages/call-in-tab.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";
import { openPlainTab } from "../../support/plain-tab.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { theme } from "../../support/usual-theme.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "page-ends-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const repair = checkPrint();

/** Returns the texts of the pages of a section, of which there is no error. */
async function pagesOf(blocks: string): Promise<string[]> {
  const { units, messages } = await layOutIn(folder, `# A\n\n${blocks}\n`, { repair });
  expect(messages.filter((message) => / error /.test(message))).toEqual([]);
  const { pages } = await readPdf(units[0]!.pdf);
  return pages.map(({ text }) => text);
}

const lines = (count: number, name = "Line") => Array.from({ length: count }, (_, index) => `${name} ${index}.`);
const sentence = "A sentence of plain words that fills the lines of a page from its left edge to its right edge.";

/** Expects all numbers of lines in order. */
function expectInOrder(pages: readonly string[], count: number): void {
  const numbers = [...pages.join(" ").matchAll(/Row (\d+)\./g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index));
}

test.each([0, 1, 2, 3])("a page ends in code of which %i of four lines are blank", async (blank) => {
  const code = lines(70, "Row").map((row, index) => (index % 4 < blank ? `\n  ${row}` : `    ${row}`));
  const pages = await pagesOf(`\`\`\`text\n${code.join("\n")}\n\`\`\``);
  expect(pages.length).toBeGreaterThan(1);
  expectInOrder(pages, 70);
});

test("the first line of code overleaf keeps its indentation", async () => {
  const opened = await openPlainTab("page-ends");
  const code = lines(90, "    Row").join("\n");
  await callInTab(opened.tab, "paginate", `<pre><code>${code}</code></pre>`, await readPrintStyles(theme));
  const texts = await opened.tab.evaluate(() =>
    Array.from(document.querySelectorAll("code"), (part) => part.textContent),
  );
  await opened.close();
  expect(texts).toHaveLength(2);
  expect(texts[1]).toMatch(/^ {4}Row/);
});

test("a list whose items begin with lists breaks between any of them", async () => {
  const rows = lines(60, "Row").map((row, index) => (index % 8 === 0 ? `-   - ${row}` : `    - ${row}`));
  expectInOrder(await pagesOf(rows.join("\n")), 60);
});

test.each([39, 40, 41, 42, 43])("a page ends between two line breaks, below %i lines", async (count) => {
  const pages = await pagesOf(
    `${lines(count).join("  \n")}\n\n*${sentence}* **${sentence}** <br><br> *${sentence}* ${sentence}`,
  );
  expect(pages.join(" ").match(/A sentence/g)).toHaveLength(4);
});

test("words keep their spaces on a page that begins within their paragraph", async () => {
  const words = Array.from({ length: 900 }, (_, index) => `**w${index}** *v${index}*`).join(" ");
  const pages = await pagesOf(words);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.at(-1)).toMatch(/w899 v899/);
  expect(pages.join(" ")).not.toMatch(/w\d+v\d+/);
});

test("a table within a cell of a table is read in order where both go over pages", async () => {
  const inner = ["| Name | Words |", "| --- | --- |", ...lines(60, "Row").map((row) => `| ${row} | few |`)];
  const pages = await pagesOf(
    ["<table>", "<tr>", "<td>Beside</td>", "<td>", "", ...inner, "", "</td>", "</tr>", "</table>"].join("\n"),
  );
  expect(pages.length).toBeGreaterThan(1);
  expectInOrder(pages, 60);
});

const indented = (block: readonly string[]) => block.map((line) => (line ? `    ${line}` : line)).join("\n");

test("a note that breaks behind a paragraph within a block has room for the space below it", async () => {
  const task = ["- [x] A task", "", "  ## A heading", "", "  Words &nbsp; end.", "", "- [x] An item"];
  const note = ["<div>", "", `Words ${sentence} end.`, "", "<!-- next -->", "", ...task, "", "</div>"];
  const above = `${lines(25).join("  \n")}\n\n- [x] An item\n\n<!-- next -->\n\n${lines(4).join("  \n")}`;
  const pages = await pagesOf(`${above}  \nHere it is called out.[^*a]\n\n[^*a]: A note.\n\n${indented(note)}`);
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain("Here it is called out.");
  expect(pages.join(" ")).toMatch(/A note\. .*A task A heading Words/);
});

test("a table in a cell of a note's table is read once where both go overleaf", async () => {
  const rows = lines(70, "Row").map((row) => `| ${row} | few |`);
  const inner = ["| Name | Words |", "| --- | --- |", ...rows];
  const note = ["<table>", "<tr>", "<td>Beside</td>", "<td>", "", ...inner, "", "</td>", "</tr>", "</table>"];
  expectInOrder(await pagesOf(`Words.[^*a]\n\n[^*a]: A note.\n\n${indented(note)}`), 70);
});

test("a page that begins with a line is not taken for one that begins with its paragraph", async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `Line ${index}.`).join("\\\n");
  // The line that a page begins with is the nth text of its paragraph, which is the nth block in one of these.
  const paragraphs = Array.from({ length: 10 }, () => `:::page-break\n:::\n\n${lines}`);
  const before = Array.from({ length: 42 }, (_, index) => `Paragraph ${index}.`);
  const { messages } = await layOutIn(folder, `# A section\n\n${[...before, ...paragraphs].join("\n\n")}\n`);
  expect(messages).toEqual([]);
});
