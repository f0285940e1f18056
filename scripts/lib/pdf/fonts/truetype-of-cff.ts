/** Converts a CFF font to TrueType, since Chromium embeds CFF as Type 3 fonts, which printers don't take for text. */
import cubicToQuad from "cubic2quad";
import type { Font, Glyph } from "fontkit";
import { changed, longs, readFontTables, withoutNames, writeTables } from "./font-tables.ts";
import { encodeGlyph, shorts, type Contour, type Point } from "./glyph-outline.ts";

/** The largest deviation of a curve, in ems: a fifth of a pixel of the finest plates (2540 ppi) in type of 24 pt. */
const toleranceEm = 0.0002;

/** Tables that stay valid for TrueType outlines; others are left out. */
const kept = ["cmap", "hmtx", "OS/2", "name", "GPOS", "GSUB", "GDEF", "BASE", "kern"];

/**
 * Returns a TrueType file with the same glyph numbers, widths, kerning and features (OpenType 1.9).
 *
 * @param bytes - font with the table `CFF `
 * @param font - the same font, opened by fontkit
 */
export function truetypeOfCff(bytes: Buffer, font: Font): Buffer {
  const tables = readFontTables(bytes);
  const tolerance = Math.max(0.1, toleranceEm * font.unitsPerEm);
  const glyphs = Array.from({ length: font.numGlyphs }, (_, index) => contoursOf(font.getGlyph(index), tolerance));
  const outlines = glyphs.map(encodeGlyph);
  const made = new Map(kept.flatMap((name) => (tables.has(name) ? [[name, tables.get(name)!] as const] : [])));
  made.set("glyf", Buffer.concat(outlines));
  made.set(
    "loca",
    longs(...outlines.reduce<number[]>((all, { length }) => (all.push(all.at(-1)! + length), all), [0])),
  );
  made.set(
    "head",
    changed(tables.get("head")!, (head) => {
      for (const [index, bound] of boundsOfGlyphs(glyphs).entries()) head.writeInt16BE(bound, 36 + 2 * index);
      head.writeInt16BE(1, 50);
    }),
  );
  made.set("hhea", tables.get("hhea")!);
  made.set("post", withoutNames(tables.get("post")!));
  made.set("maxp", maximaOf(glyphs));
  return writeTables(made);
}

/**
 * Returns the table `maxp` of version 1, with the largest counts of points and contours; there are no instructions and
 * no composite glyphs.
 */
function maximaOf(glyphs: readonly Contour[][]): Buffer {
  const most = (counts: readonly number[]) => counts.reduce((a, b) => Math.max(a, b), 0);
  const points = most(glyphs.map((contours) => contours.reduce((sum, { length }) => sum + length, 0)));
  const contours = most(glyphs.map(({ length }) => length));
  return Buffer.concat([longs(0x00010000), shorts(glyphs.length, points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]);
}

/**
 * Returns the box around all points, as `head` has it: xMin, yMin, xMax, yMax. In an instance of a variable font
 * (subset-font 2.9.0) the box is inside out, which browsers refuse.
 */
function boundsOfGlyphs(glyphs: readonly Contour[][]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of glyphs.flat(2)) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds.every(Number.isFinite) ? bounds : [0, 0, 0, 0];
}

function contoursOf({ path }: Glyph, tolerance: number): Contour[] {
  const contours: Contour[] = [];
  for (const { command, args } of path.commands) {
    const contour = contours.at(-1);
    if (command === "moveTo") contours.push([[args[0]!, args[1]!, true]]);
    else if (command === "lineTo") contour!.push([args[0]!, args[1]!, true]);
    else if (command === "quadraticCurveTo") contour!.push([args[0]!, args[1]!, false], [args[2]!, args[3]!, true]);
    else if (command === "bezierCurveTo") contour!.push(...quadsOf(contour!.at(-1)!, args, tolerance));
  }
  return contours.map(inWholeUnits).filter(({ length }) => length > 2);
}

function quadsOf([x, y]: Point, [x1, y1, x2, y2, x3, y3]: readonly number[], tolerance: number): Point[] {
  const quads = cubicToQuad(x, y, x1!, y1!, x2!, y2!, x3!, y3!, tolerance);
  const points: Point[] = [];
  for (let at = 2; at < quads.length; at += 4) {
    points.push([quads[at]!, quads[at + 1]!, false], [quads[at + 2]!, quads[at + 3]!, true]);
  }
  return points;
}

/**
 * Rounds the points of a contour, removes a closing point that repeats the first one, and reverses the direction, as
 * TrueType fills contours.
 */
function inWholeUnits(contour: Contour): Contour {
  const points = contour.map(([x, y, isOnCurve]): Point => [Math.round(x), Math.round(y), isOnCurve]);
  const [first, last] = [points[0]!, points.at(-1)!];
  if (points.length > 1 && last[2] && first[0] === last[0] && first[1] === last[1]) points.pop();
  return points.toReversed();
}
