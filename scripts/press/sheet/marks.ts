/** Draws crop, bleed and registration marks and a colour bar, all outside the bleed. */
import { numbersText } from "../../lib/pdf/number-text.ts";
import type { Box } from "../../lib/pdf/geometry.ts";
import { PdfRef, dict, type PdfValue } from "../../lib/pdf/objects.ts";
import { deflatedStream } from "../../lib/pdf/write-objects.ts";
import { toPoints, type PressBoxes } from "../press-geometry.ts";

/** Distances from the bleed, and lengths, in points. */
const gap = toPoints(1);
const cropLength = toPoints(6);
const bleedLength = toPoints(2.5);
const slugMiddle = toPoints(5);
const patch = toPoints(5);
/** Distance from the left side of the trim to the slug's text and colour bar, in points. */
export const slugInset = toPoints(4);
const lineWidth = 0.25;
const level = 6;

/** Patches of the colour bar in cyan, magenta, yellow, black: full inks, pairs, all three, halves. */
const patches = [
  "1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "0 1 1 0", "1 0 1 0", "1 1 0 0",
  "0.5 0 0 0", "0 0.5 0 0", "0 0 0.5 0", "0 0 0 0.5", "0.5 0.4 0.4 0",
]; // prettier-ignore

/**
 * @param foldsPt - where the sheet is folded, in points from its left edge; folds are marked in the slug above and
 * below
 */
export function buildMarks(boxes: PressBoxes, foldsPt: readonly number[] = []): PdfRef {
  const { media, bleed, trim } = boxes;
  const content = [
    "/All CS 1 SCN /All cs 1 scn",
    `${lineWidth} w`,
    ...cornerLines(trim, bleed, cropLength),
    ...cornerLines(bleed, bleed, bleedLength),
    "[1.5 1.5] 0 d",
    ...foldsPt.flatMap((x) => [
      line(x, bleed[3] + gap, x, bleed[3] + gap + cropLength),
      line(x, bleed[1] - gap, x, bleed[1] - gap - cropLength),
    ]),
    "[] 0 d",
    ...registrationPlaces(bleed, foldsPt).flatMap(([x, y]) => registrationMark(x, y)),
    ...colourBar(boxes, foldsPt),
  ].join("\n");
  const tint = dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 });
  const entries: Record<string, PdfValue> = {
    Type: "/XObject",
    Subtype: "/Form",
    BBox: [...media],
    Resources: dict({ ColorSpace: dict({ All: ["/Separation", "/All", "/DeviceCMYK", tint] }) }),
  };
  return new PdfRef(deflatedStream(entries, Buffer.from(content, "latin1"), level));
}

/**
 * Returns the length, in points, that the slug's text and colour bar may have: from a little inside the trim to the
 * first registration mark.
 */
export function slugRoom({ bleed, trim }: PressBoxes, foldsPt: readonly number[] = []): number {
  const [, , [markX]] = registrationPlaces(bleed, foldsPt) as [unknown, unknown, [number, number]];
  return markX - toPoints(4) - trim[0] - slugInset;
}

/** Draws lines in the slug that continue the sides of `box`. */
function cornerLines(box: Box, [left, bottom, right, top]: PressBoxes["bleed"], length: number): string[] {
  const across = [box[1], box[3]].flatMap((y) => [
    line(left - gap, y, left - gap - length, y),
    line(right + gap, y, right + gap + length, y),
  ]);
  const upright = [box[0], box[2]].flatMap((x) => [
    line(x, bottom - gap, x, bottom - gap - length),
    line(x, top + gap, x, top + gap + length),
  ]);
  return [...across, ...upright];
}

function registrationPlaces(
  [left, bottom, right, top]: PressBoxes["bleed"],
  foldsPt: readonly number[],
): [number, number][] {
  const middleY = (bottom + top) / 2;
  // On a cover the fold is in the middle, so the marks stand in the middle of each half.
  const middles = foldsPt.length > 0 ? [left + (right - left) / 4, right - (right - left) / 4] : [(left + right) / 2];
  return [
    [left - slugMiddle, middleY],
    [right + slugMiddle, middleY],
    ...middles.flatMap((x): [number, number][] => [
      [x, bottom - slugMiddle],
      [x, top + slugMiddle],
    ]),
  ];
}

function registrationMark(x: number, y: number): string[] {
  const [arm, radius] = [toPoints(3), toPoints(1.6)];
  return [line(x - arm, y, x + arm, y), line(x, y - arm, x, y + arm), `${circle(x, y, radius)} S`];
}

/** Draws the colour bar above the page, left of the first registration mark. */
function colourBar(boxes: PressBoxes, foldsPt: readonly number[]): string[] {
  const { bleed, trim } = boxes;
  const room = slugRoom(boxes, foldsPt);
  const side = Math.min(patch, room / patches.length);
  const y = bleed[3] + slugMiddle - side / 2;
  return patches.map((inks, i) => `${inks} k ${numbers(trim[0] + slugInset + i * side, y, side, side)} re f`);
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `${numbers(x1, y1)} m ${numbers(x2, y2)} l S`;
}

/** Draws a circle of four Bézier curves, which are off by less than a thousandth of its radius. */
function circle(x: number, y: number, r: number): string {
  const c = r * 0.5523;
  return [
    `${numbers(x + r, y)} m`,
    `${numbers(x + r, y + c, x + c, y + r, x, y + r)} c`,
    `${numbers(x - c, y + r, x - r, y + c, x - r, y)} c`,
    `${numbers(x - r, y - c, x - c, y - r, x, y - r)} c`,
    `${numbers(x + c, y - r, x + r, y - c, x + r, y)} c`,
  ].join(" ");
}

function numbers(...values: number[]): string {
  return numbersText(3, values);
}
