/** Lays out footnotes: each at the foot of its callout's page, whole or gone on overleaf, none lost. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complainOfPages, complainOfPrint } from "#pages/complain-of-pages.ts";
import { printReport } from "../../../support/print-report.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { openBrowserPool, type BrowserPool } from "#pages/browser-pool.ts";
import { withFaces } from "#pages/with-faces.ts";
import { prepareReport } from "../../../support/prepare-report.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { openPdf, tagsOfPage, textOfPages } from "../../../support/read-back.ts";
import { checkPrint } from "../../../support/lay-out-in.ts";
import { plainMeans } from "../../../support/plain-means.ts";

let folder: string;
let pool: BrowserPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  pool = openBrowserPool(1, { fonts: fontsPath, folders: [stylesPath, folder] });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

async function layOut(markdown: string): Promise<{ pages: string[]; messages: string[]; pdf: Uint8Array }> {
  const path = join(folder, "input.md");
  await writeFile(path, markdown);
  const { prepared, files } = await prepareReport(path);
  const means = await plainMeans(withFaces(pool, prepared!.faces.faces), { repair: checkPrint() });
  const printed = await printReport(means, prepared!.units);
  complainOfPages(printed, files);
  complainOfPrint(printed.units, files);
  const { pdf } = printed.units[0]!;
  const reader = await openPdf(pdf);
  const texts = await textOfPages(reader);
  const messages = toPlainMessages(files).map((message) => formatMessage(message).replace(`${path}:`, "input.md:"));
  return { pages: texts.map((text) => text.replaceAll(/\s+/g, " ")), messages, pdf };
}

/** Writes notes: `claim3x` stands before each callout, its note begins with `note3x` and ends with `end3x`. */
class Notes {
  readonly texts: string[] = [];
  /** Mark of the labels. */
  readonly #mark: string;

  /** @param isSecond - whether they are of the second series, which stands at the feet of pages in any case */
  constructor(isSecond = true) {
    this.#mark = isSecond ? "*" : "n";
  }

  call(words: number, more = ""): string {
    const number = this.texts.length + 1;
    this.texts.push(
      `[^${this.#mark}${number}]: note${number}x ${"so many words ".repeat(words / 3)}end${number}x.${more}`,
    );
    return `claim${number}x[^${this.#mark}${number}]`;
  }

  behind(text: string): string {
    return `${text}\n\n${this.texts.join("\n\n")}\n`;
  }

  /**
   * Returns numbers of the notes that are not there once, or don't begin on a page with their callout; heads are
   * repeated.
   */
  astray(pages: readonly string[]): number[] {
    const where = (word: string) =>
      pages.flatMap((page, index) =>
        page
          .split(word)
          .slice(1)
          .map(() => index),
      );
    return this.texts.flatMap((_, index) => {
      const number = index + 1;
      const [callout, note, end] = ["claim", "note", "end"].map((word) => where(`${word}${number}x`));
      const isRight = note?.length === 1 && end?.length === 1 && callout?.includes(note[0]!);
      return isRight ? [] : [number];
    });
  }
}

const sentence = "Some words that make a line of their own. ";
const paragraph = (lines: number) => sentence.repeat(lines * 2).trim();

