/** Prints units with nothing lost, and plants losses in Paged.js, each caught and named with its place. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPrint, layOutIn, type Harm } from "../../support/lay-out-in.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const layOut = (markdown: string, harm?: Harm, folioOf?: (page: number) => string) =>
  layOutIn(folder, markdown, { harm, folioOf, repair: checkPrint() });

const paragraphs = Array.from(
  { length: 40 },
  (_, index) => `Paragraph ${index} ${"says a few more words ".repeat(30)}.`,
);
const manyWords = (count: number) => Array.from({ length: count }, (_, word) => `word${word}`).join(" ");
const long = `# Long\n\n${paragraphs.join("\n\n")}\n`;

describe("what goes in comes out", () => {
  test("a text of several pages", async () => {
    const { units, messages } = await layOut(long);
    expect(messages).toEqual([]);
    expect(units[0]!.pageCount).toBeGreaterThan(3);
  });

  test.each([
    ["a box taller than a page", `:::box[Tall]\n${paragraphs.join("\n\n")}\n:::`],
    [
      "a table of 300 rows",
      `| a | b |\n|---|---|\n${Array.from({ length: 300 }, (_, row) => `| row ${row} | ${row} |`).join("\n")}`,
    ],
    [
      "rows of half a page",
      `| a | b |\n|---|---|\n| ${Array.from({ length: 200 }, (_, word) => `word${word}`).join(" ")} | x |`,
    ],
    [
      "a row of several pages",
      `| a | b |\n|---|---|\n| before | 1 |\n| ${manyWords(3000)} | x |\n| ${manyWords(1000)} | ${manyWords(1500)} |\n| after | 2 |`,
    ],
    [
      "tables that reach a page's foot at every height",
      Array.from({ length: 40 }, (_, table) => {
        const rows = Array.from({ length: 11 }, (_, row) => `| ${"row ".repeat(1 + (row % 3))}${table} | ${row} |`);
        return `${"Filler. ".repeat(table * 7)}\n\n| a | b |\n|---|---|\n${rows.join("\n")}`;
      }).join("\n\n"),
    ],
    [
      "lists within lists",
      Array.from(
        { length: 120 },
        (_, item) => `${"  ".repeat(item % 4)}- item ${item} ${"word ".repeat(item % 17)}`,
      ).join("\n"),
    ],
    ["a long quotation", paragraphs.map((text) => `> ${text}`).join("\n>\n")],
    ["code over pages", `\`\`\`\n${Array.from({ length: 200 }, (_, line) => `line  ${line}`).join("\n")}\n\`\`\``],
    ["one endless word", "a".repeat(3000)],
    ["soft and hard breaks", paragraphs.map((text) => `${text}  \nbroken\nsoft`).join("\n\n")],
    ["a heading and nothing else", "## Only a heading"],
    [
      "notes over pages",
      `${Array.from({ length: 150 }, (_, note) => `Text.[^${note}]`).join(" ")}\n\n${Array.from({ length: 150 }, (_, note) => `[^${note}]: Note ${note} of someone. <https://example.org/${"path/".repeat(note % 30)}>`).join("\n")}`,
    ],
  ])("%s", async (_, markdown) => {
    const { messages } = await layOut(`# Title\n\nBefore.\n\n${markdown}\n\nAfter.\n`);
    // What could look better (page-quality.test.ts) is not lost.
    expect(messages.filter((message) => !message.includes(" info "))).toEqual([]);
  });
});

describe("planted faults", () => {
  test("a lost paragraph", async () => {
    const { messages } = await layOut(long, (page) => {
      for (const p of page.querySelectorAll("p")) if (/^Paragraph\s20\s/.test(p.textContent)) p.remove();
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^input\.md:43:1 error lost-words .*"Long".*: Paragraph\s20 says/);
    expect("lost-words").toBe(messages[0]!.split(" ")[2]);
  });

  test("a lost word", async () => {
    const { messages } = await layOut("# A\n\nOne two three.\n", (page) => {
      const p = page.querySelector("p");
      if (p) p.textContent = "One three.";
    });
    expect(messages).toEqual([expect.stringMatching(/^input\.md:3:1 error lost-words .*: two$/)]);
  });

  test("a doubled table row", async () => {
    const { messages } = await layOut("# A\n\n| a |\n|---|\n| one |\n| two |\n", (page) => {
      const row = page.querySelector("tbody tr");
      row?.after(row.cloneNode(true));
    });
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:5:1 error doubled-words .*: table row$/));
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:5:1 error doubled-words .*: one$/));
    expect("doubled-words").toBe(messages[0]!.split(" ")[2]);
  });

  test("a lost picture", async () => {
    await writeFile(
      join(folder, "a.svg"),
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    );
    const { messages } = await layOut("# A\n\n![Nine](a.svg)\n", (page) => page.querySelector("img")?.remove());
    expect(messages).toEqual([expect.stringMatching(/^input\.md:3:1 error lost-words .*: picture$/)]);
  });

  test("a lost note", async () => {
    const { messages } = await layOut("# A\n\nText.[^a] More.[^b]\n\n[^a]: One.\n\n[^b]: Two.\n", (page) => {
      page.querySelector("#note-2")?.remove();
    });
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:7:1 error lost-words .*: list item$/));
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:7:7 error lost-words .*: 2\. Two\.$/));
  });

  test("paragraphs that changed places", async () => {
    const { messages } = await layOut("# A\n\nOne.\n\nTwo.\n", (page) => {
      const [first, second] = page.querySelectorAll("p");
      if (first && second) second.after(first);
    });
    expect(messages).toEqual([expect.stringMatching(/^input\.md:3:1 error moved-words /)]);
    expect("moved-words").toBe(messages[0]!.split(" ")[2]);
  });

  test("a paragraph that is too wide", async () => {
    const css = "p { white-space: nowrap }";
    const { messages } = await layOutIn(folder, `# A\n\n${paragraphs[0]}\n`, { css, repair: checkPrint() });
    expect(messages[0]).toMatch(
      /^input\.md:3:1 error off-page Unexpected width or height on page 1, .* \d+\.\d mm out of it/,
    );
    expect("off-page").toBe(messages[0]!.split(" ")[2]);
  });

  test("page numbers that never settle", async () => {
    let round = 0;
    const { messages } = await layOut("# A {#a}\n\nSee [](#a){.page}.\n", undefined, () => String(round++));
    expect(messages).toEqual([expect.stringMatching(/ error unsettled-pages /)]);
    expect("unsettled-pages").toBe(messages[0]!.split(" ")[2]);
  });

  test("what the browser says", async () => {
    const { messages } = await layOut("# A\n\nOne.\n", () => console.warn("the sky is falling"));
    expect(messages).toEqual([expect.stringMatching(/warning browser-says .*: the sky is falling$/)]);
    expect("browser-says").toBe(messages[0]!.split(" ")[2]);
  });
});
