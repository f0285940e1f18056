/** Sets titles of every length on spines: whole where they fit, else ended at a word, never over the words at the foot. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { noStore } from "#lib/cache/cached.ts";
import { lettersOfReader } from "#lib/pdf/text/reader-letters.ts";
import { PdfRef, dict } from "#lib/pdf/objects.ts";
import { buildPageTree } from "#lib/pdf/page-tree.ts";
import { writeObjects } from "#lib/pdf/write-objects.ts";
import { coverSheet } from "#press/sheet/cover-sheet.ts";
import { chooseFaces } from "#theme/choose-faces.ts";
import { embedTypeface } from "#theme/embed-typeface.ts";
import { theme } from "../../../support/usual-theme.ts";

const a4 = { widthMm: 210, heightMm: 297 };
const pointsOfMm = 72 / 25.4;

interface SpineLine {
  text: string;
  sizePt: number;
  /** Distances from the sheet's lower edge, which the lines run towards. */
  begins: number;
  ends: number;
}

/** Returns what a reader of PDFs finds on the spine, and whether the sheet says that it has a title. */
async function spineOf(title: string, spineMm: number, foot?: string) {
  const { faces } = await chooseFaces(
    { text: new Set(title.match(/[^ -\u02ff]/gu)), code: new Set(), hasCode: false },
    theme,
    noStore,
  );
  const font = await embedTypeface(theme.text, "700", faces);
  const parts = { front: undefined, back: undefined, spineMm, ground: [0, 0, 0.5] as const, title, foot };
  const { page, titled } = coverSheet(a4, 3, parts, { font, converter: { convertPage: (painter) => painter } });
  const catalog = dict({ Type: "/Catalog", Pages: buildPageTree([new PdfRef(page)]) });
  const bytes = writeObjects({ catalog: new PdfRef(catalog), info: new PdfRef(dict({})) }, "1.6");
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const read = await (await task.promise).getPage(1);
  const { items } = await read.getTextContent({ disableNormalization: true });
  await task.destroy();
  const lines: SpineLine[] = [];
  for (const item of items) {
    // A blank between two lines is of the reader's making.
    if (!("str" in item) || item.str.trim() === "") continue;
    const [, turn, , , , y] = item.transform as number[];
    const line = { text: item.str, sizePt: Math.abs(turn!), begins: y!, ends: y! - item.width };
    const before = lines.at(-1);
    if (!before || before.ends - line.begins > 2 * line.sizePt) lines.push(line);
    else Object.assign(before, { text: before.text + line.text, ends: line.ends });
  }
  return { lines, titled, top: read.view[3]! };
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `Wort${index}`).join(" ");

test("a title that fits stands whole, as large as it may be, and the foot's words at the foot", async () => {
  const { lines, titled, top } = await spineOf("State of the Ports", 20, "EUAA");
  expect(titled).toBe(true);
  expect(lines.map(({ text }) => text)).toEqual(["State of the Ports", "EUAA"]);
  expect(lines.map(({ sizePt }) => sizePt)).toEqual([14, 14]);
  // 15 mm from the trim, which is 3 mm of bleed and the room for marks inside the sheet.
  const edge = (top - a4.heightMm * pointsOfMm) / 2;
  expect(lines[0]!.begins).toBeCloseTo(top - edge - 15 * pointsOfMm, 1);
  expect(lines[1]!.ends).toBeCloseTo(edge + 15 * pointsOfMm, 1);
});

test("letters that the typeface lacks stand on it, each as wide as it is measured", async () => {
  const title = "Ports ✓ of 王小明 and שלום עולם, here";
  const { lines } = await spineOf(title, 20, "EUAA");
  expect(lines.map(({ text }) => lettersOfReader(text))).toEqual([lettersOfReader(title), "EUAA"]);
  const alone = await spineOf("Ports of and , here", 20, "EUAA");
  expect(lines[0]!.begins - lines[0]!.ends).toBeGreaterThan(
    alone.lines[0]!.begins - alone.lines[0]!.ends + 5 * 14 * 0.8,
  );
});

test("a spine below 5 mm has no title", async () => {
  expect(await spineOf("State of the Ports", 4.9)).toMatchObject({ lines: [], titled: false });
  expect(await spineOf("State of the Ports", 5)).toMatchObject({ lines: [{ sizePt: 7.794 }], titled: true });
});

const font = await embedTypeface(theme.text, "700", []);

describe.each([5, 8, 20])("on a spine of %i mm", (spineMm) => {
  test.each([1, 12, 40, 150])("a title of %i words is whole, or ends at a word in an ellipsis", async (count) => {
    const title = words(count);
    const { lines, top } = await spineOf(title, spineMm, "Agency for Asylum");
    const [head, foot] = lines as [SpineLine, SpineLine];
    expect(foot.text).toBe("Agency for Asylum");
    expect(head.sizePt).toBeGreaterThanOrEqual(7);
    expect(head.sizePt).toBeLessThanOrEqual(14);
    // Apart from each other, and on the sheet.
    expect(head.ends - foot.begins).toBeGreaterThan(14 * pointsOfMm);
    expect(head.begins).toBeLessThan(top);
    expect(foot.ends).toBeGreaterThan(0);
    if (head.text === title) return;
    expect(count).toBeGreaterThan(12);
    expect(head.text).toMatch(/^(?:Wort\d+ )+…$/);
    const kept = head.text.slice(0, -2);
    expect(title.startsWith(`${kept} `)).toBe(true);
    // With one word more it would have to be smaller than may be: 15 mm at each end and between both are kept free.
    const next = / \S+/.exec(title.slice(kept.length))![0];
    const room = (a4.heightMm - 3 * 15) * pointsOfMm;
    expect(font.widthOf(`${kept}${next} …`, 7) + font.widthOf(foot.text, 7)).toBeGreaterThan(room);
  });
});
