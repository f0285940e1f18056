/** Shows that a long unit which is printed in pieces reads and looks as one, and that an edit prints only what changed. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noStore } from "#lib/cache/cached.ts";
import { withMemory } from "#lib/cache/with-memory.ts";
import type { Store } from "#lib/cache/store.ts";
import { openBrowserPool, type BrowserPool } from "#pages/browser-pool.ts";
import type { LayoutContext } from "#pages/layout-context.ts";
import type { PrintedUnit } from "#pages/page-report.ts";
import { withFaces } from "#pages/with-faces.ts";
import { joinUnits } from "#screen-pdf/join.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { arbitrarySection } from "../../support/arbitrary-blocks.ts";
import { writeSetPieces } from "../../support/arbitrary-set-pieces.ts";
import { checkPrint } from "../../support/lay-out-in.ts";
import { plainMeans } from "../../support/plain-means.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { printReport } from "../../support/print-report.ts";
import { runs } from "../../support/property-runs.ts";
import { linksOfPage, openPdf, tagsOfPage, textOfPages } from "../../support/read-back.ts";
import { theme } from "../../support/usual-theme.ts";
import { skipped, withoutProgram } from "../../support/why-skipped.ts";

let folder: string;
let pool: BrowserPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pieces-"));
  await writeSetPieces(folder);
  pool = openBrowserPool(2, { fonts: fontsPath, folders: [stylesPath, folder] });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

interface Options extends Partial<LayoutContext> {
  /** Is told what each browser was asked to work on. */
  onWork?: (title: string) => void;
}

/** Prints a section. Returns undefined where an error stops it before. */
async function print(
  markdown: string,
  { onWork, ...other }: Options,
): Promise<{ units: PrintedUnit[]; pdf: Uint8Array } | undefined> {
  const path = join(folder, "input.md");
  await writeFile(path, markdown);
  const { prepared } = await prepareReport(path);
  if (!prepared) return undefined;
  const watched: Pick<BrowserPool, "use"> = {
    use: (job, weight) =>
      pool.use((slot) => {
        const work: typeof slot.work = (title, ...rest) => {
          onWork?.(title);
          return slot.work(title, ...rest);
        };
        return job({ ...slot, work });
      }, weight),
  };
  const context = await plainMeans(withFaces(watched, prepared.faces.faces), { repair: checkPrint(), ...other });
  const { units } = await printReport(context, prepared.units);
  expect(units.flatMap(({ misprints }) => misprints)).toEqual([]);
  const facts = { title: "T", language: "en", outline: [], pageLabels: [] };
  const pdf = await joinUnits(
    units.map(({ unit, pdf: bytes, turned }) => ({ name: unit.title, bytes, turned })),
    facts,
  );
  return { units, pdf };
}

const words = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`).join(" ");
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `| row ${at} | ${words(12, "cell")} |`).join("\n");
const items = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1}. ${words(18, "item")}`).join("\n");

/** Makes a chapter whose table, list, notes, box and figure go over pages. */
function chapter(name: string, next: string): string {
  return `## Chapter ${name} {#${name}}

${words(260, name)}[^*${name}] *${words(120, "emphasised")}* see [](#${next}) and [](#table-${name}).[^${name}]

:::figure[Figure of ${name}.]{#figure-${name}}
![A field](large.svg)

Source: a survey.
:::

${words(400, "behind")}

:::table[Table of ${name}.]{#table-${name}}
| A | B |
|---|---|
${rows(60)}
:::

${items(50)}

:::box[Box of ${name}]
${words(300, "boxed")}

${items(6)}
:::

> ${words(200, "quoted")}

[^*${name}]: ${words(150, "foot")}

[^${name}]: ${words(40, "end")}
`;
}

const chapters = ["one", "two", "three", "four"];
const long = `# A section {#all}\n\n${chapters.map((name, at) => chapter(name, chapters[(at + 1) % 4]!)).join("\n")}`;

/** Returns what readers find on each page. */
async function readPages(pdf: Uint8Array): Promise<{ texts: string[]; tags: string[]; links: string[][] }> {
  const opened = await openPdf(pdf);
  const pages = Array.from({ length: opened.numPages }, (_, index) => index + 1);
  try {
    return {
      texts: await textOfPages(opened),
      tags: await Promise.all(pages.map((page) => tagsOfPage(opened, page))),
      links: await Promise.all(pages.map((page) => linksOfPage(opened, page))),
    };
  } finally {
    await opened.loadingTask.destroy();
  }
}

