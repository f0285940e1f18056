/** Checks that figures and tables that don't fit move to the next page while the text goes on, and nothing else moves. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPdf } from "../../support/read-pdf.ts";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";
import { runs } from "../../support/property-runs.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  const svg = (height: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${height}"><rect width="300" height="${height}" fill="#003399"/></svg>`;
  for (const height of [100, 300, 500]) await writeFile(join(folder, `${height}.svg`), svg(height));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const repair = checkPrint();

/** Lays a text out, and returns what is said of it and each page's words. */
async function pagesOf(markdown: string) {
  const { units, messages } = await layOutIn(folder, `# A {#a}\n\n${markdown}\n`, { repair });
  const [unit] = units;
  expect(unit!.misprints).toEqual([]);
  const { pages } = await readPdf(unit!.pdf);
  return { unit: unit!, messages, pages: pages.map(({ text }) => text) };
}

const words = (count: number, name = "word") =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");
const figure = (id: string, height = 300, attributes = "") =>
  `:::figure[Figure ${id}.]{#${id} ${attributes}}\n![A field](${height}.svg)\n\nSource of ${id}.\n:::`;
const table = (id: string, rows: number, attributes = "") =>
  `:::table[Table ${id}.]{#${id} ${attributes}}\n| A | B |\n|---|---|\n${Array.from({ length: rows }, (_, index) => `| ${id}x${index}. | 1 |`).join("\n")}\n\nSource of ${id}.\n:::`;
/** Fills most of the first page. */
const before = `${words(60, "before")}\n\n${words(150, "first")}\n\nSee [](#one).`;
const after = [1, 2, 3, 4].map((paragraph) => words(120, `p${paragraph}n`)).join("\n\n");
const pageWith = (pages: readonly string[], text: string) => pages.findIndex((page) => page.includes(text));
const gaps = (messages: readonly string[]) => messages.filter((message) => message.includes(" white-gap "));

test("a picture over a page behind a table that has no room moves once, though the text had got to it before", async () => {
  const picture = ":::full-page\n![A field](100.svg)\n:::";
  for (const length of [0, 30, 60, 90, 120, 150, 180, 210, 240]) {
    const called = table("one", 4).replace("1. | 1 |", "1.[^*f] | 1 |");
    const blocks = `${words(length)}\n\n${called}\n\n${picture}`;
    const { pages } = await pagesOf(`${before}\n\n${blocks}\n\nThe end.\n\n[^*f]: ${words(60, "note")}.`);
    expect(pages.filter((page) => page.includes("Source of one."))).toHaveLength(1);
  }
});

describe.each([
  ["figure", figure("one", 500)],
  ["table", table("one", 15)],
])("a %s that doesn't fit", (_, block) => {
  test("stands on the next page's top, and the text behind it goes on before", async () => {
    const { pages, messages, unit } = await pagesOf(`${before}\n\n${block}\n\n${after}`);
    expect(messages).toEqual([]);
    expect(pageWith(pages, "p1n0 ")).toBe(0);
    expect(unit.anchors.one).toBe(1);
    // Pages are read in the order of the text, but what was moved comes first on its page.
    expect(pages[1]!.indexOf("Source of one.")).toBeLessThan(pages[1]!.indexOf("p3n119"));
  });

  test('stays where its author says `place="here"`', async () => {
    const held = block.replace("{#one", '{#one place="here"');
    const { pages, messages, unit } = await pagesOf(`${before}\n\n${held}\n\n${after}`);
    expect(pageWith(pages, "p1n0 ")).toBe(1);
    // A table of this length breaks there; a picture is made smaller.
    expect([unit.anchors.one, gaps(messages)]).toEqual([0, []]);
  });

  test("doesn't leave its section", async () => {
    const { pages, unit } = await pagesOf(`${before}\n\n${block}\n\nShort.\n\n## Next {#next}\n\n${after}`);
    expect(pageWith(pages, "Short.")).toBe(0);
    expect([unit.anchors.one, unit.anchors.next]).toEqual([1, 1]);
  });

  test("stands behind all of its section's text, where that ends on the page", async () => {
    const { pages, messages, unit } = await pagesOf(`${before}\n\n${block}\n\n${words(20, "end")}`);
    expect(messages.filter((message) => !message.includes("white-gap"))).toEqual([]);
    expect([pages.length, unit.anchors.one, pageWith(pages, "end19")]).toEqual([2, 1, 0]);
  });
});

