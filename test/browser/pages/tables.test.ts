/** Lays out tables: figures on their mark, cells and rows kept together, heads repeated, wide ones turned; none lost. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callInTab } from "#pages/call-in-tab.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { joinUnits } from "#screen-pdf/join.ts";
import { openPdf, placeOf, syntaxOf } from "../../support/read-back.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";
import { openPlainTab } from "../../support/plain-tab.ts";
import { theme } from "../../support/usual-theme.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Matches messages on how well pages break, which is another matter (page-quality.test.ts). */
const quality = / (?:stranded-heading|white-gap|short-last-page|widow|orphan|loose-line) /;

async function layOut(markdown: string, options?: Parameters<typeof layOutIn>[2]) {
  const { units, messages } = await layOutIn(folder, markdown, options);
  return { units, messages: messages.filter((message) => !quality.test(message)) };
}

const repair = checkPrint();

async function pagesOf(markdown: string): Promise<string[]> {
  const { units, messages } = await layOut(markdown);
  expect(messages).toEqual([]);
  const { pages } = await readPdf(units[0]!.pdf);
  return pages.map(({ text }) => text);
}

const pageWith = (pages: readonly string[], words: string) => pages.findIndex((text) => text.includes(words));
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;

/** Writes 300 rows: groups with titles, cells merged over 2, 7 and 90 rows, a row taller than a page. */
function longTable(): string {
  const rows: string[] = [];
  const merged = [2, 7, 90, 1, 3];
  while (rows.length < 300) {
    const run = merged[rows.length % merged.length]!;
    if (rows.length % 4 === 0) rows.push(row(`**Title ${rows.length}.**`, "<", "<"));
    for (let index = 0; index < run; index++) {
      const words =
        rows.length === 150 ? Array.from({ length: 1500 }, (_, word) => `word${word}`).join(" ") : "few words";
      rows.push(row(index === 0 ? `Field ${rows.length}.` : "^", `Row ${rows.length}. ${words}`, String(rows.length)));
    }
  }
  return `:::table[Long]{#long}\n${[row("Field", "Words", "Number"), "|---|---|---|", ...rows].join("\n")}\n\nNB: at the end.\n:::`;
}

test("a cell ends with its last paragraph: space below would keep a row from the page's last lines", async () => {
  const opened = await openPlainTab("tables");
  const html = "<table><tbody><tr><td><p>One.</p><p>Two.</p></td></tr></tbody></table>";
  await callInTab(opened.tab, "paginate", html, await readPrintStyles(theme));
  const below = await opened.tab.evaluate(() => {
    const last = document.querySelector("td > p:last-child")!;
    return last.parentElement!.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
  });
  await opened.close();
  expect(below).toBeLessThan(5);
});

test("words of a head are divided by their syllables where their table has no other room, and whole elsewhere", async () => {
  const heads = ["Internationalisation", "Institutionalisation", "Disproportionately", "Characteristically"];
  const table = (names: string[]) => [row(...names), row(...names.map(() => "-")), row(...names.map(() => "1"))];
  const narrow = table([...heads, ...heads.slice(0, 2)]).join("\n");
  // Nothing is said: no word breaks anywhere, and the type stays.
  const pages = await pagesOf(`# A\n\n${narrow}\n\n<!-- -->\n\n${table(heads).join("\n")}\n`);
  expect(pages[0]!.match(/Internationalisation/g)).toHaveLength(1);
});

