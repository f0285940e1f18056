/** Shows that each cell of a row which a page ends in fills the page, and goes overleaf only as far as it must. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { openBrowserPool, type BrowserPool } from "#pages/browser-pool.ts";
import { complainOfPages, complainOfPrint } from "#pages/complain-of-pages.ts";
import { withFaces } from "#pages/with-faces.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { checkPrint } from "../../support/lay-out-in.ts";
import { plainMeans } from "../../support/plain-means.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { printReport } from "../../support/print-report.ts";
import { runs } from "../../support/property-runs.ts";
import { readPdf } from "../../support/read-pdf.ts";

let folder: string;
let pool: BrowserPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rows-"));
  pool = openBrowserPool(1, { fonts: fontsPath, folders: [stylesPath, folder] });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

interface Piece {
  /** Words of each cell that stand on the page, and whether some stand overleaf. */
  cells: { words: string; goesOn: boolean }[];
  /** Millimetres from each cell's last line to that of the longest. */
  gaps: number[];
}

/** Lays Markdown out and prints it. @returns errors, and the first piece of each row that was broken */
async function breakRows(markdown: string): Promise<{ errors: string[]; pieces: Piece[]; pages: string[] }> {
  const path = join(folder, "input.md");
  await writeFile(path, markdown);
  const { prepared, files } = await prepareReport(path);
  const means = await plainMeans(withFaces(pool, prepared!.faces.faces), { repair: checkPrint() });
  const printed = await printReport(means, prepared!.units);
  complainOfPages(printed, files);
  complainOfPrint(printed.units, files);
  const messages = toPlainMessages(files).filter(({ severity }) => severity === "error");
  const pieces = await Promise.all(printed.units.map((unit) => unit.show((tab) => tab.evaluate(findPieces))));
  const pages = await Promise.all(printed.units.map(async ({ pdf }) => (await readPdf(pdf)).pages));
  return { errors: messages.map(formatMessage), pieces: pieces.flat(), pages: pages.flat().map(({ text }) => text) };
}

function findPieces(): Piece[] {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("tr[data-split-to]:not([data-split-from])")];
  const shown = "li, img, pre";
  return rows.map((row) => {
    const others = [...document.querySelectorAll<HTMLTableRowElement>("tr[data-split-from]")];
    const rests = others.filter(({ dataset }) => dataset.splitFrom === row.dataset.splitTo);
    const bottoms = Array.from(row.cells, (cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return Math.max(row.getBoundingClientRect().top, ...Array.from(range.getClientRects(), ({ bottom }) => bottom));
    });
    return {
      cells: Array.from(row.cells, ({ textContent }, index) => ({
        words: textContent.trim(),
        goesOn: rests.some(
          ({ cells }) => cells[index]!.textContent.trim() !== "" || cells[index]!.querySelector(shown),
        ),
      })),
      gaps: bottoms.map((bottom) => ((Math.max(...bottoms) - bottom) / 96) * 25.4),
    };
  });
}

const words = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`).join(" ");

test("each cell begins on the row's first page", async () => {
  const row = `| Short words | ${words(1100, "long")} | ${words(40, "some")} |`;
  const { errors, pieces, pages } = await breakRows(`# A\n\nBefore it.\n\n| A | B | C |\n|---|---|---|\n${row}\n`);
  expect(errors).toEqual([]);
  expect(pieces[0]!.cells.map(({ goesOn }) => goesOn)).toEqual([false, true, false]);
  expect(pages[0]).toContain("Short words");
  expect(pages[0]).toContain("some39");
  expect(pages[1]).not.toContain("some");
});

const text = fc.integer({ min: 1, max: 700 }).map((count) => [words(count, "word")]);
const list = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 25 })
  .map((items) => items.map((count) => `- ${words(count, "item")}`));
const code = fc
  .integer({ min: 1, max: 70 })
  .map((count) => [
    "```text",
    ...Array.from({ length: count }, (_, at) => (at % 7 === 3 ? "" : `  code ${at}`)),
    "```",
  ]);
const inner = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 })
  .map((rows) => ["| A | B |", "|---|---|", ...rows.map(([a, b]) => `| ${words(a, "in")} | ${words(b, "ner")} |`)]);
const callout = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 200 }));

/** Makes the blocks of a cell. @param noted - whether some call out footnotes */
function cellOf(noted: boolean): Arbitrary<string[]> {
  const block = fc.oneof({ weight: 3, arbitrary: text }, list, code, inner);
  const called = callout.map(([before, behind]) => [`${words(before, "a")} called out.[^*NOTE] ${words(behind, "b")}`]);
  const blocks = fc.array(noted ? fc.oneof(block, called) : block, { maxLength: 3 });
  return blocks.map((all) => all.flatMap((lines) => ["", ...lines, ""]));
}

/** Makes a section with a table of HTML, some of whose rows are longer than a page. */
function sectionOf(noted: boolean): Arbitrary<string> {
  const tables = fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.array(fc.tuple(fc.boolean(), fc.array(cellOf(noted), { minLength: columns, maxLength: columns })), {
      minLength: 1,
      maxLength: 4,
    }),
  );
  return fc.tuple(fc.integer({ min: 0, max: 40 }), tables).map(([before, rows]) => {
    const lines = rows.flatMap(([isMerged, cells]) => {
      const [first, ...others] = cells.map((cell) => ["", ...cell, "</td>"]);
      const rowOf = (all: string[][], span = "") => [
        "<tr>",
        ...all.flatMap((cell, index) => [`<td${index === 0 ? span : ""}>`, ...cell]),
        "</tr>",
      ];
      if (!isMerged || others.length === 0) return rowOf([first!, ...others]);
      const below = others.map((_, index) => ["", `Below ${index}`, "", "</td>"]);
      return [...rowOf([first!, ...others], ' rowspan="2"'), ...rowOf(below)];
    });
    let count = 0;
    const named = lines.map((line) => line.replace("NOTE", () => `n${++count}`));
    const notes = Array.from(
      { length: count },
      (_, at) => `[^*n${at + 1}]: Note ${at + 1}. ${words(at * 7, "said")}\n`,
    );
    const start = Array.from({ length: before }, (_, at) => `Line ${at} before it.`).join("  \n");
    return `# A section\n\n${start}\n\n<table>\n${named.join("\n")}\n</table>\n\nBehind it.\n\n${notes.join("\n")}`;
  });
}

/** Millimetres of three lines, of which a page may want two at least on each side, and of what stands around code. */
const mostGap = 25;
/** Millimetres of a third of a page, but for what the other cells leave below them. */
const leastHole = 50;

test("rows of any shape lose nothing, and cells without notes fill their page", { timeout: 86_400_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sectionOf(false), async (markdown) => {
      const { errors, pieces } = await breakRows(markdown);
      expect(errors).toEqual([]);
      for (const { cells, gaps } of pieces) {
        for (const [index, { words: kept, goesOn }] of cells.entries()) {
          if (!goesOn) continue;
          // Of a cell that Chromium begins overleaf, the row goes there too, unless that left too much of the page empty.
          if (kept === "") expect(gaps[index]!).toBeGreaterThan(leastHole);
          else expect(gaps[index]!).toBeLessThan(mostGap);
        }
      }
    }),
    runs(5),
  );
});

test("notes that cells call out lose nothing and follow each other", { timeout: 86_400_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sectionOf(true), async (markdown) => {
      const { errors } = await breakRows(markdown);
      expect(errors).toEqual([]);
    }),
    runs(5),
  );
});
