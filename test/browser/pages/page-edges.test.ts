/** Reads from the PDF what pages of headings, lists and a long box begin and end with. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPdf } from "../../support/read-back.ts";
import { layOutIn } from "../../support/lay-out-in.ts";

interface Line {
  /** Points from the page's top to the baseline. */
  y: number;
  text: string;
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index % 7}`).join(" ");
const line = 14;
/** Points from the sheet's top between running head and folio; sheets are larger by the bleed. */
const [top, bottom] = [70, 790];

let folder: string;
let pages: Line[][];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edges-"));
  const parts = Array.from({ length: 48 }, (_, index) => {
    const list = Array.from({ length: 2 + (index % 3) }, (_item, at) => `- Item ${at}.`).join("\n");
    return `${index % 4 === 0 ? "##" : "###"} Heading ${index}\n\n${words(20 + ((index * 37) % 110))}.\n\nLead ${index}:\n\n${list}`;
  });
  const box = `:::box[Long]\n${Array.from({ length: 24 }, () => `${words(60)}.`).join("\n\n")}\n:::`;
  const { units } = await layOutIn(folder, `# Title\n\n${parts.join("\n\n")}\n\n${box}\n`);
  pages = await linesOf(units[0]!.pdf);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function linesOf(pdf: Uint8Array): Promise<Line[][]> {
  const document = await openPdf(pdf);
  const found: Line[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const lines = new Map<number, string>();
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const y = Math.round(page.view[3]! - (item.transform as number[])[5]!);
      if (y > top && y < bottom) lines.set(y, (lines.get(y) ?? "") + item.str);
    }
    found.push([...lines].map(([y, text]) => ({ y, text })).toSorted((a, b) => a.y - b.y));
  }
  await document.loadingTask.destroy();
  return found;
}

/** Returns where the first line stands on pages that begin with running text. */
function textTop(): number {
  return Math.min(...pages.slice(1).flatMap((lines) => (/^(word|Item)/.test(lines[0]!.text) ? [lines[0]!.y] : [])));
}

test("a heading at a page's top stands at its top", () => {
  const headings = pages.slice(1).filter((lines) => lines[0]!.text.startsWith("Heading"));
  expect(headings.length).toBeGreaterThan(0);
  for (const lines of headings) expect(lines[0]!.y - textTop(), lines[0]!.text).toBeLessThan(line / 2);
});

test("no page ends between a list and what leads to it", () => {
  expect(pages.length).toBeGreaterThan(6);
  for (const lines of pages) expect(lines.at(-1)!.text).not.toMatch(/^Lead/);
});

test("a long paragraph that leads to a list is not taken overleaf whole", async () => {
  const part = (index: number) => `${words(30 + ((index * 13) % 170))}.\n\n${words(290)} LONG:\n\n- ${words(60)}.`;
  const { units } = await layOutIn(
    folder,
    `# Title\n\n${Array.from({ length: 160 }, (_, index) => part(index)).join("\n\n")}\n`,
  );
  const laidOut = await linesOf(units[0]!.pdf);
  for (const lines of laidOut.slice(1, -1)) expect(lines.at(-1)!.y).toBeGreaterThan(bottom - 8 * line);
});

test("a box that goes on overleaf has its title a line below the page's top", () => {
  const continued = pages.filter((lines) => lines[0]!.text.includes("(continued)"));
  expect(continued.length).toBeGreaterThan(0);
  for (const lines of continued) expect(Math.abs(lines[0]!.y - textTop() - line)).toBeLessThan(1.5);
});

test("no page of the contents ends with a section's title or begins with its last heading", async () => {
  const sections = Array.from({ length: 26 }, (_, at) => {
    const headings = Array.from({ length: 2 + (at % 4) }, (_heading, of) => `## Heading ${of + 1}\n\nText.`);
    return `# Section ${at + 1}\n\n${headings.join("\n\n")}\n\n## Last\n\nText.`;
  });
  const { units } = await layOutIn(folder, `---\nparts: { contents: true }\n---\n\n${sections.join("\n\n")}\n`);
  const contents = await linesOf(units.find(({ unit }) => unit.id === "contents")!.pdf);
  expect(contents.length).toBeGreaterThan(2);
  for (const lines of contents) {
    expect(lines[0]!.text).not.toMatch(/Last/);
    expect(lines.at(-1)!.text).not.toMatch(/Section/);
  }
});
