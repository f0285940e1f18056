/** Tells by the outlines of an embedded font which of its codes print nothing, as spaces do. */
import { contentOfStream } from "../../../lib/pdf/content/content-stream.ts";
import { readFontTables } from "../../../lib/pdf/fonts/font-tables.ts";
import { descendantOf, isComposite } from "../../../lib/pdf/fonts/font-widths.ts";
import { outlinePlacesIn, type OutlinePlaces } from "../../../lib/pdf/fonts/outline-places.ts";
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

function readPlaces(font: PdfDict): OutlinePlaces | undefined {
  if (!isComposite(font) || font.get("Encoding") !== "/Identity-H") return undefined;
  const descendant = descendantOf(font);
  if ((descendant.get("CIDToGIDMap") ?? "/Identity") !== "/Identity") return undefined;
  const program = resolve(asDict(descendant.get("FontDescriptor"))?.get("FontFile2"));
  if (!(program instanceof PdfStream)) return undefined;
  try {
    return outlinePlacesIn(readFontTables(contentOfStream(program)));
  } catch {
    // A program that can't be read is no reason to end: whether it may be embedded so is judged elsewhere.
    return undefined;
  }
}
