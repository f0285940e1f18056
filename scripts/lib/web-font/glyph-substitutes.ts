/** Follows a font's substitutions of glyphs, and switches off those that are not followed. */

/** Features that stay: ligatures, figures that line up, letters of a language, composed letters. */
const kept: ReadonlySet<string> = new Set(["liga", "lnum", "tnum", "locl", "ccmp"]);

/** Kinds of lookup that put a glyph, or a row of them, in the place of others whatever stands around (OpenType 1.9, GSUB). */
const [single, multiple, alternate, ligature, extension] = [1, 2, 3, 4, 7];

export interface Substitutions {
  /** The table with all other features off. */
  table: Buffer;
  /** Returns glyphs that may stand in the place of these. */
  substitutesOf: (glyphs: ReadonlySet<number>) => number[];
}

/** Reads the table `GSUB`. A feature that looks at what stands around a glyph is switched off. */
export function readSubstitutions(gsub: Buffer): Substitutions {
  const table = Buffer.from(gsub);
  const features = table.subarray(table.readUInt16BE(6));
  const lookups = readLookups(table);
  const used = new Set<number>();
  for (let index = 0; index < features.readUInt16BE(0); index++) {
    const tag = features.toString("latin1", 2 + 6 * index, 6 + 6 * index);
    const feature = features.subarray(features.readUInt16BE(6 + 6 * index));
    const indices = shorts(feature, 4, feature.readUInt16BE(2));
    if (kept.has(tag) && indices.every((one) => lookups[one]?.isPlain)) for (const one of indices) used.add(one);
    else feature.writeUInt16BE(0, 2);
  }
  const pairs = [...used].flatMap((index) => lookups[index]!.pairs());
  const substitutesOf = (glyphs: ReadonlySet<number>) =>
    pairs.flatMap(({ from, to }) => (from.every((glyph) => glyphs.has(glyph)) ? to : []));
  return { table, substitutesOf };
}

/** Glyphs, and what may stand in their place. */
interface Pair {
  from: number[];
  to: number[];
}

function readLookups(table: Buffer): { isPlain: boolean; pairs: () => Pair[] }[] {
  const list = table.subarray(table.readUInt16BE(8));
  return shorts(list, 2, list.readUInt16BE(0)).map((offset) => {
    const lookup = list.subarray(offset);
    const subtables = shorts(lookup, 6, lookup.readUInt16BE(4)).map((start) => {
      const subtable = lookup.subarray(start);
      return lookup.readUInt16BE(0) === extension
        ? { kind: subtable.readUInt16BE(2), subtable: subtable.subarray(subtable.readUInt32BE(4)) }
        : { kind: lookup.readUInt16BE(0), subtable };
    });
    return {
      isPlain: subtables.every(({ kind }) => kind >= single && kind <= ligature),
      pairs: () => subtables.flatMap(({ kind, subtable }) => pairsOf(kind, subtable)),
    };
  });
}

function pairsOf(kind: number, subtable: Buffer): Pair[] {
  const covered = readCoverage(subtable.subarray(subtable.readUInt16BE(2)));
  if (kind === single && subtable.readUInt16BE(0) === 1) {
    const delta = subtable.readInt16BE(4);
    return covered.map((glyph) => ({ from: [glyph], to: [(glyph + delta) & 0xffff] }));
  }
  const values = shorts(subtable, 6, subtable.readUInt16BE(4));
  if (kind === single) return covered.map((glyph, index) => ({ from: [glyph], to: [values[index]!] }));
  if (kind === multiple || kind === alternate) {
    return covered.map((glyph, index) => {
      const sequence = subtable.subarray(values[index]);
      return { from: [glyph], to: shorts(sequence, 2, sequence.readUInt16BE(0)) };
    });
  }
  return covered.flatMap((glyph, index) => {
    const set = subtable.subarray(values[index]);
    return shorts(set, 2, set.readUInt16BE(0)).map((offset) => {
      const one = set.subarray(offset);
      return { from: [glyph, ...shorts(one, 4, one.readUInt16BE(2) - 1)], to: [one.readUInt16BE(0)] };
    });
  });
}

function readCoverage(coverage: Buffer): number[] {
  const count = coverage.readUInt16BE(2);
  if (coverage.readUInt16BE(0) === 1) return shorts(coverage, 4, count);
  return Array.from({ length: count }, (_, index) => 4 + 6 * index).flatMap((at) => {
    const [first, last] = [coverage.readUInt16BE(at), coverage.readUInt16BE(at + 2)];
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}

function shorts(bytes: Buffer, start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => bytes.readUInt16BE(start + 2 * index));
}
