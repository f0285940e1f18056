/** Reads which part of a page is shown and where its trim is, upright and in points, however the file has it. */
import { extentOf, identity, intersect, multiply, type Box, type Matrix } from "../geometry.ts";
import { asArray, resolve, type PdfDict } from "../objects.ts";
import { ForeignFault } from "./foreign-fault.ts";

/** The visible part of a page as a reader sees it. */
export interface PageFrame {
  /** The visible box, in the page's own coordinates. */
  view: Box;
  /** Maps the page's own coordinates to the upright visible part, from 0, 0, in points. */
  upright: Matrix;
  widthPt: number;
  heightPt: number;
  /** The trim, in upright coordinates; undefined where the file doesn't declare it. */
  trim: Box | undefined;
}

/** Boxes that differ by less, in points, are equal: about a tenth of a millimetre. */
const tolerance = 0.3;
/** The least and the most points of a side: from a stamp to a poster of five metres, the most that readers show. */
const [shortest, longest] = [30, 14_400];

/**
 * Reads the frame. If the file declares a trim, the bleed around it is visible too, but not what lies beyond, such as
 * printer's marks. If not, what readers show is visible.
 *
 * @throws {ForeignFault} for a page without a size
 */
export function readPageFrame(page: PdfDict): PageFrame {
  const media = boxOf(page, "MediaBox");
  if (!media) throw new ForeignFault("its page has no size");
  const within = (name: string) => {
    const box = boxOf(page, name);
    return box && intersect(box, media);
  };
  const cut = within("TrimBox");
  const trim = cut && !isSame(cut, media) ? cut : undefined;
  const view = (trim ? within("BleedBox") : within("CropBox")) ?? media;
  const upright = uprightOf(page, view);
  const [, , widthPt, heightPt] = extentOf(view, upright);
  if (Math.min(widthPt, heightPt) < shortest || Math.max(widthPt, heightPt) > longest) {
    throw new ForeignFault(`its page is ${inMm(widthPt)} × ${inMm(heightPt)} mm large`);
  }
  return { view, upright, widthPt, heightPt, trim: trim && extentOf(trim, upright) };
}

function inMm(points: number): number {
  return Math.round((points / 72) * 254) / 10;
}

/** Returns a box with its lower left corner first; undefined where the page has no such box. */
function boxOf(page: PdfDict, name: string): Box | undefined {
  const numbers = asArray(page.get(name)).map((side) => Number(resolve(side)));
  const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = numbers;
  if (numbers.length !== 4 || numbers.some((side) => !Number.isFinite(side))) return undefined;
  const box: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}

function isSame(one: Box, other: Box): boolean {
  return one.every((side, index) => Math.abs(side - other[index]!) < tolerance);
}

/** Returns the matrix that applies `Rotate`, and scales a larger `UserUnit` (ISO 32000-1, table 30) to points. */
function uprightOf(page: PdfDict, view: Box): Matrix {
  const quarters = ((((Number(resolve(page.get("Rotate"))) || 0) / 90) % 4) + 4) % 4;
  const unit = Number(resolve(page.get("UserUnit"))) || 1;
  const turns: Record<number, Matrix> = { 1: [0, -1, 1, 0, 0, 0], 2: [-1, 0, 0, -1, 0, 0], 3: [0, 1, -1, 0, 0, 0] };
  const turned = multiply(turns[quarters] ?? identity, [unit, 0, 0, unit, 0, 0]);
  const [left, bottom] = extentOf(view, turned);
  return multiply(turned, [1, 0, 0, 1, -left, -bottom]);
}
