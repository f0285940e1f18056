/** Makes a subset of a TrueType font with some characters only, for a web page. */
import { glyphOf, longs, readFontTables } from "../pdf/fonts/font-tables.ts";

/**
 * Features to keep: ligatures, lining and tabular figures, letters of a language, composed letters, kerning and
 * accents.
 */
const keepFeatures = ["liga", "lnum", "tnum", "locl", "ccmp", "kern", "mark", "mkmk"];
/** Tables that no browser needs: smoothing and signatures. */
const dropTables = ["gasp", "DSIG"];

/** Characters that are replaced by others where the font lacks them: hyphens and the no-break space. */
const drawnAs = new Map([
  [0x2010, 0x2d],
  [0x2011, 0x2d],
  [0xa0, 0x20],
]);

/**
 * Returns the tables of the subset, made by HarfBuzz without hints.
 *
 * @param codePoints - characters to keep, among them hyphen-minus and space; those that the font lacks are ignored
 * @returns undefined for a font without TrueType outlines
 */
export async function subsetFont(
  bytes: Buffer,
  codePoints: readonly number[],
): Promise<Map<string, Buffer> | undefined> {
  const { default: subset } = await import("subset-font");
  const text = codePoints.map((point) => String.fromCodePoint(point)).join("");
  const made = await subset(bytes, text, { targetFormat: "sfnt", noHinting: true, keepFeatures, dropTables });
  const tables = readFontTables(Buffer.from(made));
  const cmap = tables.get("cmap");
  if (!cmap || !tables.has("glyf")) return undefined;
  const glyphs = codePoints.flatMap((point): [number, number][] => {
    const glyph = glyphOf(cmap, point) ?? glyphOf(cmap, drawnAs.get(point) ?? 0xffff);
    return glyph === undefined ? [] : [[point, glyph]];
  });
  return tables.set("cmap", writeCmap(glyphs));
}

/** Returns a table `cmap` with a subtable of format 12. */
function writeCmap(glyphs: readonly (readonly [point: number, glyph: number])[]): Buffer {
  const groups = glyphs.toSorted(([a], [b]) => a - b).flatMap(([point, glyph]) => [point, point, glyph]);
  const head = Buffer.from([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0]);
  return Buffer.concat([head, longs(16 + 4 * groups.length, 0, groups.length / 3, ...groups)]);
}
