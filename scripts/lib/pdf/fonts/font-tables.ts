/** Reads and writes the tables of TrueType files (OpenType 1.9). */

/** Returns the tables of a file by their names. */
export function readFontTables(bytes: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const entry = 12 + 16 * index;
    const start = bytes.readUInt32BE(entry + 8);
    tables.set(
      bytes.toString("latin1", entry, entry + 4),
      bytes.subarray(start, start + bytes.readUInt32BE(entry + 12)),
    );
  }
  return tables;
}

/**
 * Returns the glyph of a character of the Basic Multilingual Plane, from the subtable of format 4; undefined where
 * there is none.
 */
export function glyphOf(cmap: Buffer, codePoint: number): number | undefined {
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    if (subtable.readUInt16BE(0) !== 4) continue;
    const size = subtable.readUInt16BE(6);
    for (let segment = 0; segment < size; segment += 2) {
      if (subtable.readUInt16BE(14 + segment) < codePoint) continue;
      const start = subtable.readUInt16BE(16 + size + segment);
      if (start > codePoint) break;
      const delta = subtable.readUInt16BE(16 + 2 * size + segment);
      const at = 16 + 3 * size + segment;
      const offset = subtable.readUInt16BE(at);
      const found = offset === 0 ? codePoint : subtable.readUInt16BE(at + offset + 2 * (codePoint - start));
      return (found + delta) & 0xffff || undefined;
    }
  }
  return undefined;
}

/**
 * Returns advance width and left side bearing of a glyph. At the end of the table widths may be left out, since they
 * are all the same.
 */
export function metricsOf(glyph: number, hmtx: Buffer, widthCount: number): Buffer {
  if (glyph < widthCount) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
  const bearing = 4 * widthCount + 2 * (glyph - widthCount);
  return Buffer.concat([
    hmtx.subarray(4 * (widthCount - 1), 4 * (widthCount - 1) + 2),
    hmtx.subarray(bearing, bearing + 2),
  ]);
}

export function changed(table: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(table);
  change(copy);
  return copy;
}

export function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

/** Returns the table `post` without glyph names (version 3), for a face with other glyphs. */
export function withoutNames(post: Buffer): Buffer {
  return changed(post.subarray(0, 32), (copy) => copy.writeUInt32BE(0x00030000, 0));
}

/** Returns a file with its directory (OpenType 1.9, "Organization of an OpenType Font"). */
export function writeTables(tables: ReadonlyMap<string, Buffer>): Buffer {
  const names = [...tables.keys()].toSorted();
  const searched = 2 ** Math.floor(Math.log2(names.length));
  const header = Buffer.alloc(12 + 16 * names.length);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(names.length, 4);
  header.writeUInt16BE(16 * searched, 6);
  header.writeUInt16BE(Math.log2(searched), 8);
  header.writeUInt16BE(16 * (names.length - searched), 10);
  const pieces: Buffer[] = [header];
  let at = header.length;
  for (const [index, name] of names.entries()) {
    const table = tables.get(name)!;
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    const entry = 12 + 16 * index;
    header.write(name, entry, "latin1");
    header.writeUInt32BE(checksumOf(padded), entry + 4);
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    pieces.push(padded);
    at += padded.length;
  }
  return Buffer.concat(pieces);
}

function checksumOf(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
