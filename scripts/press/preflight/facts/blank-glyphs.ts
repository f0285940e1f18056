/** Tells by the outlines of an embedded font which of its codes print nothing, as spaces do. */
import { contentOfStream } from "../../../lib/pdf/content/content-stream.ts";
import { readFontTables } from "../../../lib/pdf/fonts/font-tables.ts";
import { descendantOf, isComposite } from "../../../lib/pdf/fonts/font-widths.ts";
import { PdfStream, asDict, resolve, type PdfDict } from "../../../lib/pdf/objects.ts";

/**
 * Returns whether a code's glyph has no outline. What the file says of the code's text doesn't count, since it may be
 * wrong. Read are TrueType programs of composite fonts whose codes are the numbers of glyphs, as Chromium writes them;
 * codes of all others, and of damaged ones, count as printed.
 */
export function blankGlyphs(font: PdfDict): (code: number) => boolean {
  let outlines: OutlinePlaces | undefined;
  let isRead = false;
  return (code) => {
    if (!isRead) [outlines, isRead] = [readPlaces(font), true];
    if (!outlines || code >= outlines.count) return false;
    return outlines.placeOf(code) === outlines.placeOf(code + 1);
  };
}

interface OutlinePlaces {
  /** Number of glyphs. */
  count: number;
  /** Returns where a glyph's outline begins in the table `glyf`; the next one's begin is its end. */
  placeOf(glyph: number): number;
}

function readPlaces(font: PdfDict): OutlinePlaces | undefined {
  if (!isComposite(font) || font.get("Encoding") !== "/Identity-H") return undefined;
  const descendant = descendantOf(font);
  if ((descendant.get("CIDToGIDMap") ?? "/Identity") !== "/Identity") return undefined;
  const program = resolve(asDict(descendant.get("FontDescriptor"))?.get("FontFile2"));
  if (!(program instanceof PdfStream)) return undefined;
  try {
    const tables = readFontTables(contentOfStream(program));
    const [head, loca] = [tables.get("head")!, tables.get("loca")!];
    const isLong = head.readInt16BE(50) === 1;
    const placeOf = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : loca.readUInt16BE(2 * glyph));
    return { count: Math.floor(loca.length / (isLong ? 4 : 2)) - 1, placeOf };
  } catch {
    // A program that can't be read is no reason to end: whether it may be embedded so is judged elsewhere.
    return undefined;
  }
}