test("a tall row breaks, also where a small picture stands in it", async () => {
  await writeFile(
    join(folder, "sign.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><rect width="60" height="60"/></svg>',
  );
  const words = Array.from({ length: 330 }, (_, index) => `w${index}`).join(" ");
  const before = "Some words before it. ".repeat(150);
  const table = `${row("A", "B")}\n${row("-", "-")}\n${row("![A sign](sign.svg)", words)}`;
  const { units, messages } = await layOutIn(folder, `# A\n\n${before}\n\n${table}\n\nAfter.\n`, { repair });
  expect([messages, units[0]!.misprints]).toEqual([[], []]);
  const pages = (await readPdf(units[0]!.pdf)).pages.map(({ text }) => text);
  expect([pageWith(pages, "w0 "), pageWith(pages, "w329")]).toEqual([0, 1]);
});

describe("a table of 300 rows with merged cells", () => {
  test("loses nothing, repeats its head and its merged cells, and is one table in the tags", async () => {
    const { units, messages } = await layOut(`# A\n\n${longTable()}\n`, { repair });
    expect(messages).toEqual([]);
    const { pages } = await readPdf(units[0]!.pdf);
    const texts = pages.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(7);
    for (const text of texts) expect(text).toContain("Field Words Number");
    for (const text of texts.slice(1)) expect(text).toContain("Long (continued)");
    const rows = [...texts.join(" ").matchAll(/Row (\d+)\./g)].map(([, number]) => Number(number));
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    // The words of a merged cell that goes on overleaf stand again at the page's head.
    expect(texts.filter((text) => /Field \d+\. ?\(continued\)/.test(text)).length).toBeGreaterThan(0);
    const syntax = syntaxOf(units[0]!.pdf);
    expect(syntax.match(/\/S ?\/Table\b/g)).toHaveLength(1);
    expect(syntax.match(/\/S ?\/THead\b/g)).toHaveLength(1);
  });

  test("never parts rows that a merged cell covers, nor a title from its rows", async () => {
    const groups = Array.from({ length: 60 }, (_, group) => [
      ...(group % 3 === 0 ? [row(`**Title ${group}.**`, "<", "<")] : []),
      ...Array.from({ length: 1 + (group % 5) }, (_, index) =>
        row(index === 0 ? `Field ${group}.` : "^", `Row ${group}x${index}.`, "1"),
      ),
    ]).flat();
    const pages = await pagesOf(`# A\n\n| F | W | N |\n|---|---|---|\n${groups.join("\n")}\n`);
    expect(pages.length).toBeGreaterThan(2);
    for (let group = 0; group < 60; group++) {
      const page = pageWith(pages, `Field ${group}.`);
      for (let index = 0; index <= group % 5; index++) expect(pageWith(pages, `Row ${group}x${index}.`)).toBe(page);
      if (group % 3 === 0) expect(pageWith(pages, `Title ${group}.`)).toBe(page);
      // The title stands again where its rows go on overleaf.
      else expect(pages[page]).toContain(`Title ${group - (group % 3)}.`);
    }
  });

  test("whatever is merged, and wherever a page ends, every word and row is there", async () => {
    const cell = fc.record({ words: fc.nat({ max: 60 }), span: fc.integer({ min: 1, max: 9 }), isTitle: fc.boolean() });
    const tables = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.array(cell, { minLength: 1, maxLength: 40 })), {
      minLength: 3,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(tables, async (all) => {
        const blocks = all.map(([filler, cells], table) => {
          const rows = cells.flatMap(({ words, span, isTitle }, at) => [
            ...(isTitle ? [row(`Title ${at}`, "<", "<")] : []),
            ...Array.from({ length: span }, (_, index) =>
              row(
                index === 0 ? `F ${at}` : "^",
                `R ${at}-${index} ${"word ".repeat(words)}`,
                index % 3 === 1 ? "<" : "5",
              ),
            ),
          ]);
          return `${"Filler. ".repeat(filler)}\n\n:::table[Table]{#t-${table}}\n| F | W | N |\n|---|---|---|\n${rows.join("\n")}\n\nSource: x.\n:::`;
        });
        const { messages } = await layOut(`# A\n\n${blocks.join("\n\n")}\n`);
        expect(messages).toEqual([]);
      }),
      { numRuns: 8, seed: 5 },
    );
  });
});

const manyWords = (count: number) => Array.from({ length: count }, (_, word) => `word${word}`).join(" ");
const manyRows = Array.from({ length: 120 }, (_, index) => row(`Row ${index}`, "5")).join("\n");

test.each([
  ["a head taller than a page", `| ${manyWords(2000)} | B |\n|---|---|\n${manyRows}`],
  ["a title taller than a page", `:::table[${manyWords(1500)}]\n| A | B |\n|---|---|\n${manyRows}\n:::`],
  ["a remark taller than a page", `:::table[T]\n| A | B |\n|---|---|\n${manyRows}\n\nNB: ${manyWords(2500)}\n:::`],
  ["in a box over pages", `:::box[B]\n${manyWords(300)}\n\n| A | B |\n|---|---|\n${manyRows}\n\nwords\n:::`],
  [
    "tall merged cells in a list",
    `- item\n\n  | A | B |\n  |---|---|\n  | ${manyWords(300)} | 3 |\n  | ^ | ${manyWords(300)} |`,
  ],
  [
    "a merged cell taller than a page",
    `| A | B |\n|---|---|\n| ${manyWords(1500)} | 3 |\n| ^ | ${manyWords(300)} |\n| ^ | ${manyWords(900)} |`,
  ],
  ["one row", "| A |\n|---|\n| 1 |"],
  ["a head alone", "| A | B |\n|---|---|"],
])("nothing is lost of %s", async (_, markdown) => {
  const { messages } = await layOut(`# A\n\nBefore.\n\n${markdown}\n\nAfter.\n`);
  expect(messages).toEqual([]);
});

