/** Shows that a long unit has the pages after an edit that it has from nothing, though few are laid out. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc, { type Arbitrary } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withoutPageNumbers } from "#html/inventory.ts";
import { openBrowserPool, type BrowserPool } from "#pages/browser-pool.ts";
import { pageUnit } from "#pages/page-unit.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { nameIds, writeSetPieces } from "../../../support/arbitrary-set-pieces.ts";
import { prepareReport } from "../../../support/prepare-report.ts";
import { runs } from "../../../support/property-runs.ts";
import { theme } from "../../../support/usual-theme.ts";

let folder: string;
let pool: BrowserPool;
let css: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resumed-"));
  await writeSetPieces(folder);
  css = await readPrintStyles(theme);
  pool = openBrowserPool(1, { fonts: fontsPath, folders: [stylesPath, folder] });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

async function unitOf(blocks: readonly string[]) {
  const path = join(folder, "input.md");
  await writeFile(path, nameIds(`# A section {#all}\n\n${blocks.join("\n\n")}\n`));
  const { prepared } = await prepareReport(path);
  return prepared!.units[0]!;
}

type Unit = Awaited<ReturnType<typeof unitOf>>;

/** Lays a unit out. @returns its pages, what the next layout begins with, and how many pages were laid out */
async function layOut({ html, inventory, title }: Unit, before?: string) {
  const reached = new Set<number>();
  const { record, ...paged } = await pool.use((slot) =>
    slot.work(title, { onPage: (page) => void reached.add(page) }, (tab) =>
      pageUnit(tab, html, css, { expected: withoutPageNumbers(inventory), before, recordedFrom: 1 }),
    ),
  );
  const mentions = Object.entries(paged.mentions).filter(([, pages]) => pages.length > 0);
  return { pages: { ...paged, mentions: Object.fromEntries(mentions) }, record, count: reached.size };
}

/** Lays out a state and, from what that left, the next ones; each must be as from nothing. @returns pages laid out */
async function compare(...states: readonly (readonly string[])[]): Promise<{ counts: number[]; pageCount: number }> {
  const counts: number[] = [];
  let before: string | undefined;
  let pageCount = 0;
  for (const blocks of states) {
    const unit = await unitOf(blocks);
    const resumed = await layOut(unit, before);
    if (before !== undefined) {
      const whole = await layOut(unit);
      expect(resumed.pages.differences).toEqual([]);
      const facts = Object.keys(whole.pages) as (keyof typeof whole.pages)[];
      expect(facts.filter((fact) => !isDeepStrictEqual(resumed.pages[fact], whole.pages[fact]))).toEqual([]);
    }
    before = resumed.record!;
    pageCount = resumed.pages.pageCount;
    counts.push(resumed.count);
  }
  return { counts, pageCount };
}

const words = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`).join(" ");
const rows = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => `| ${name} ${at} | ${words(8, "cell")} |`).join("\n");
const head = "| A | B |\n|---|---|";

const paragraph = fc.tuple(fc.integer({ min: 5, max: 140 }), fc.constantFrom("word", "other"));
const label = fc.integer({ min: 0, max: 999_999 });
/** Makes a block; `label` makes its ids and notes unlike those of others. */
const block: Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: paragraph.map(([count, name]) => `Begin ${words(count, name)}.`) },
  {
    weight: 2,
    arbitrary: fc.tuple(paragraph, label).map(([[count, name], at]) => `## ${name} ${at}\n\n${words(count, name)}`),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(paragraph, fc.integer({ min: 3, max: 200 }), label)
      .map(
        ([[count, name], length, at]) => `${words(count, name)}[^*n${at}] end.\n\n[^*n${at}]: ${words(length, "note")}`,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 2, max: 50 }), label)
      .map(([count, at]) => `${head}\n${rows(count, `row${at}`)}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 2, max: 25 }), label)
      .map(([count, at]) => `See [](#t${at}).\n\n:::table[Table ${at}.]{#t${at}}\n${head}\n${rows(count, "row")}\n:::`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("small", "large", "high", "wide"), label)
      .map(
        ([name, at]) =>
          `See [](#f${at}).\n\n:::figure[Figure ${at}.]{#f${at}}\n![A field](${name}.svg)\n\nSource: one.\n:::`,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 2, max: 60 })
      .map((count) => Array.from({ length: count }, (_, at) => `- ${words(14, `item${at}x`)}`).join("\n")),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 20, max: 300 }).map((count) => `:::box[A box]\n${words(count, "boxed")}\n:::`),
  },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 90 }).map((count) => `> ${words(count, "quoted")}`) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 2, max: 70 })
      .map((count) => `\`\`\`text\n${Array.from({ length: count }, (_, at) => `line ${at}`).join("\n")}\n\`\`\``),
  },
);

