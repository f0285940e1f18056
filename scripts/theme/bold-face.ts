/** Makes a bold face of letters that a typeface has in one weight only: their outlines, moved outward. */
import type { Font, Glyph } from "fontkit";
import type { Contour, Point } from "../lib/pdf/fonts/glyph-outline.ts";
import { writeFace, type DrawnGlyph } from "./write-face.ts";

/** How far outlines move, in ems: strokes of Chinese letters are about 0.07 wide, and stay apart in dense ones. */
const outward = 0.016;
/** Where an outline turns back on itself, its point stays. */
const sharpest = -0.9375;

/**
 * Makes the face. A browser that has none draws bold letters as outlines that no reader of the PDF can take for text;
 * files of bold letters of the East would be as large as all else that a package holds.
 *
 * @param bytes - a TrueType face of one weight
 * @param codePoints - that are wanted of it, ascending
 */
export async function makeBoldFace(bytes: Buffer, codePoints: readonly number[]): Promise<Buffer> {
  const { create } = await import("fontkit");
  const font = create(bytes);
  if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  const glyphs = [font.getGlyph(0), ...codePoints.map((point) => font.glyphForCodePoint(point))];
  return writeFace(bytes, {
    name: "ReportFallback-Bold",
    codePoints,
    glyphs: glyphs.map((glyph) => boldOf(glyph, font)),
  });
}

function boldOf({ path, advanceWidth }: Glyph, { unitsPerEm }: Font): DrawnGlyph {
  const contours = contoursOf(path).map((contour) => moveOutward(contour, outward * unitsPerEm));
  const left = contours.flat().reduce((least, [x]) => Math.min(least, x), Infinity);
  return { contours, width: Math.round(advanceWidth), left: Number.isFinite(left) ? left : 0 };
}

function contoursOf({ commands }: Glyph["path"]): Contour[] {
  const contours: Contour[] = [];
  for (const { command, args } of commands) {
    const contour = contours.at(-1);
    if (command === "moveTo") contours.push([[args[0]!, args[1]!, true]]);
    else if (command === "lineTo") contour!.push([args[0]!, args[1]!, true]);
    else if (command === "quadraticCurveTo") contour!.push([args[0]!, args[1]!, false], [args[2]!, args[3]!, true]);
  }
  return contours.map(withoutRepeats).filter(({ length }) => length > 2);
}

/** Leaves out points that stand where the one before does: they point nowhere. */
function withoutRepeats(contour: Contour): Contour {
  return contour.filter(([x, y], index) => {
    const [beforeX, beforeY] = contour.at(index - 1)!;
    return x !== beforeX || y !== beforeY;
  });
}

/**
 * Moves each point of an outline along the bisector of the lines that meet in it, outward as seen from what is filled,
 * which is to the right of the way that the outline goes, inside and outside (TrueType).
 */
export function moveOutward(contour: Contour, distance: number): Contour {
  return contour.map((point, index): Point => {
    const [inX, inY, inLength] = direction(contour.at(index - 1)!, point);
    const [outX, outY, outLength] = direction(point, contour[(index + 1) % contour.length]!);
    const [x, y, isOnCurve] = point;
    const cosine = inX * outX + inY * outY;
    let [moveX, moveY] = [0, 0];
    if (cosine > sharpest) {
      // No further than the shorter line is long, where the outline turns inward.
      const turn = inX * outY - inY * outX;
      const shorter = Math.min(inLength, outLength);
      const share = distance * turn <= shorter * (1 + cosine) ? distance / (1 + cosine) : shorter / turn;
      [moveX, moveY] = [-(inY + outY) * share, (inX + outX) * share];
    }
    return [Math.round(x + moveX), Math.round(y + moveY), isOnCurve];
  });
}

function direction([fromX, fromY]: Point, [toX, toY]: Point): [x: number, y: number, length: number] {
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  return [(toX - fromX) / length, (toY - fromY) / length, length];
}
