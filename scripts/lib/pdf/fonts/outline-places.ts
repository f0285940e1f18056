/** Reads where the outlines of a TrueType file lie (OpenType 1.9, `loca`). */

export interface OutlinePlaces {
  /** Number of glyphs whose begin and end the table tells. */
  readonly count: number;
  /** Returns where a glyph's outline begins in the table `glyf`, in bytes; it ends where the next one's begins. */
  readonly placeOf: (glyph: number) => number;
}

/** @param tables - tables of a file with outlines in `glyf`; throws where `head` or `loca` is missing or cut off */
export function outlinePlacesIn(tables: ReadonlyMap<string, Buffer>): OutlinePlaces {
  const loca = tables.get("loca")!;
  const isLong = tables.get("head")!.readInt16BE(50) === 1;
  return {
    count: Math.floor(loca.length / (isLong ? 4 : 2)) - 1,
    placeOf: (glyph) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph)),
  };
}