test("a picture in the text is made smaller, where it would leave more than a third of a page empty", async () => {
  const picture = "![A field](500.svg){width=150mm}";
  const { pages, messages } = await pagesOf(`${before.replace("See [](#one).", "")}\n\n${picture}\n\n${after}`);
  expect(messages).toEqual([]);
  expect(pages[0]).not.toContain("p1n0 ");
  // Where a heading follows a figure, it can't move.
  const { unit } = await pagesOf(`${before}\n\n${figure("one", 500)}\n\n## Next\n\n${after}`);
  expect(unit.anchors.one).toBe(0);
  // Nor where the picture stands in HTML, below the name of a place and a title in bold.
  const held = `<a name="here"></a>\n\n<div>\n\n**A title**\n\n${picture}\n\n</div>\n\n## Next\n\n${after}`;
  const inHtml = await pagesOf(`${before.replace("See [](#one).", "")}\n\n${held}`);
  expect(gaps(inHtml.messages)).toEqual([]);
  expect(pageWith(inHtml.pages, "A title")).toBe(0);
});

test("a figure that calls out a footnote moves, and what calls out the next one stands behind it", async () => {
  const noted = figure("one", 500).replace("Figure one.", "Figure one.[^*a]");
  const notes = "[^*a]: The first note.\n\n[^*b]: The second note.";
  const { pages, messages, unit } = await pagesOf(
    `${before}\n\n${noted}\n\n${after.replace("p2n60 ", "p2n60 called.[^*b] ")}\n\n${notes}`,
  );
  expect(messages).toEqual([]);
  expect([pageWith(pages, "p1n0 "), unit.anchors.one, pageWith(pages, "p2n0 ")]).toEqual([0, 1, 1]);
  expect(pages[1]!.indexOf("The first note.")).toBeLessThan(pages[1]!.indexOf("The second note."));
  // Where the next paragraph calls one out, too much of the page would be empty.
  const soon = await pagesOf(
    `${words(150, "less")}\n\nSee [](#one).\n\n${noted}\n\n${after.replace("p1n60 ", "p1n60 called.[^*b] ")}\n\n${notes}`,
  );
  expect([soon.messages, soon.unit.anchors.one]).toEqual([[], 0]);
});

test("figures that end a section share a page, all of them smaller, where one alone would leave it too empty", async () => {
  const wide = (id: string, widthMm: number) => figure(id, 500).replace(".svg)", `.svg){width=${widthMm}mm}`);
  const { unit, messages } = await pagesOf(
    `${before}\n\n${wide("one", 88)}\n\n${wide("two", 130)}\n\n${words(60, "end")}\n\n## Next\n\n${after}`,
  );
  expect(gaps(messages)).toEqual([]);
  expect([unit.anchors.one, unit.anchors.two]).toEqual([1, 1]);
});

test("a figure that would stand far behind what names it stands on the page before, ahead of its place", async () => {
  const long = Array.from({ length: 9 }, (_, paragraph) => words(90, `q${paragraph}n`)).join("\n\n");
  const { pages, unit, messages } = await pagesOf(
    `See [](#one).\n\n${long}\n\n${figure("one", 500)}\n\n${figure("two", 300)}\n\n${after}`,
  );
  expect(messages).toEqual([]);
  // Its place is so near that page's foot that it would have gone to the next one.
  expect([unit.anchors.one, pageWith(pages, "q8n89"), unit.anchors.two]).toEqual([1, 2, 2]);
  expect(pages.filter((page) => page.includes("Source of one."))).toHaveLength(1);
  // Not where its section begins on that page.
  const apart = await pagesOf(
    `See [](#one).\n\n${long.replace("q7n0", "\n\n## Next\n\nq7n0")}\n\n${figure("one", 500)}\n\n${after}`,
  );
  expect(apart.unit.anchors.one).toBe(2);
});

test("the text goes on around a turned page, also where its table has several", async () => {
  for (const rows of [10, 60]) {
    const { unit, pages, messages } = await pagesOf(
      `${before}\n\n${table("one", rows, ".wide")}\n\n${after}\n\n${after}`,
    );
    expect(messages).toEqual([]);
    expect(unit.turned).toEqual(rows === 10 ? [1] : [1, 2, 3].slice(0, unit.turned.length));
    expect(pageWith(pages, "p1n0 ")).toBe(0);
    expect(pageWith(pages, "p4n119")).toBe(unit.turned.length + 1);
    expect(unit.tablePieces.map(({ is }) => is)).toEqual(["start", ...unit.turned.slice(1).map(() => "rest")]);
  }
});

