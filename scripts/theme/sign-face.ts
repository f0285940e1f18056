/** Makes a TrueType face that draws a character as a frame that holds its number. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Font, Glyph } from "fontkit";
import type { Contour, Point } from "../lib/pdf/fonts/glyph-outline.ts";
import { fontsPath } from "./built-in-theme.ts";
import { writeFace, type DrawnGlyph } from "./write-face.ts";

/** In units of the face whose digits stand in the frame, 2048 to the em; as high as its capitals, and a little below the line. */
const frame = { bottom: -170, top: 1330, stroke: 50, beside: 60 };
const digit = { scale: 0.42, upper: 655, lower: -40, between: 20, inside: 130 };

/** Letters that stand below marks that have a sign: a browser takes a letter and its marks from one face, or draws none. */
export interface Below {
  codePoints: ReadonlySet<number>;
  /** A TrueType file from which they are drawn; those that it lacks have a sign, too. */
  bytes: Buffer;
  /** Share of the size of the text at which they are drawn. */
  scale: number;
}

/**
 * Gives a typeface for what no typeface has: so nothing is printed that nobody sees, and a reader of the PDF still
 * takes the character itself from it.
 *
 * @param codePoints - ascending, with those of `below`
 */
export async function makeSignFace(codePoints: readonly number[], below?: Below): Promise<Buffer> {
  const bytes = await readFile(join(fontsPath, "Carlito-Bold.ttf"));
  const font = await openFace(bytes);
  const letters = below && (await openFace(below.bytes));
  const digits = (text: string) => Array.from(text, (each) => font.glyphForCodePoint(each.codePointAt(0)!));
  // The first is that of characters that are not in the face.
  const signs = [0, ...codePoints].map((point) => {
    if (letters && below.codePoints.has(point) && letters.hasGlyphForCodePoint(point)) {
      return letterOf(letters.glyphForCodePoint(point), (below.scale * font.unitsPerEm) / letters.unitsPerEm);
    }
    const code = point.toString(16).toUpperCase().padStart(4, "0");
    const half = Math.ceil(code.length / 2);
    return signOf(digits(code.slice(0, half)), digits(code.slice(half)));
  });
  return writeFace(bytes, { name: "ReportSigns-Regular", codePoints, glyphs: signs, marksHaveWidth: true });
}

async function openFace(bytes: Buffer): Promise<Font> {
  const { create } = await import("fontkit");
  const font = create(bytes);
  if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  return font;
}

function letterOf(glyph: Glyph, scale: number): DrawnGlyph {
  const contours = contoursOf(glyph, [0, 0], scale).map(inWholeUnits);
  const left = contours.flat().reduce((least, [x]) => Math.min(least, x), Infinity);
  return { contours, width: Math.round(glyph.advanceWidth * scale), left: Number.isFinite(left) ? left : 0 };
}

function inWholeUnits(contour: Contour): Contour {
  return contour.map(([x, y, isOnCurve]): Point => [Math.round(x), Math.round(y), isOnCurve]);
}

function signOf(upper: readonly Glyph[], lower: readonly Glyph[]): DrawnGlyph {
  const widthOf = (glyphs: readonly Glyph[]) =>
    glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth * digit.scale, (glyphs.length - 1) * digit.between);
  const inner = Math.max(widthOf(upper), widthOf(lower));
  const right = frame.beside + 2 * digit.inside + inner;
  const row = (glyphs: readonly Glyph[], y: number): Contour[] => {
    let x = frame.beside + digit.inside + (inner - widthOf(glyphs)) / 2;
    return glyphs.flatMap((glyph) => {
      const contours = contoursOf(glyph, [x, y], digit.scale);
      x += glyph.advanceWidth * digit.scale + digit.between;
      return contours;
    });
  };
  const { bottom, top, stroke, beside } = frame;
  const contours = [
    rectangle(beside, bottom, right, top),
    // The other way round, it is cut out.
    rectangle(beside + stroke, bottom + stroke, right - stroke, top - stroke).toReversed(),
    ...row(upper, digit.upper),
    ...row(lower, digit.lower),
  ].map(inWholeUnits);
  const width = Math.round(right + frame.beside);
  return { contours, width, left: beside };
}

/** Returns a rectangle, clockwise as outlines are that are filled. */
function rectangle(left: number, bottom: number, right: number, top: number): Contour {
  return [
    [left, bottom, true],
    [left, top, true],
    [right, top, true],
    [right, bottom, true],
  ];
}

function contoursOf({ path }: Glyph, [x, y]: readonly [number, number], scale: number): Contour[] {
  const contours: Contour[] = [];
  const placed = (args: readonly number[], at: number, isOnCurve: boolean): Point => [
    x + args[at]! * scale,
    y + args[at + 1]! * scale,
    isOnCurve,
  ];
  for (const { command, args } of path.commands) {
    if (command === "moveTo") contours.push([placed(args, 0, true)]);
    else if (command === "lineTo") contours.at(-1)!.push(placed(args, 0, true));
    else if (command === "quadraticCurveTo") contours.at(-1)!.push(placed(args, 0, false), placed(args, 2, true));
  }
  return contours;
}