async function picturesOf(name: string, pdf: Uint8Array): Promise<Buffer[]> {
  const path = join(folder, `${name}.pdf`);
  await writeFile(path, pdf);
  execFileSync("pdftoppm", ["-r", "40", "-png", path, join(folder, name)]);
  const files = (await readdir(folder)).filter((file) => file.startsWith(`${name}-`)).toSorted();
  return Promise.all(files.map((file) => readFile(join(folder, file))));
}

const noRenderer = withoutProgram("pdftoppm", "pdftoppm, of poppler,", ["-v"]);

test.each([{}, { marksPlaces: true }] as const)("reads as one: text, tags and links (%o)", async (other) => {
  const pieces = (await print(long, { ...other, pagesInPiece: 3 }))!;
  const whole = (await print(long, { ...other, pagesInPiece: Infinity }))!;
  expect(pieces.units[0]!.pageCount).toBeGreaterThan(15);
  expect(await readPages(pieces.pdf)).toEqual(await readPages(whole.pdf));
});

test.skipIf(noRenderer)(`looks as one${skipped(noRenderer)}`, async () => {
  const pieces = (await print(long, { pagesInPiece: 4 }))!;
  const whole = (await print(long, { pagesInPiece: Infinity }))!;
  expect(await picturesOf("pieces", pieces.pdf)).toEqual(await picturesOf("whole", whole.pdf));
});

/** Returns each text of a PDF with its place on its page, in points. */
async function placesIn(pdf: Uint8Array): Promise<string[]> {
  const opened = await openPdf(pdf);
  try {
    const pages = await Promise.all(Array.from({ length: opened.numPages }, (_, index) => opened.getPage(index + 1)));
    const contents = await Promise.all(pages.map((page) => page.getTextContent()));
    return contents.flatMap(({ items: found }, page) =>
      found.flatMap((item) => {
        if (!("str" in item) || item.str.trim() === "") return [];
        const [x, y] = (item.transform as number[]).slice(-2);
        return [`${page + 1}: ${item.str} at ${x!.toFixed(1)} ${y!.toFixed(1)}`];
      }),
    );
  } finally {
    await opened.loadingTask.destroy();
  }
}

test("stands where it was laid out, also by rules with `+` and `:nth-of-type()`, which Paged.js puts elsewhere", async () => {
  const plain = await readPrintStyles(theme);
  const css = `${plain}\nh2 + p { margin-top: 9mm }\np:nth-of-type(3n) { text-indent: 7mm }`;
  const placesWith = async (other: Options) => placesIn((await print(long, other))!.pdf);
  const whole = await placesWith({ css, pagesInPiece: Infinity });
  expect(whole).not.toEqual(await placesWith({ pagesInPiece: Infinity }));
  expect(await placesWith({ css, pagesInPiece: 3 })).toEqual(whole);
});

test("any blocks read as one", { timeout: 86_400_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySection, fc.integer({ min: 1, max: 3 }), async (markdown, pagesInPiece) => {
      const pieces = await print(markdown, { pagesInPiece });
      fc.pre(pieces !== undefined);
      const whole = await print(markdown, { pagesInPiece: Infinity });
      expect(await readPages(pieces.pdf)).toEqual(await readPages(whole!.pdf));
    }),
    runs(3),
  );
});

test("after an edit, only the pieces are printed that changed, and the bytes are those of a print from nothing", async () => {
  const store: Store = withMemory(noStore);
  const work = async (markdown: string, other: Options) => {
    const titles: string[] = [];
    const printed = (await print(markdown, { ...other, pagesInPiece: 3, onWork: (title) => titles.push(title) }))!;
    return { ...printed, count: titles.filter((title) => title.includes("A section")).length };
  };
  const first = await work(long, { store });
  const pieces = first.count - 1;
  expect(pieces).toBeGreaterThan(4);
  const mended = long.replace("three17 ", "three18 ");
  const after = await work(mended, { store });
  // It is laid out, and one piece printed.
  expect(after.count).toBe(2);
  expect(after.pdf).toEqual((await work(mended, {})).pdf);
  // What pushes words overleaf changes some pages, not all.
  const pushed = long.replace("two17 ", `${words(30, "more")} `);
  const behind = await work(pushed, { store });
  expect(behind.count).toBeLessThan(1 + pieces);
  expect(behind.pdf).toEqual((await work(pushed, {})).pdf);
  // Lines above move no page, and nothing is laid out again.
  const moved = await work(`\n\n${long}`, { store });
  expect(moved.count).toBe(0);
  expect(moved.pdf).toEqual(first.pdf);
});
