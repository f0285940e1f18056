/** Reads the heights and the word space of a TrueType face from its tables. */
import { glyphOf, metricsOf, readFontTables } from "../lib/pdf/fonts/font-tables.ts";

/** In ems. */
export interface FontMetrics {
  /** Above and below the baseline, as a browser takes them (`hhea`). */
  ascent: number;
  descent: number;
  capHeight: number;
  /** Height of small letters. */
  xHeight: number;
  /** Advance of a word space. */
  space: number;
}

/**
 * Reads the metrics (OpenType 1.9: `head`, `hhea`, `OS/2`, `hmtx`). An `OS/2` of a version before 2 has no heights of
 * letters: there the usual ones are taken.
 *
 * @param bytes - a TrueType file
 * @throws {Error} where a table is missing
 */
export function readFontMetrics(bytes: Buffer): FontMetrics {
  const tables = readFontTables(bytes);
  const table = (name: string) => {
    const found = tables.get(name);
    if (!found) throw new Error(`Unexpected typeface without the table ${name}, expected a TrueType file`);
    return found;
  };
  const em = table("head").readUInt16BE(18);
  const os2 = table("OS/2");
  const hasHeights = os2.readUInt16BE(0) >= 2 && os2.length >= 90;
  return {
    ascent: table("hhea").readInt16BE(4) / em,
    descent: -table("hhea").readInt16BE(6) / em,
    xHeight: (hasHeights && os2.readInt16BE(86) / em) || 0.5,
    capHeight: (hasHeights && os2.readInt16BE(88) / em) || 0.7,
    space:
      metricsOf(glyphOf(table("cmap"), 0x20) ?? 0, table("hmtx"), table("hhea").readUInt16BE(34)).readUInt16BE(0) / em,
  };
}
