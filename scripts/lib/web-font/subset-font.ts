/** Makes of a TrueType font one with the glyphs of some characters only, for a web page. */
import { changed, glyphOf, longs, readTables, withoutNames } from "../pdf/font-tables.ts";
import { readSubstitutions } from "./glyph-substitutes.ts";

/** Tables that a browser needs, as they are; hints, and what editors of fonts need, stay away. */
const keptTables = ["GDEF", "GPOS", "OS/2", "head", "hhea", "maxp", "name"];

/** Characters that are drawn as others are where the font lacks them: hyphens, and the space that doesn't break. */
const drawnAs = new Map([
  [0x2010, 0x2d],
  [0x2011, 0x2d],
  [0xa0, 0x20],
]);

/**
 * Returns the tables of the font. Glyphs keep their numbers, so that all tables about them stay as they are; those
 * that are left out are empty. The package subset-font, which makes static faces of a report's own variable ones, has no
 * way to leave hints out: with it a face of Carlito is 64 KB instead of 44.
 *
 * @param codePoints - those that the font lacks are left out
 * @returns undefined for a font without TrueType outlines
 */
export function subsetFont(bytes: Buffer, codePoints: Iterable<number>): Map<string, Buffer> | undefined {
  const tables = readTables(bytes);
  const [cmap, glyf, loca, hmtx] = ["cmap", "glyf", "loca", "hmtx"].map((name) => tables.get(name));
  if (!cmap || !glyf || !loca || !hmtx) return undefined;
  const glyphs = new Map<number, number>();
  for (const point of codePoints) {
    if (point > 0xffff) continue;
    const glyph = glyphOf(cmap, point) ?? glyphOf(cmap, drawnAs.get(point) ?? 0xffff);
    if (glyph !== undefined) glyphs.set(point, glyph);
  }
  const isLong = tables.get("head")!.readInt16BE(50) === 1;
  const offsetOf = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const outlineOf = (glyph: number) => glyf.subarray(offsetOf(glyph), offsetOf(glyph + 1));
  const gsub = tables.get("GSUB");
  const substitutions = gsub && readSubstitutions(gsub);
  const used = new Set([0, ...glyphs.values()]);
  for (let before = 0; before < used.size;) {
    before = used.size;
    for (const glyph of substitutions?.substitutesOf(used) ?? []) used.add(glyph);
    for (const glyph of used) for (const part of partsOf(outlineOf(glyph))) used.add(part);
  }
  const count = tables.get("maxp")!.readUInt16BE(4);
  const subset = new Map<string, Buffer>();
  for (const name of keptTables) if (tables.has(name)) subset.set(name, tables.get(name)!);
  if (substitutions) subset.set("GSUB", substitutions.table);
  const outlines = Array.from({ length: count }, (_, glyph) =>
    used.has(glyph) ? withoutHints(outlineOf(glyph)) : Buffer.alloc(0),
  );
  let at = 0;
  subset.set("loca", longs(0, ...outlines.map(({ length }) => (at += length))));
  subset.set("glyf", Buffer.concat(outlines));
  subset.set(
    "head",
    changed(tables.get("head")!, (head) => head.writeInt16BE(1, 50)),
  );
  subset.set("hmtx", widthsOf(hmtx, tables.get("hhea")!.readUInt16BE(34), used));
  subset.set("cmap", writeCmap(glyphs));
  subset.set("post", withoutNames(tables.get("post")!));
  return subset;
}

/** Flags of a part of a glyph that is made of others (OpenType 1.9, `glyf`). */
const flags = { wordArguments: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80, instructions: 0x100 };

/** Yields the places of the parts of a glyph that is made of others. */
function* placesOfParts(outline: Buffer): Generator<number> {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return;
  let at = 10;
  for (let isLast = false; !isLast;) {
    yield at;
    const flag = outline.readUInt16BE(at);
    const scales = flag & flags.scale ? 2 : flag & flags.twoScales ? 4 : flag & flags.matrix ? 8 : 0;
    at += 4 + (flag & flags.wordArguments ? 4 : 2) + scales;
    isLast = !(flag & flags.more);
  }
  // Behind the last part.
  yield -at;
}

function partsOf(outline: Buffer): number[] {
  return [...placesOfParts(outline)].filter((at) => at > 0).map((at) => outline.readUInt16BE(at + 2));
}

/** Returns an outline without instructions, at an even length. */
function withoutHints(outline: Buffer): Buffer {
  if (outline.length === 0) return outline;
  const contours = outline.readInt16BE(0);
  if (contours < 0) {
    const copy = Buffer.from(outline);
    let end = copy.length;
    for (const at of placesOfParts(outline)) {
      if (at < 0) end = -at;
      else copy.writeUInt16BE(copy.readUInt16BE(at) & ~flags.instructions, at);
    }
    return even(copy.subarray(0, end));
  }
  const at = 10 + 2 * contours;
  const behind = at + 2 + outline.readUInt16BE(at);
  return even(Buffer.concat([outline.subarray(0, at), Buffer.alloc(2), outline.subarray(behind)]));
}

function even(bytes: Buffer): Buffer {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
}

/** Returns widths with zeros for glyphs that are left out, which compress to nothing. */
function widthsOf(hmtx: Buffer, widthCount: number, used: ReadonlySet<number>): Buffer {
  return changed(hmtx, (copy) => {
    // The last width counts for all behind it.
    for (let glyph = 0; glyph < widthCount - 1; glyph++) if (!used.has(glyph)) copy.fill(0, 4 * glyph, 4 * glyph + 4);
  });
}

/** Writes a `cmap` of format 12. */
function writeCmap(glyphs: ReadonlyMap<number, number>): Buffer {
  const groups = [...glyphs].toSorted(([a], [b]) => a - b).flatMap(([point, glyph]) => [point, point, glyph]);
  const head = Buffer.from([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0]);
  return Buffer.concat([head, longs(16 + 4 * groups.length, 0, groups.length / 3, ...groups)]);
}
