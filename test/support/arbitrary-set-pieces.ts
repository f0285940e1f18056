/** Makes Markdown of figures, charts, tables, formulas and words that are hard to set, for properties of pages. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import type { Lines } from "./arbitrary-blocks.ts";

/** Sizes of the pictures that are written for it, by the names of their files. */
const pictures = {
  "icon.svg": [14, 14],
  "small.svg": [120, 80],
  "wide.svg": [2000, 150],
  "high.svg": [200, 700],
  "tall.svg": [300, 2400],
  "large.svg": [900, 900],
} as const;

/** Writes the pictures and data that the Markdown names. */
export async function writeSetPieces(folder: string): Promise<void> {
  for (const [name, [width, height]] of Object.entries(pictures)) {
    const body = `<rect width="${width}" height="${height}" fill="#003399"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
    await writeFile(join(folder, name), svg);
  }
  await writeFile(join(folder, "data.csv"), "Year,North,South\n2021,3,4\n2022,5,6\n2023,8,2\n");
}

const picture = fc
  .tuple(fc.constantFrom(...Object.keys(pictures)), fc.constantFrom("", "", "{width=30mm}", "{width=60%}"))
  .map(([name, width]) => `![A picture](${name})${width}`);

/** Makes what stands in a line: pictures, alone, in links, side by side, formulas, words in many letters, long words. */
export const setWords: Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: picture },
  picture.map((one) => `[${one}](https://example.org/)`),
  fc.tuple(picture, picture).map((both) => both.join(" ")),
  fc.constantFrom("$a_i^2 + \\frac{b}{c} = \\sqrt{d}$", "$x$", "$\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}$"),
  fc.constantFrom(
    "✓ ✗ → ☒ ├── │ ▪ ≤ ∑",
    "שלום עולם",
    "مرحبا بالعالم",
    "北京 東京 서울",
    "**名前** 😀 ☺️ ⚠️",
    "e\u0301 a\u030a",
  ),
  fc.integer({ min: 10, max: 120 }).map((count) => "Longword".repeat(count)),
  fc.integer({ min: 10, max: 120 }).map((count) => `\`${"a_long.name".repeat(count)}\``),
  fc.integer({ min: 5, max: 200 }).map((count) => "漢字仮名".repeat(count)),
);

const source = fc.constantFrom<Lines>(
  [],
  ["", "Source: one."],
  ["", "Note: a sentence that says more.", "", "Source: one."],
);
const place = fc.constantFrom("", "", "", ' place="here"');
const layout = fc.constantFrom("", "", "", "", " .keep", " .new-page");

const figure = fc
  .tuple(fc.array(picture, { minLength: 1, maxLength: 4 }), fc.boolean(), source, place, layout)
  .map(([all, isOneParagraph, below, where, how]): Lines => {
    const body = isOneParagraph ? [all.join(" ")] : all.flatMap((one, index) => (index > 0 ? ["", one] : [one]));
    return [`:::figure[A figure]{#ID${where}${how}}`, "", ...body, ...below, ":::"];
  });

const chart = fc
  .tuple(fc.constantFrom("bar", "stacked", "horizontal-bar", "line"), source, place, layout)
  .map(([type, below, where, how]): Lines => {
    const facts = `data="data.csv" type="${type}" alt="What it shows"`;
    return [`:::chart[A chart]{#ID ${facts}${where}${how}}`, ...below.slice(1), ":::"];
  });

/** Makes a table of many columns, or of long words, that may be too wide. */
export const wideTable: Arbitrary<Lines> = fc
  .tuple(
    fc.integer({ min: 2, max: 14 }),
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom(
      "cell",
      "Verwaltungsgerichtsbarkeit",
      "some words that break",
      "12,345.6",
      "名前",
      "![i](icon.svg)",
    ),
  )
  .map(([columns, rows, words]): Lines => {
    const row = (cell: string) => `| ${Array.from({ length: columns }, () => cell).join(" | ")} |`;
    return [row("Head"), row("---"), ...Array.from({ length: rows }, () => row(words))];
  });

const table = fc
  .tuple(wideTable, source, place, fc.constantFrom("", "", "", "", " .keep", " .new-page", " .wide"))
  .map(([lines, below, where, how]): Lines => [`:::table[A table]{#ID${where}${how}}`, "", ...lines, ...below, ":::"]);

const formula = fc.constantFrom<Lines>(
  ["$$", "a = \\frac{b}{c}", "$$"],
  ["$$ \\sum_{i=1}^{n} x_i^2 $$ {#eq:ID}"],
  ["$$", "\\begin{aligned} a &= b \\\\ c &= d \\\\ e &= f \\\\ g &= h \\\\ i &= j \\end{aligned}", "$$"],
);

/** Makes a figure, chart, table or formula. */
export const setPiece: Arbitrary<Lines> = fc.oneof(
  { weight: 3, arbitrary: figure },
  { weight: 1, arbitrary: chart },
  { weight: 3, arbitrary: table },
  { weight: 1, arbitrary: formula },
);

/** Gives each id of a section a number of its own, and refers to one of them where `REF` stands. */
export function nameIds(markdown: string): string {
  let [count, mentions] = [0, 0];
  const named = markdown.replaceAll(/#(eq:)?ID/g, (_, kind = "") => `#${kind}id-${count++}`);
  const ids = named.match(/#(?:eq:)?id-\d+/g);
  return named.replaceAll("[](REF)", () => (ids ? `[](${ids[(mentions++ * 7) % ids.length]})` : "nothing"));
}
