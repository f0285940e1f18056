/** Puts back cover, spine and front cover on one sheet. */
import { numbersText, roundTo } from "../../lib/pdf/number-text.ts";
import type { Box } from "../../lib/pdf/geometry.ts";
import { contentOfStream } from "../../lib/pdf/content/content-stream.ts";
import { PdfRef, PdfStream, dict, expectDict, resolve, type PdfDict, type PdfValue } from "../../lib/pdf/objects.ts";
import { deflatedStream } from "../../lib/pdf/write-objects.ts";
import type { TrimSize } from "../../pages/print-sheet.ts";
import { lightness, type Rgb } from "../../lib/colour/rgb.ts";
import type { Converter } from "../convert/convert-resources.ts";
import { boxesFor, toPoints, type PressBoxes } from "../press-geometry.ts";
import { isTransparent, pressPage } from "../press-unit.ts";
import { fontNames, showLine, type EmbeddedFont, type SetLine } from "../../lib/pdf/fonts/embed-font.ts";

export interface CoverParts {
  /** Pages with the boxes of `boxesFor`; a missing cover stays white. */
  readonly front: PdfRef | undefined;
  readonly back: PdfRef | undefined;
  readonly spineMm: number;
  /** Background colour of the covers, which the spine shares. Its text is white where this is dark. */
  readonly ground: Rgb;
  /** Texts on the spine: `title` begins at its head, `foot` stands at its foot. */
  readonly title: string;
  readonly foot: string | undefined;
}

export interface CoverSheet {
  readonly page: PdfDict;
  readonly boxes: PressBoxes;
  /** Where the sheet is folded, in points from its left edge. */
  readonly folds: readonly [number, number];
  /** Whether the title fits on the spine. */
  readonly titled: boolean;
}

/** A narrower spine has no text, since the fold may be off by a millimetre to either side. */
const narrowestTitledMm = 5;
const largestSizePt = 14;
/** A title that doesn't fit in this size ends at a word, with an ellipsis. */
const smallestSizePt = 7;
const marginMm = 15;

/** Lays both covers and the spine on one sheet. At the folds nothing bleeds: each part ends there. */
export function coverSheet(
  trim: TrimSize,
  bleedMm: number,
  parts: CoverParts,
  { font, converter }: { font: EmbeddedFont; converter: Converter },
): CoverSheet {
  const { front, back, spineMm, ground } = parts;
  const single = boxesFor(trim, bleedMm);
  const boxes = boxesFor({ ...trim, widthMm: 2 * trim.widthMm + spineMm }, bleedMm);
  const left = boxes.trim[0] + toPoints(trim.widthMm);
  const right = left + toPoints(spineMm);
  const [bottom, top] = [boxes.bleed[1], boxes.bleed[3]];
  const objects: Record<string, PdfValue> = {};
  const content: string[] = [];
  const place = (name: string, page: PdfRef | undefined, clip: Box, x: number) => {
    if (!page) return;
    objects[name] = asForm(expectDict(page), clip);
    content.push(`q 1 0 0 1 ${round(x)} 0 cm /${name} Do Q`);
  };
  // The spine's colour goes on a point below the covers, so that no white shows where they end between two pixels.
  const bar = `q ${ground.join(" ")} rg ${numbers(left - 1, bottom, right - left + 2, top - bottom)} re f Q`;
  const spine = converter.convertPage({ content: Buffer.from(bar), resources: new Map() }, [0, 0]);
  content.push(spine.content.toString("latin1"));
  place("Back", back, [single.bleed[0], bottom, single.trim[2], top], 0);
  place("Front", front, [single.trim[0], bottom, single.bleed[2], top], right - single.trim[0]);
  const lines = spineMm < narrowestTitledMm ? [] : spineText(parts, boxes, [left, right], font);
  content.push(...lines);
  font.finish();
  const resources = new Map(spine.resources)
    .set("XObject", new Map(Object.entries(objects)))
    .set("Font", fontNames(font, "Spine").fonts);
  const page = pressPage(Buffer.from(content.join("\n"), "latin1"), resources, boxes, [0, 0]);
  return { page, boxes, folds: [left, right], titled: lines.length > 0 };
}

/**
 * Returns operators for the text of the spine, which reads downwards, so that it is upright when the book lies face up.
 * It is set as large as fits.
 */
function spineText(
  { title, foot, spineMm, ground }: CoverParts,
  { trim }: PressBoxes,
  [left, right]: readonly [number, number],
  font: EmbeddedFont,
): string[] {
  const tail = foot === undefined ? undefined : font.set(foot);
  const margin = toPoints(marginMm);
  const room = trim[3] - trim[1] - 2 * margin;
  const rest = room - (tail ? margin : 0);
  const sizeOf = (head: { width: number }) =>
    Math.min(largestSizePt, toPoints(spineMm) * 0.55, rest / (head.width + (tail?.width ?? 0)));
  const words = title.split(" ");
  const beginning = (count: number) => font.set(`${words.slice(0, count).join(" ")} …`);
  let head = font.set(title);
  if (sizeOf(head) < smallestSizePt) {
    // The number of words that fit is found by bisection, since setting a line takes the longer the longer it is.
    let [fitting, tooMany] = [1, words.length];
    while (tooMany - fitting > 1) {
      const middle = Math.floor((fitting + tooMany) / 2);
      if (sizeOf(beginning(middle)) < smallestSizePt) tooMany = middle;
      else fitting = middle;
    }
    if (words.length > 1) head = beginning(fitting);
  }
  const size = sizeOf(head);
  const x = (left + right) / 2 - (font.capHeight * size) / 2;
  const { nameOf } = fontNames(font, "Spine");
  const black = lightness(ground) < 60 ? 0 : 1;
  const show = (line: SetLine, y: number) =>
    `BT ${showLine(line, round(size), nameOf, `0 0 0 ${black} k 0 -1 1 0 ${numbers(x, y)} Tm`)} ET`;
  const lines = [show(head, trim[3] - margin)];
  if (tail) lines.push(show(tail, trim[1] + margin + tail.width * size));
  return lines;
}

function asForm(page: PdfDict, clip: Box): PdfRef {
  const resources = expectDict(page.get("Resources"));
  const content = contentOfStream(resolve(page.get("Contents")) as PdfStream);
  const group = isTransparent(resources) ? dict({ S: "/Transparency", CS: "/DeviceCMYK", I: true }) : undefined;
  return new PdfRef(
    deflatedStream(
      { Type: "/XObject", Subtype: "/Form", BBox: [...clip], Resources: resources, Group: group },
      content,
      6,
    ),
  );
}

/** Decimals of numbers: a thousandth of a point is finer than any press. */
const places = 3;

function numbers(...values: number[]): string {
  return numbersText(places, values);
}

function round(value: number): number {
  return roundTo(places, value);
}
