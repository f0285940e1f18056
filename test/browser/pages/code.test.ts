/** Lays out code: columns, lines that go on, the name of its language, and that nothing of it leaves the page. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFontCodes, shownCodes } from "#lib/pdf/fonts/font-text.ts";
import { expectDict } from "#lib/pdf/objects.ts";
import { readPageText, type TextRun } from "#lib/pdf/text/page-text.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "code-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Letter {
  text: string;
  x: number;
  y: number;
  page: number;
  isArtifact: boolean;
}

/** Prints a section through the gates of a build, and returns its letters as they stand on its pages. */
async function lettersOf(markdown: string): Promise<Letter[]> {
  const { units, messages } = await layOutIn(folder, markdown, { repair: checkPrint() });
  expect(messages.filter((message) => !/ (?:white-gap|short-last-page) /.test(message))).toEqual([]);
  return units.flatMap(({ pdf }) =>
    readPages(readObjects(pdf)).flatMap((page, index) =>
      readPageText(expectDict(page)).flatMap((run) => lettersIn(run, index)),
    ),
  );
}

function lettersIn(run: TextRun, page: number): Letter[] {
  const codes = readFontCodes(run.font);
  let x = run.x;
  return run.strings.flatMap(({ offset, hex }) => {
    if (offset !== undefined) x = run.x + offset;
    return shownCodes(codes, hex).map(({ text, width }) => {
      const letter = { text, x, y: Math.round(run.y), page, isArtifact: run.isArtifact };
      x += (width * run.size) / 1000;
      return letter;
    });
  });
}

test("columns stand below each other, those of the East two wide", async () => {
  const letters = await lettersOf("# A\n\n```\n├── ab王c|\n│   王小d|\niiii MMMM|\n```\n");
  const bars = letters.filter(({ text }) => text === "|");
  expect(bars).toHaveLength(3);
  for (const { x } of bars) expect(Math.abs(x - bars[0]!.x)).toBeLessThan(0.3);
  const joints = letters.filter(({ text }) => text === "├" || text === "│");
  expect(joints[0]!.x).toBe(joints[1]!.x);
});

test("80 columns fit on a line, and a longer line goes on with a sign that is no word of it", async () => {
  const letters = await lettersOf(`# A\n\n\`\`\`\n${"m".repeat(80)}\n${"w".repeat(200)}\n  end\n\`\`\`\n`);
  const rowsOf = (text: string) => new Set(letters.filter((letter) => letter.text === text).map(({ y }) => y)).size;
  expect(rowsOf("m")).toBe(1);
  expect(rowsOf("w")).toBe(3);
  const signs = letters.filter(({ text }) => text === "↪");
  expect(signs.map(({ isArtifact }) => isArtifact)).toEqual([true, true]);
  const rows = [...new Set(letters.filter(({ text }) => text === "w").map(({ y }) => y))];
  expect(signs.map(({ y }) => y)).toEqual(rows.slice(1));
});

test("code of many pages loses no line, empty or indented, and each piece of a long line has its signs", async () => {
  const lines = Array.from({ length: 150 }, (_, index) =>
    index % 7 === 3 ? "" : `${" ".repeat(index % 5)}line${index};${index % 11 === 0 ? " ".repeat(90) + "far" : ""}`,
  );
  const letters = await lettersOf(
    `# A\n\n\`\`\`js\n${lines.join("\n")}\n\`\`\`\n\n- one\n\n  \`\`\`\n  ${"x".repeat(9000)}\n  \`\`\`\n`,
  );
  const text = letters.map((letter) => letter.text).join("");
  for (const [index, line] of lines.entries()) if (line !== "") expect(text).toContain(`line${index};`);
  const rows = new Map(letters.filter((letter) => letter.text === "x").map((row) => [`${row.page} ${row.y}`, row]));
  const signs = letters.filter((letter) => letter.text === "↪");
  // Browsers paint on whole pixels.
  const hasSign = (row: Letter) => signs.some(({ page, y }) => page === row.page && Math.abs(y - row.y) < 2);
  expect([...rows.values()].filter((row) => !hasSign(row))).toHaveLength(1);
});