test.each([
  ["without footnotes", 0],
  ["with footnotes in every third row", 3],
])("a table's title stays with two rows, its notes with the last two, wherever a page ends, %s", async (_, each) => {
  const called = (index: number) => each > 0 && index % each === 2;
  const notesOf = (table: number, count: number) =>
    Array.from({ length: count }, (_row, index) =>
      called(index) ? `[^*${table}x${index}]: A note. ${"Words of it. ".repeat(table % 9)}\n` : "",
    ).join("\n");
  const tables = Array.from({ length: 40 }, (_table, table) => {
    const count = 4 + (table % 4) * 9;
    const rows = Array.from({ length: count }, (_row, index) =>
      row(`Row ${table}x${index}.${called(index) ? `[^*${table}x${index}]` : ""}`, "1"),
    );
    return `${"Filler. ".repeat(table * 11)}\n\n## Heading ${table}.\n\n:::table[Table]{#t-${table} unit="unit ${table}." place="here"}\n| A | B |\n|---|---|\n${rows.join("\n")}\n\nNB: remark ${table}.\n\nSource: source ${table}.\n:::\n\n${notesOf(table, count)}`;
  });
  const pages = await pagesOf(`# A\n\n${tables.join("\n\n")}\n`);
  for (let table = 0; table < 40; table++) {
    const last = 3 + (table % 4) * 9;
    const begin = pageWith(pages, `(unit ${table}.)`);
    // The part's own contents name the headings, too.
    expect(pages[begin]).toContain(`Heading ${table}.`);
    for (const index of [0, 1]) expect(pageWith(pages, `Row ${table}x${index}.`)).toBe(begin);
    const end = pageWith(pages, `remark ${table}.`);
    expect(pageWith(pages, `source ${table}.`)).toBe(end);
    for (const index of [last - 1, last]) expect(pageWith(pages, `Row ${table}x${index}.`)).toBe(end);
    // A short one is whole.
    if (table % 4 === 0) expect(end).toBe(begin);
  }
});

test("figures line up on the decimal mark, whatever stands behind it", async () => {
  const cells = ["1,234.5", "7", "38.25", "(12)", "9.5*", "–", "3[^a]"];
  const { units } = await layOut(
    `# A\n\n| Island | Share |\n|---|---|\n${cells.map((cell) => row("Ask", cell)).join("\n")}\n\n[^a]: A note.\n`,
  );
  const pdf = await openPdf(units[0]!.pdf);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const found = items.flatMap((item) =>
    "str" in item ? [{ text: item.str, x: item.transform[4] as number, width: item.width }] : [],
  );
  const of = (text: string) => found.find((item) => item.text === text)!;
  const figure = of("7").width;
  const units_ = (text: string, behind: number) => of(text).x + of(text).width - behind;
  const place = units_("7", 0);
  const mark = of("38.25").width - 4 * figure;
  expect(units_("38.25", mark + 2 * figure)).toBeCloseTo(place, 0);
  expect(units_("1,234.5", mark + figure)).toBeCloseTo(place, 0);
  expect(of("(12)").x + (of("(12)").width - 2 * figure) / 2 + 2 * figure).toBeCloseTo(place, 0);
  await pdf.destroy();
});

