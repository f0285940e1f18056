/** Writes a TrueType face of some glyphs, with the measures of another. */
import { changed, longs, readFontTables, withoutNames, writeTables } from "../lib/pdf/fonts/font-tables.ts";
import { encodeGlyph, shorts, type Contour } from "../lib/pdf/fonts/glyph-outline.ts";
import { nameTable } from "../lib/pdf/fonts/hyphen-face.ts";

/** In units of the face. */
export interface DrawnGlyph {
  contours: Contour[];
  width: number;
  /** Distance from where the glyph begins to where it is black. */
  left: number;
}

interface FaceToWrite {
  name: string;
  codePoints: readonly number[];
  glyphs: readonly DrawnGlyph[];
  marksHaveWidth?: boolean;
}

/**
 * Writes the face.
 *
 * @param model - a TrueType face whose measures it has
 * @param name - family and style: `ReportSigns-Regular`
 * @param codePoints - ascending
 * @param glyphs - of each, and before them that of characters that are not in the face
 * @param marksHaveWidth - whether marks stand behind what is before them, as letters do, and not above it
 */
export function writeFace(model: Buffer, { name, codePoints, glyphs, marksHaveWidth = false }: FaceToWrite): Buffer {
  const tables = readFontTables(model);
  const outlines = glyphs.map(({ contours }) => encodeGlyph(contours));
  const ends = [0];
  for (const { length } of outlines) ends.push(ends.at(-1)! + length);
  const most = (count: (glyph: DrawnGlyph) => number): number => glyphs.reduce((a, b) => Math.max(a, count(b)), 0);
  const made = new Map<string, Buffer>();
  const change = (table: string, edit: (copy: Buffer) => void) => made.set(table, changed(tables.get(table)!, edit));
  made.set("OS/2", tables.get("OS/2")!);
  made.set("post", withoutNames(tables.get("post")!));
  made.set("name", nameTable(name));
  made.set("cmap", cmapOf(codePoints));
  made.set("glyf", Buffer.concat(outlines));
  made.set("loca", longs(...ends));
  if (marksHaveWidth) made.set("GDEF", classesOf(glyphs.length));
  change("head", (head) => head.writeInt16BE(1, 50));
  change("hhea", (hhea) => hhea.writeUInt16BE(glyphs.length, 34));
  change("maxp", (maxp) => {
    maxp.writeUInt16BE(glyphs.length, 4);
    maxp.writeUInt16BE(
      most(({ contours }) => contours.flat().length),
      6,
    );
    maxp.writeUInt16BE(
      most(({ contours }) => contours.length),
      8,
    );
  });
  made.set("hmtx", Buffer.concat(glyphs.map(({ width, left }) => shorts(width, left))));
  return writeTables(made);
}

/** Returns one subtable of format 12, since characters may be beyond the Basic Multilingual Plane. */
function cmapOf(codePoints: readonly number[]): Buffer {
  const groups = codePoints.flatMap((point, index) => [point, point, index + 1]);
  const size = 16 + 4 * groups.length;
  return Buffer.concat([shorts(0, 1, 3, 10), longs(12), shorts(12, 0), longs(size, 0, codePoints.length, ...groups)]);
}

/**
 * Returns a table that says of each glyph that it is a base (OpenType 1.9, `GDEF`): without one, browsers take the widths
 * of marks away by what Unicode says of their characters.
 */
function classesOf(glyphCount: number): Buffer {
  const [version, classes] = [[1, 0], 12];
  return shorts(...version, classes, 0, 0, 0, 2, 1, 0, glyphCount - 1, 1, 0);
}
