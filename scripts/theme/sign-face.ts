/** Makes a TrueType face that draws a character as a frame that holds its number. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Glyph } from "fontkit";
import { changed, longs, readTables, withoutNames, writeTables } from "../lib/pdf/font-tables.ts";
import { encodeGlyph, shorts, type Contour, type Point } from "../lib/pdf/glyph-outline.ts";
import { namesOf } from "../lib/pdf/hyphen-face.ts";
import { fontsPath } from "./built-in-theme.ts";

/** In units of the face whose digits stand in the frame, 2048 to the em; as high as its capitals, and a little below the line. */
const frame = { bottom: -170, top: 1330, stroke: 50, beside: 60 };
const digit = { scale: 0.42, upper: 655, lower: -40, between: 20, inside: 130 };

/**
 * Gives a typeface for what no typeface has: so nothing is printed that nobody sees, and a reader of the PDF still
 * takes the character itself from it.
 *
 * @param codePoints - ascending
 */
export async function makeSignFace(codePoints: readonly number[]): Promise<Buffer> {
  const bytes = await readFile(join(fontsPath, "Carlito-Bold.ttf"));
  const { create } = await import("fontkit");
  const font = create(bytes);
  if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  const digits = (text: string) => Array.from(text, (each) => font.glyphForCodePoint(each.codePointAt(0)!));
  // The first is that of characters that are not in the face.
  const signs = [0, ...codePoints].map((point) => {
    const code = point.toString(16).toUpperCase().padStart(4, "0");
    const half = Math.ceil(code.length / 2);
    return signOf(digits(code.slice(0, half)), digits(code.slice(half)));
  });
  const tables = readTables(bytes);
  const outlines = signs.map(({ outline }) => outline);
  const ends = outlines.reduce<number[]>((all, { length }) => [...all, all.at(-1)! + length], [0]);
  const made = new Map<string, Buffer>();
  const change = (name: string, edit: (copy: Buffer) => void) => made.set(name, changed(tables.get(name)!, edit));
  made.set("OS/2", tables.get("OS/2")!);
  made.set("post", withoutNames(tables.get("post")!));
  made.set("name", namesOf("ReportSigns-Regular"));
  made.set("cmap", cmapOf(codePoints));
  made.set("glyf", Buffer.concat(outlines));
  made.set("loca", longs(...ends));
  change("head", (head) => head.writeInt16BE(1, 50));
  change("hhea", (hhea) => hhea.writeUInt16BE(signs.length, 34));
  change("maxp", (maxp) => {
    maxp.writeUInt16BE(signs.length, 4);
    maxp.writeUInt16BE(Math.max(...signs.map(({ points }) => points)), 6);
    maxp.writeUInt16BE(Math.max(...signs.map(({ contours }) => contours)), 8);
  });
  made.set("hmtx", Buffer.concat(signs.map(({ width }) => shorts(width, frame.beside))));
  return writeTables(made);
}

interface Sign {
  outline: Buffer;
  width: number;
  points: number;
  contours: number;
}

function signOf(upper: readonly Glyph[], lower: readonly Glyph[]): Sign {
  const widthOf = (glyphs: readonly Glyph[]) =>
    glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth * digit.scale, (glyphs.length - 1) * digit.between);
  const inner = Math.max(widthOf(upper), widthOf(lower));
  const right = frame.beside + 2 * digit.inside + inner;
  const row = (glyphs: readonly Glyph[], y: number): Contour[] => {
    let x = frame.beside + digit.inside + (inner - widthOf(glyphs)) / 2;
    return glyphs.flatMap((glyph) => {
      const contours = contoursOf(glyph, x, y);
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
  ].map((contour) => contour.map(([x, y, isOnCurve]): Point => [Math.round(x), Math.round(y), isOnCurve]));
  const width = Math.round(right + frame.beside);
  return { outline: encodeGlyph(contours), width, points: contours.flat().length, contours: contours.length };
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

function contoursOf({ path }: Glyph, x: number, y: number): Contour[] {
  const contours: Contour[] = [];
  const placed = (args: readonly number[], at: number, isOnCurve: boolean): Point => [
    x + args[at]! * digit.scale,
    y + args[at + 1]! * digit.scale,
    isOnCurve,
  ];
  for (const { command, args } of path.commands) {
    if (command === "moveTo") contours.push([placed(args, 0, true)]);
    else if (command === "lineTo") contours.at(-1)!.push(placed(args, 0, true));
    else if (command === "quadraticCurveTo") contours.at(-1)!.push(placed(args, 0, false), placed(args, 2, true));
  }
  return contours;
}

/**
 * Returns the table `cmap` with one subtable of format 12, since characters may be beyond the Basic Multilingual Plane.
 */
function cmapOf(codePoints: readonly number[]): Buffer {
  const groups = codePoints.flatMap((point, index) => [point, point, index + 1]);
  const size = 16 + 4 * groups.length;
  return Buffer.concat([shorts(0, 1, 3, 10), longs(12), shorts(12, 0), longs(size, 0, codePoints.length, ...groups)]);
}