describe("a wide table", () => {
  const head = ["Island", ..."A B C D E F G H I J K L M N O P Q R S T U V W X Y Z A B C D E F G".split(" ")].map(
    (name) => `${name} name`,
  );
  const rows = Array.from({ length: 60 }, (_, index) => row(`Row ${index}.`, ...head.slice(1).map(() => "123,456")));
  const wide = (attributes: string, count = head.length) =>
    `:::table[Wide]{#wide ${attributes}}\n${row(...head.slice(0, count))}\n|${"---|".repeat(count)}\n${rows.map((line) => `${line.split(" | ").slice(0, count).join(" | ")} |`).join("\n")}\n\nNB: see [](#a).\n:::`;

  test("lies on turned pages, its head repeated, which a reader shows upright", async () => {
    const { units, messages } = await layOut(`# A {#a}\n\nBefore, [](#wide).\n\n${wide(".wide", 12)}\n\nAfter.\n`, {
      repair,
    });
    expect(messages).toEqual([]);
    const { turned, pageCount, pdf: bytes } = units[0]!;
    expect(turned).toEqual([1, 2, 3]);
    // The text behind it goes on before it.
    expect(pageCount).toBe(4);
    const pdf = await openPdf(
      await joinUnits([{ name: "A", bytes, turned }], {
        title: "T",
        language: "en",
        outline: [],
        pageLabels: [],
      }),
    );
    for (let number = 1; number <= pageCount; number++) {
      const page = await pdf.getPage(number);
      const isTurned = turned.includes(number - 1);
      expect(page.rotate).toBe(isTurned ? 90 : 0);
      const [, , right = 0, top = 0] = page.view;
      expect(right).toBeLessThan(top);
      const { items } = await page.getTextContent();
      const words = items.filter((item) => "str" in item && /Row|Island/.test(item.str));
      expect(words.length > 0).toBe(isTurned);
      // Turned to the left: the text runs upwards.
      for (const item of words) if ("transform" in item) expect(item.transform[1]).toBeGreaterThan(0);
    }
    expect(await placeOf(pdf, "wide")).toBe("1: undefined, undefined");
    await pdf.destroy();
  });

  test("that is not said to be wide has smaller type or is turned, whatever it is written as, and a warning", async () => {
    const plain = wide("", 14)
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .join("\n");
    for (const [table, line] of [
      [wide("", 14), 4],
      [plain, 3],
    ] as const) {
      const { units, messages } = await layOut(`# A {#a}\n\n${table}\n\nAfter.\n`, { repair });
      const said = `^input\\.md:${line}:1 warning wide-table Unexpected table \\d+\\.\\d mm wider than the text, .* a page of its own, turned$`;
      expect(messages).toEqual([expect.stringMatching(new RegExp(said))]);
      expect(units[0]!.turned).toEqual([1, 2, 3]);
      expect(units[0]!.misprints).toEqual([]);
    }
  });

  test("that is a little too wide has smaller type, as small as the warning says", async () => {
    const { units, messages } = await layOut(`# A {#a}\n\n${wide("", 12)}\n`);
    const [, size] = /is printed with type of ([\d.]+) pt instead of 9\.5$/.exec(messages.join("\n")) ?? [];
    expect(units[0]!.turned).toEqual([]);
    const pdf = await openPdf(units[0]!.pdf);
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const sizes = items.flatMap((item) => ("str" in item && item.str === "123,456" ? [item.height] : []));
    expect(sizes.length).toBeGreaterThan(20);
    for (const found of sizes) expect(found).toBeCloseTo(Number(size), 1);
    await pdf.destroy();
  });

  test.each([
    ["identifiers", "identifier_number_of_a_thing", "words that break after marks"],
    ["capitals within words", "identifierNumberOfManyThings", "words that break after marks"],
    ["long words", "x".repeat(90), "words that break anywhere"],
    ["code", `\`${"a.long_name".repeat(4)}\``, "words that break after marks"],
  ])("of %s breaks these, and loses nothing", async (_, word, done) => {
    const rows = [Array.from({ length: 5 }, (_, index) => `H ${index}`), Array(5).fill("---"), Array(5).fill(word)];
    const lines = rows.map((cells: string[]) => row(...cells));
    for (const table of [lines.join("\n"), `- item\n\n  ${lines.join("\n  ")}`, `> ${lines.join("\n> ")}`]) {
      const { units, messages } = await layOut(`# A\n\n${table}\n\nAfter.\n`, { repair });
      expect(messages).toEqual([expect.stringMatching(new RegExp(`warning wide-table .* printed with ${done}$`))]);
      expect(units[0]!.misprints).toEqual([]);
    }
  });

  test("in which one long word squeezes the other cells breaks that word", async () => {
    const words = "A sentence of many words that needs room. ".repeat(6);
    const lines = ["A", "B"].map((name) =>
      row("2025-01-22", `${name} ${"k".repeat(name === "A" ? 5 : 60)}.${"m".repeat(9)}`, words, "Yes"),
    );
    const { units, messages } = await layOut(
      `# A\n\n${row("Date", "Name", "Words", "Open")}\n${row("-", "-", "-", "-")}\n${lines.join("\n")}\n`,
      { repair },
    );
    expect(messages).toEqual([expect.stringMatching(/ wide-table .* printed with words that break anywhere$/)]);
    expect(units[0]!.misprints).toEqual([]);
  });

  test("in which one long word makes rows of few lines much higher breaks that word, and no date", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => {
      const name = index === 2 ? "k".repeat(64) : "A name";
      return row(`2025-01-${20 + index}`, name, "Words in a cell of a table. ".repeat(2), "Yes", "No");
    });
    const table = [row("Date", "Name", "Words", "Open weights", "Open data"), "|-|-|-|-|-|", ...rows].join("\n");
    const { units, messages } = await layOut(`# A\n\n${table}\n`);
    expect(messages).toEqual([expect.stringContaining("words that break anywhere")]);
    const { pages } = await readPdf(units[0]!.pdf);
    expect(pages[0]!.text).toContain("2025-01-20");
  });

  test("whose columns are too narrow for its words is worth a word", async () => {
    const words = ["long words ".repeat(12), ...Array.from({ length: 5 }, () => "Unterschriftenliste")];
    const table = (attributes: string) =>
      `:::table[Narrow]{#narrow ${attributes}}\n${row(...words.map((_, index) => `H ${index}`))}\n|${"---|".repeat(6)}\n${row(...words)}\n:::`;
    const { messages } = await layOut(`# A\n\n${table("")}\n`);
    expect(messages).toEqual([
      expect.stringMatching(/^input\.md:4:1 info squeezed-table Unexpected cell of \d+ lines with \d+ characters each/),
    ]);
    expect((await layOut(`# A\n\n${table(".wide")}\n`)).messages).toEqual([]);
  });

  test("that can't be turned where it stands is printed in smaller type than others, with its numbers whole", async () => {
    const numbers = (sign: string) => row(...Array.from({ length: 12 }, () => sign));
    const table = [numbers("Head"), `|${"---|".repeat(12)}`, numbers("12,345.6")].join("\n> > ");
    const { units, messages } = await layOut(`# A\n\n- item\n\n  > > ${table.replaceAll("\n", "\n  ")}\n`, { repair });
    expect(messages).toEqual([expect.stringMatching(/warning wide-table .* type of [67](\.5)? pt instead of 9\.5/)]);
    const { pages } = await readPdf(units[0]!.pdf);
    expect(pages[0]!.text.match(/12,345\.6/g)).toHaveLength(12);
  });

  /** Writes a table of one row of numbers as an item of a list. */
  const listed = (columns: number) => {
    const all = (sign: string) => row(...Array.from({ length: columns }, () => sign));
    return `- item\n\n  ${[all("Head"), `|${"---|".repeat(columns)}`, all("12,345.6")].join("\n  ")}\n`;
  };

  test("in another table's cell is made smaller with that, its numbers whole", async () => {
    const numbers = (sign: string) => row(...Array.from({ length: 14 }, () => sign));
    const inner = [numbers("Head"), `|${"---|".repeat(14)}`, numbers("12,345.6")].join("\n");
    const cell = `<table>\n<tr>\n<td>A cell</td>\n<td>\n\n${inner}\n\n</td>\n</tr>\n</table>`;
    const { units, messages } = await layOut(`# A\n\n> ${cell.replaceAll("\n", "\n> ")}\n`, { repair });
    expect(messages).toEqual([expect.stringMatching(/^input\.md:3:3 warning wide-table .* type of [67](\.5)? pt/)]);
    const { pages } = await readPdf(units[0]!.pdf);
    expect(pages[0]!.text.match(/12,345\.6/g)).toHaveLength(14);
  });

  test("that can't be turned has numbers that break where they would not be printed else, with a warning", async () => {
    const { units, messages } = await layOut(`# A\n\n${listed(30)}`, { repair });
    expect(messages).toEqual([expect.stringContaining("words that break anywhere, numbers too, type of 5 pt")]);
    expect(units[0]!.pageCount).toBe(1);
  });

  test("that nothing makes fit is an error, with what to do", async () => {
    const { messages } = await layOut(`# A {#a}\n\n${wide(".wide", 30)}\n`);
    expect(messages).toEqual([
      expect.stringMatching(/^input\.md:4:1 error unprintable-table .* than a turned page.* make two tables of it$/),
    ]);
    expect((await layOut(`# A\n\n${listed(80)}`)).messages).toEqual([
      expect.stringMatching(/^input\.md:5:3 error unprintable-table .* where it can be turned/),
    ]);
  });
});
