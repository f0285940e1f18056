/** Draws what stands around the page: nothing inside the bleed or off the sheet, no words on a mark. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dict } from "#lib/pdf/objects.ts";
import { fontsPath } from "#theme/built-in-theme.ts";
import type { Box } from "#lib/pdf/geometry.ts";
import { boxesFor, toPoints } from "#press/press-geometry.ts";
import { pressPage } from "#press/press-unit.ts";
import { readPressFile } from "#press/preflight/facts/read-press-file.ts";
import { embedFont } from "#lib/pdf/fonts/embed-font.ts";
import { writePressFile } from "#press/write-press-file.ts";
import { readFileSync } from "node:fs";
import { headOfProfile } from "../../../support/press-pdf.ts";

async function slugOf(widthMm: number, heightMm: number, spineMm?: number) {
  const boxes = boxesFor({ widthMm, heightMm }, 3);
  const middle = (boxes.trim[0] + boxes.trim[2]) / 2;
  const half = toPoints((spineMm ?? 0) / 2);
  const bytes = writePressFile({
    pages: [
      {
        page: pressPage(Buffer.alloc(0), dict({}), boxes, [0, 0]),
        slug: ["page 7", "2024-03-01", "source 0123456789ab"],
      },
    ],
    boxes,
    ...(spineMm === undefined ? {} : { folds: [middle - half, middle + half] }),
    metadata: { title: "A title of the usual length, or a little longer than that", language: "en", date: new Date(0) },
    slugFont: await embedFont(readFileSync(join(fontsPath, "Carlito-Regular.ttf"))),
    condition: { name: "FOGRA39", profile: headOfProfile },
  });
  return { boxes, page: readPressFile(bytes).pages[0]! };
}

const overlaps = (one: Box, other: Box) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

describe.each([
  ["A4", 210, 297, undefined],
  ["A5", 148, 210, undefined],
  ["a small page", 105, 148, undefined],
  ["a cover of A4", 435, 297, 15],
  ["a cover of A5", 305, 210, 9],
] as const)("around %s", (_, width, height, spine) => {
  test("marks and words stay between the bleed and the edge of the sheet", async () => {
    const { boxes, page } = await slugOf(width, height, spine);
    const painted = [...page.grounds, ...page.texts];
    expect(page.texts.length).toBeGreaterThan(0);
    const [left, bottom, right, top] = boxes.media;
    const isWithin = (box: Box) => box[0] >= left && box[1] >= bottom && box[2] <= right && box[3] <= top;
    expect(painted.filter((box) => overlaps(box, boxes.bleed) || !isWithin(box))).toEqual([]);
  });

  test("no mark runs through the words", async () => {
    const { page } = await slugOf(width, height, spine);
    for (const text of page.texts) expect(page.grounds.filter((box) => overlaps(box, text))).toEqual([]);
  });
});
