/** Makes a TrueType face of two characters, U+2010 and U+2011, drawn as the hyphen-minus of another face. */
import { outlinePlacesIn } from "./outline-places.ts";
import { changed, glyphOf, longs, metricsOf, readFontTables, withoutNames, writeTables } from "./font-tables.ts";
import { encodeUtf16 } from "../utf16.ts";

/** The hyphen after which a line may break (U+2010), and the one after which it may not (U+2011). */
export const hyphens = { first: 0x2010, last: 0x2011, all: /[\u2010\u2011]/g, cssRange: "U+2010-2011" };

/** Count of glyphs: `.notdef` and one for each character, so that a reader of the PDF can tell them apart. */
const glyphCount = 3;

/**
 * Makes a face for a typeface that has neither of the two hyphens, which would be drawn as boxes.
 *
 * @param bytes - TrueType file whose hyphen-minus is a simple glyph
 * @param name - name of the face that is made, by which PDFs know it from the typeface
 * @returns a TrueType file with that glyph's outline, width and hints
 * @throws {Error} where the file has no such glyph
 */
export function makeHyphenFace(bytes: Buffer, name: string): Buffer {
  const tables = readFontTables(bytes);
  const table = (name: string) => {
    const found = tables.get(name);
    if (!found) throw new Error(`Unexpected typeface without the table ${name}, expected a TrueType file`);
    return found;
  };
  const hyphen = hyphenIn(tables);
  if (!hyphen) throw new Error("Unexpected typeface without a hyphen that has an outline of its own, expected one");
  const { glyph, outline } = hyphen;
  const metrics = metricsOf(glyph, table("hmtx"), table("hhea").readUInt16BE(34));
  const made = new Map<string, Buffer>();
  made.set("OS/2", table("OS/2"));
  made.set("post", withoutNames(table("post")));
  // The hinting instructions of the outline need these tables.
  for (const hints of ["cvt ", "fpgm", "prep"]) if (tables.has(hints)) made.set(hints, table(hints));
  made.set("name", nameTable(name));
  made.set("cmap", cmapOf(hyphens.first, hyphens.last));
  made.set("glyf", Buffer.concat([outline, outline]));
  made.set(
    "head",
    changed(table("head"), (head) => head.writeInt16BE(1, 50)),
  );
  made.set(
    "hhea",
    changed(table("hhea"), (hhea) => hhea.writeUInt16BE(glyphCount, 34)),
  );
  made.set("hmtx", Buffer.concat(Array.from({ length: glyphCount }, () => metrics)));
  made.set("loca", longs(0, 0, outline.length, 2 * outline.length));
  made.set(
    "maxp",
    changed(table("maxp"), (maxp) => maxp.writeUInt16BE(glyphCount, 4)),
  );
  return writeTables(made);
}

/** Returns whether a TrueType file has a hyphen-minus from which such a face can be made. */
export function hasPlainHyphen(bytes: Buffer): boolean {
  return hyphenIn(readFontTables(bytes)) !== undefined;
}

function hyphenIn(tables: ReadonlyMap<string, Buffer>): { glyph: number; outline: Buffer } | undefined {
  const glyph = glyphOf(tables.get("cmap")!, 0x2d);
  const outline = glyph && outlineOf(glyph, tables);
  return outline ? { glyph, outline } : undefined;
}

/** Returns the outline of a glyph, padded to four bytes; undefined for an empty or composite one. */
function outlineOf(glyph: number, tables: ReadonlyMap<string, Buffer>): Buffer | undefined {
  const { placeOf } = outlinePlacesIn(tables);
  const outline = tables.get("glyf")!.subarray(placeOf(glyph), placeOf(glyph + 1));
  if (outline.length === 0 || outline.readInt16BE(0) < 0) return undefined;
  return outline.length % 4 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(4 - (outline.length % 4))]);
}

/**
 * Returns the table `cmap` for characters from `first` to `last`, whose glyphs are numbered from 1: one subtable of
 * format 4, for Windows and Unicode.
 */
function cmapOf(first: number, last: number): Buffer {
  const header = [0, 1, 3, 1, 0, 12];
  const twoSegments = [4, 32, 0, 4, 4, 1, 0];
  const segments = [last, 0xffff, 0, first, 0xffff, (1 - first) & 0xffff, 1, 0, 0];
  const shorts = header.concat(twoSegments, segments);
  const cmap = Buffer.alloc(2 * shorts.length);
  for (const [index, value] of shorts.entries()) cmap.writeUInt16BE(value, 2 * index);
  return cmap;
}

/** Returns the table `name`: family, style, full name and PostScript name, in American English for Windows. */
export function nameTable(name: string): Buffer {
  const [family = name, style = "Regular"] = name.split("-");
  const names: [id: number, text: string][] = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, name],
  ];
  const texts = names.map(([, text]) => encodeUtf16(text));
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  let at = 0;
  for (const [index, [id]] of names.entries()) {
    const { length } = texts[index]!;
    for (const [place, value] of [3, 1, 0x409, id, length, at].entries())
      header.writeUInt16BE(value, 6 + 12 * index + 2 * place);
    at += length;
  }
  return Buffer.concat([header, ...texts]);
}