describe.each([
  ["of the second series", true, ""],
  ["of the first series", false, "---\nnotes: { place: page-foot }\n---\n\n"],
  ["by page", false, "---\nnotes: { place: page-foot, numbering: page, callouts: brackets }\n---\n\n"],
])("every footnote %s stands below its callout", (_, isSecond, settings) => {
  test("wherever a page ends, and the callout goes overleaf with its line", async () => {
    const notes = new Notes(isSecond);
    const text = Array.from({ length: 60 }, (_, index) => {
      const lines = Array.from({ length: 1 + (index % 7) }, (__, line) =>
        (index + line) % 3 === 0 ? `${sentence}${notes.call(6 + ((index * 7) % 60))}.` : paragraph(1),
      );
      return lines.join(" ");
    });
    const { pages, messages } = await layOut(`${settings}${notes.behind(`# A\n\n${text.join("\n\n")}`)}`);
    expect(messages).toEqual([]);
    expect(pages.length).toBeGreaterThan(4);
    expect(notes.astray(pages)).toEqual([]);
  });

  test("in headings, boxes, tables, lists and quotations", async () => {
    const notes = new Notes(isSecond);
    const blocks = Array.from({ length: 12 }, (_, index) => [
      `## Heading ${notes.call(9)}`,
      paragraph((index % 5) + 1),
      `:::box[Title ${notes.call(6)}]\n${paragraph(3)} ${notes.call(12)}.\n:::`,
      `- ${notes.call(3)}\n- ${paragraph(2)} ${notes.call(30)}.`,
      `:::table[Table ${index}]\n| a ${notes.call(3)} | b |\n|---|---|\n${"| row | 1 |\n".repeat(5)}| ${notes.call(9)} | ${notes.call(9)} |\n\nSource: A source.\n:::`,
      `> ${paragraph(2)} ${notes.call(20)}.`,
    ]);
    const { pages, messages } = await layOut(`${settings}${notes.behind(`# A\n\n${blocks.flat().join("\n\n")}`)}`);
    expect(messages).toEqual([]);
    expect(notes.astray(pages)).toEqual([]);
  });

  test("one longer than a page goes on over the next ones, and over one of its own where the text ends", async () => {
    const notes = new Notes(isSecond);
    const text = `# A\n\n${paragraph(4)} ${notes.call(3000, `\n\n    Second ${"paragraph ".repeat(40)}over.`)}.`;
    const { pages, messages } = await layOut(`${settings}${notes.behind(text)}`);
    expect(messages).toEqual([]);
    expect(pages.length).toBe(3);
    expect(notes.astray(pages)).toEqual([]);
    expect(pages[2]).toMatch(/over\./);
    // The running head of a first page is empty; pages made for the rest of a note have theirs.
    expect(pages[1]).toMatch(/^T /);
  });

  test("two longer than a page each, called in one line", async () => {
    const notes = new Notes(isSecond);
    const text = `# A\n\n${notes.call(2700)} and ${notes.call(2700)}.`;
    const { pages, messages } = await layOut(`${settings}${notes.behind(text)}`);
    expect(messages.filter((message) => !message.includes("far-footnote"))).toEqual([]);
    const written = pages.join(" ");
    expect(["note1x", "end1x", "note2x", "end2x"].map((word) => written.split(word).length - 1)).toEqual([1, 1, 1, 1]);
    expect(pages[0]).toContain("note1x");
  });

  test("many on one page", async () => {
    const notes = new Notes(isSecond);
    const claims = Array.from({ length: 60 }, () => notes.call(3)).join(" ");
    const { pages, messages } = await layOut(`${settings}${notes.behind(`# A\n\n${claims}.`)}`);
    expect(messages).toEqual([]);
    expect(notes.astray(pages)).toEqual([]);
  });
});

test("one that is nearly a page long begins where a paragraph begins that calls it out, and leaves no hole", async () => {
  for (const before of [4, 8, 12, 16]) {
    const notes = new Notes();
    const text = `${`${paragraph(5)}\n\n`.repeat(before)}A ${notes.call(900)} ${paragraph(6)}\n\n${`${paragraph(5)}\n\n`.repeat(12)}`;
    const { pages, messages } = await layOut(notes.behind(`# A title\n\n${text}`));
    expect(notes.astray(pages)).toEqual([]);
    expect(messages.filter((message) => message.includes("white-gap"))).toEqual([]);
  }
});

test("a box that has the page to itself leaves little room: the note that has none comes overleaf, and a warning says so", async () => {
  const notes = new Notes();
  const box = `:::box[Tall]{.keep}\n${Array.from({ length: 11 }, () => paragraph(3)).join("\n\n")} ${notes.call(600)} ${notes.call(300)}\n:::`;
  const { pages, messages } = await layOut(notes.behind(`# A\n\n${paragraph(6)}\n\n${box}`));
  const warnings = messages.filter((message) => !message.includes(" info "));
  const far = expect.stringMatching(/^input\.md:\d+:1 warning far-footnote .* on page 2, /);
  expect(warnings).toEqual([far]);
  expect(pages[1]).toContain("note1x");
  expect(pages.join(" ")).toMatch(/end1x.*end2x/);
});

test("the words below pictures side by side stay on a page that a note's rest nearly fills", async () => {
  for (const [name, width, height] of [["icon", 14, 14] as const, ["high", 200, 700] as const]) {
    const rect = `<rect width="${width}" height="${height}"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rect}</svg>`;
    await writeFile(join(folder, `${name}.svg`), svg);
  }
  // Found by any-content.test.ts: how many sentences each cell has. Some pixels more or less, and there is room.
  const rows =
    "01 00 00 00 22 00 01 00 00 00 00 00 00 22 00 02 00 00 00 00 00 00 00 02 00 00 00 20 00 10 10 00 00 00 00 00 20 22 00 02 00 00 00 00";
  const cells = Array.from({ length: 3 }, (_, count) =>
    Array.from(
      { length: count },
      () => "A sentence of plain words that fills the lines of a page from its left edge to its right edge.",
    ),
  ).map((sentences) => sentences.join(" ") || "cell");
  const code = [
    "Head 0 | Head 1",
    "--- | ---",
    ...rows.split(" ").map((row) => Array.from(row, (count) => cells[Number(count)]).join(" | ")),
  ];
  const lines = ["<div>", "", ...code.map((line) => `| ${line} |`), "", "</div>"].map((line) =>
    `        ${line}`.trimEnd(),
  );
  const { pages, messages } = await layOut(
    `# A section\n\n\n\n$$\na = \\frac{b}{c}\n$$\n\nHere it is called out.[^*a]\n\n[^*a]: A note.\n\n    <aside>\n\n    A term\n\n` +
      `    : What it means.\n\n${lines.join("\n")}\n\n    </aside>\n\n:::figure[A figure]\n![A picture](icon.svg)\n\n` +
      "![A picture](high.svg){width=30mm}\n\nNote: a sentence that says more.\n\nSource: one.\n:::\n",
  );
  expect(messages.filter((message) => message.includes("error"))).toEqual([]);
  expect(pages[1]).toContain("Source: one.");
});

test("tables with the same head in one note, the second overleaf, are two", async () => {
  const table = (rows: number) =>
    `    | Head | Second |\n    | --- | --- |\n${"    | cell | words |\n".repeat(rows)}\n`;
  for (const rows of [46, 52, 58]) {
    const { messages } = await layOut(`# A\n\nWords.[^*a]\n\n[^*a]: A note.\n\n${table(rows)}${table(9)}`);
    expect(messages).toEqual([]);
  }
});

test("a lost footnote is missed", async () => {
  const harm = (isOn: boolean) =>
    pool.use((slot) =>
      slot.work("harm", {}, (tab) =>
        tab.evaluate((on) => {
          const script = document.createElement("script");
          script.textContent = `window.harmful = ${on}; Paged.registerHandlers(class extends Paged.Handler {
            finalizePage(page) { if (window.harmful) page.querySelector(".footnote")?.remove(); } });`;
          document.head.append(script);
        }, isOn),
      ),
    );
  await harm(true);
  const { messages } = await layOut("# A\n\nText.[^*a]\n\n[^*a]: Explained.\n");
  await harm(false);
  expect(messages).toContainEqual(expect.stringMatching(/^input\.md:5:8 error lost-words .*: i\. Explained\.$/));
});

test("it is tagged as a note, and linked both ways", async () => {
  const { pdf } = await layOut("# A\n\nA term.[^*a] More.\n\n[^*a]: Explained.\n");
  const tags = await tagsOfPage(await openPdf(pdf), 1);
  expect(tags).toMatch(
    /P "A term\."[^]* Link alt="note i" "i" <object>[^]* Note\n +Lbl\n +Link alt="back to the text" "i\." <object>\n +P " Explained\."/,
  );
});

describe("a footnote longer than a page goes on overleaf, nothing of it lost", () => {
  const words = "with some more words on each of its lines, ".repeat(6);
  const many = (count: number, lineOf: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => lineOf(index));
  const table = (rows: string[]) => `    | a | b |\n    |---|---|\n${rows.map((row) => `    | ${row} |`).join("\n")}`;
  test.each<[string, number, string]>([
    ["rows of a table", 120, table(many(120, (index) => `mark${index}x | b`))],
    ["rows that a merged cell joins", 90, table(many(90, (index) => `${index % 3 ? "^" : "c"} | mark${index}x`))],
    ["items of a list", 60, many(60, (index) => `    1. mark${index}x ${words}`).join("\n")],
    [
      "lists in lists",
      60,
      many(
        30,
        (index) => `    1. mark${2 * index}x ${words}\n       - mark${2 * index + 1}x ${words}\n\n       Last.`,
      ).join("\n"),
    ],
    ["lines of code", 150, `    \`\`\`\n${many(150, (index) => `    mark${index}x`).join("\n")}\n    \`\`\``],
    ["paragraphs", 50, many(50, (index) => `    mark${index}x ${words}`).join("\n\n")],
    ["a row taller than a page", 100, table([`${many(100, (index) => `mark${index}x ${words}`).join(" ")} | b`])],
  ])("%s", async (_, count, content) => {
    const { pages, messages } = await layOut(
      `# A\n\n${paragraph(3)}\n\nclaim[^*a]\n\n${paragraph(9)}\n\n[^*a]: Note.\n\n${content}\n\n    The end.\n`,
    );
    expect(messages.filter((message) => / error /.test(message))).toEqual([]);
    const text = pages.join(" ");
    const found = [...text.matchAll(/mark(\d+)x/g)].map(([, number]) => Number(number));
    expect(found).toEqual(many(count, String).map(Number));
    expect(text.split("The end.")).toHaveLength(2);
    // Items are numbered on from page to page.
    if (content.includes("1. ")) expect(text).toContain(`${content.match(/^ {4}1\. /gm)!.length}. mark`);
  });
});
