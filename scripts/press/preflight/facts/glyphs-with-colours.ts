/** Finds glyphs of Type 3 fonts that have colours of their own. */
import { contentOfStream } from "../../../lib/pdf/content/content-stream.ts";
import { PdfStream, asDict, resolve, type PdfDict } from "../../../lib/pdf/objects.ts";

/** Matches the first operator of a glyph that may set colours; after `d1` they don't count (ISO 32000-1, 9.6.5). */
const mayHaveColours = /^\s*(?:[-+.\d]+\s+){2}d0\b/;

export function glyphsWithColours(font: PdfDict): PdfStream[] {
  if (font.get("Subtype") !== "/Type3") return [];
  const glyphs = [...(asDict(font.get("CharProcs")) ?? new Map()).values()].map(resolve);
  return glyphs.filter(
    (glyph): glyph is PdfStream =>
      glyph instanceof PdfStream && mayHaveColours.test(contentOfStream(glyph).toString("latin1", 0, 200)),
  );
}
