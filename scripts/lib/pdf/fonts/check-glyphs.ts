/** Finds glyphs of a TrueType file that can't be drawn; some of them would keep a program busy for ever. */
import { outlinePlacesIn } from "./outline-places.ts";

const headerBytes = 10;
/** Flags of a component (OpenType 1.9, `glyf`, "Composite Glyph Description"). */
const flags = { wordArguments: 1, scale: 8, more: 0x20, twoScales: 0x40, matrix: 0x80 };
/** How deep composite glyphs may be nested: in real typefaces they consist at most of composites of simple glyphs. */
const deepest = 8;

/**
 * Returns whether each glyph lies within its table, and each composite glyph refers to existing glyphs without a
 * circle.
 *
 * @param tables - tables of a file with outlines in `glyf`
 */
export function hasSoundGlyphs(tables: ReadonlyMap<string, Buffer>): boolean {
  const glyf = tables.get("glyf")!;
  const count = tables.get("maxp")!.readUInt16BE(4);
  const places = outlinePlacesIn(tables);
  if (places.count < count) return false;
  const parts = new Map<number, number[]>();
  for (let glyph = 0; glyph < count; glyph++) {
    const [start, end] = [places.placeOf(glyph), places.placeOf(glyph + 1)];
    if (start > end || end > glyf.length) return false;
    if (start === end) continue;
    const found = componentsOf(glyf.subarray(start, end));
    if (!found?.every((part) => part < count)) return false;
    if (found.length > 0) parts.set(glyph, found);
  }
  return [...parts.keys()].every((glyph) => isShallow(glyph, parts, deepest));
}

/** Returns the components of a glyph, none for a simple one; undefined for a damaged one. */
function componentsOf(glyph: Buffer): number[] | undefined {
  if (glyph.length < headerBytes) return undefined;
  const contours = glyph.readInt16BE(0);
  if (contours >= 0) return glyph.length >= headerBytes + 2 * contours ? [] : undefined;
  const found: number[] = [];
  let at = headerBytes;
  for (let more = true; more;) {
    if (at + 4 > glyph.length) return undefined;
    const written = glyph.readUInt16BE(at);
    found.push(glyph.readUInt16BE(at + 2));
    at += 4 + (written & flags.wordArguments ? 4 : 2) + scaleBytes(written);
    more = (written & flags.more) !== 0;
  }
  return at <= glyph.length ? found : undefined;
}

function scaleBytes(written: number): number {
  if (written & flags.scale) return 2;
  if (written & flags.twoScales) return 4;
  return written & flags.matrix ? 8 : 0;
}

function isShallow(glyph: number, parts: ReadonlyMap<number, readonly number[]>, depth: number): boolean {
  return depth > 0 && (parts.get(glyph) ?? []).every((part) => isShallow(part, parts, depth - 1));
}