test("figures and tables keep their order, each among their own", async () => {
  const blocks = [table("one", 14), table("two", 3), figure("three", 500), figure("four", 100)];
  const { unit, messages } = await pagesOf(`${before}\n\n${blocks.join("\n\nBetween.\n\n")}\n\n${after}`);
  expect(gaps(messages)).toEqual([]);
  const { one, two, three, four } = unit.anchors;
  expect(two).toBeGreaterThanOrEqual(one!);
  expect(four).toBeGreaterThanOrEqual(three!);
});

test("a box that would leave a third of the page empty breaks, with its footnotes at their pages' feet", async () => {
  const box = `:::box[Box]{#one}\n${words(200, "b")}[^*n]\n\n${words(120, "c")}\n:::`;
  const { pages, messages } = await pagesOf(`${before}\n\n${box}\n\n${after}\n\n[^*n]: The note.`);
  expect(messages).toEqual([]);
  expect([pageWith(pages, "b0 "), pageWith(pages, "Box (continued)")]).toEqual([0, 1]);
  expect(pages[pageWith(pages, "b199")]).toContain("The note.");
});

test("a table of up to half a page stays whole, a longer one breaks", async () => {
  const { pages } = await pagesOf(`${before}\n\n${table("one", 16)}\n\n${after}`);
  expect(pageWith(pages, "onex0.")).toBe(pageWith(pages, "onex15."));
  const long = await pagesOf(`${words(200)}\n\nSee [](#one).\n\n${table("one", 32)}\n\n${after}`);
  expect([pageWith(long.pages, "onex0."), pageWith(long.pages, "onex31.")]).toEqual([0, 1]);
});

/** Says what stands in a generated text, one after another. */
const block = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant("text" as const), size: fc.integer({ min: 1, max: 160 }) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant("figure" as const), size: fc.constantFrom(100, 300, 500) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant("table" as const), size: fc.integer({ min: 1, max: 45 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("turned" as const), size: fc.integer({ min: 1, max: 50 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("here" as const), size: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("box" as const), size: fc.integer({ min: 20, max: 300 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("list" as const), size: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("heading" as const), size: fc.constant(2) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("note" as const), size: fc.integer({ min: 5, max: 120 }) }) },
);

type Block = typeof block extends fc.Arbitrary<infer Value> ? Value : never;

function markdownOf({ is, size }: Block, index: number): string {
  const id = `f-${index}`;
  // Some stand more than a page behind what names them.
  const mention = `See [](#${id}).\n\n${index % 3 === 0 ? `${words(150)}\n\n${words(350)}\n\n` : ""}`;
  if (is === "text") return words(size);
  if (is === "figure") return mention + figure(id, size);
  if (is === "table") return mention + table(id, size);
  if (is === "turned") return mention + table(id, size, ".wide");
  if (is === "here") return mention + table(id, size, 'place="here"');
  if (is === "box") return `:::box[Box]{#${id}}\n${words(size)}\n\n${words(20)}\n:::`;
  if (is === "list") return Array.from({ length: size }, (_, item) => `- item ${item}`).join("\n");
  if (is === "heading") return `## Heading {#${id}}\n\nBelow.`;
  return `Called[^*${index}] out.\n\n[^*${index}]: ${words(size, "note")}.`;
}

test("whatever a text is made of, nothing is lost, and figures and tables stay in their order and sections", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 12, maxLength: 40 }), async (blocks) => {
      const { unit, messages } = await pagesOf(blocks.map(markdownOf).join("\n\n"));
      expect(messages.filter((message) => / (?:error|warning browser-says) /.test(message))).toEqual([]);
      const pageOf = (index: number) => unit.anchors[`f-${index}`]!;
      const last: Record<string, number> = {};
      let section = 0;
      for (const [index, { is }] of blocks.entries()) {
        if (["text", "box", "list", "note"].includes(is)) continue;
        const page = pageOf(index);
        // What stands before a heading in the text stands before it on pages.
        expect(page).toBeGreaterThanOrEqual(is === "heading" ? Math.max(0, ...Object.values(last)) : section);
        if (is === "heading") section = page;
        else {
          const kind = is === "figure" ? "figure" : "table";
          expect(page).toBeGreaterThanOrEqual(last[kind] ?? 0);
          last[kind] = page;
          expect(page).toBeGreaterThanOrEqual(unit.mentions[`f-${index}`]![0]!);
        }
      }
    }),
    { ...runs(12), endOnFailure: true },
  );
}, 300_000);