/** Changes one of some blocks: a word for one as wide or another, a block more, or one less. */
type Edit = (blocks: readonly string[]) => string[];
const edit: Arbitrary<Edit> = fc
  .tuple(
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    fc.constantFrom("word", "word", "word", "long word", "add", "drop"),
    block,
  )
  .map(([where, what, added]): Edit => (blocks) => {
    const at = Math.floor(where * blocks.length);
    if (what === "add") return blocks.toSpliced(at, 0, added);
    if (what === "drop" && blocks.length > 2) return blocks.toSpliced(at, 1);
    return blocks.with(at, blocks[at]!.replace(/(\w)1\b/, what === "word" ? "$12" : "$1 and much more than this"));
  });

/** Tells whether ids and notes stand once. */
const unlike = (blocks: readonly string[]) => {
  const labels = blocks.flatMap((one) => /(?:\^\*n|#t|#f)(\d+)/.exec(one)?.slice(1, 2) ?? []);
  return new Set(labels).size === labels.length;
};

test("any edits of any long section", { timeout: 86_400_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { minLength: 110, maxLength: 170, size: "max" }),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      async (blocks, edits) => {
        const states = edits.reduce<(readonly string[])[]>((all, change) => [...all, change(all.at(-1)!)], [blocks]);
        fc.pre(states.every(unlike));
        await compare(...states);
      },
    ),
    runs(2),
  );
});

/** Makes a section of some fifty pages with what goes overleaf, moves, or stands at a page's foot. */
const long = Array.from({ length: 24 }, (_, at) => [
  `## Chapter ${at}`,
  `${words(200, `first${at}x`)}[^*n${at}] ${words(60, "more")}, see [](#t${at}).\n\n[^*n${at}]: ${words(40, "foot")}`,
  `:::table[Table ${at}.]{#t${at}}\n${head}\n${rows(9, `row${at}`)}\n:::`,
  Array.from({ length: 12 }, (__, item) => `- ${words(14, `item${item}x`)}`).join("\n"),
  words(260, `last${at}x`),
  `:::figure[Figure ${at}.]{#f${at}}\n![A field](large.svg)\n\nSource: one.\n:::`,
  words(180, `behind${at}x`),
  `:::box[A box]\n${words(90, "boxed")}\n:::`,
]).flat();

test("one word in the middle leaves the pages before and behind", async () => {
  const middle = long.findIndex((one) => one.startsWith("last12x"));
  const mended = long.with(middle, long[middle]!.replace("last12x17 ", "last12x18 "));
  const { counts, pageCount } = await compare(long, mended, long);
  expect(pageCount).toBeGreaterThan(35);
  for (const count of counts.slice(1)) expect(count).toBeLessThan(pageCount / 2);
});

test("a paragraph at the end leaves the pages before", async () => {
  const { counts, pageCount } = await compare(long, [...long, words(300, "end")]);
  expect(counts[1]).toBeLessThan(pageCount / 2);
});

test("pages that are not the same when they are read again are laid out anew", async () => {
  const unit = await unitOf(long);
  const first = await layOut(unit);
  const record = JSON.parse(first.record!) as { pages: string[] };
  const spoilt = record.pages.map((page) => page.replace("<p", "<p><table></table><p"));
  const after = await layOut(unit, JSON.stringify({ ...record, pages: spoilt }));
  expect(after.pages.html).toBe(first.pages.html);
  expect(after.count).toBe(first.count);
});
