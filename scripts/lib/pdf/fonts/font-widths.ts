/** Reads the widths of a font's glyphs (ISO 32000-1, 9.2.4 and 9.7.4.3). */
import { asArray, asDict, resolve, type PdfDict } from "../objects.ts";

export interface FontWidths {
  /** Width of each code, in thousandths of the size; in its own units for a Type 3 font. */
  readonly widths: ReadonlyMap<number, number>;
  /** The width of codes that are not in `widths`; undefined where the font declares none, as simple fonts. */
  readonly usualWidth: number | undefined;
}

/** The largest code: codes have two bytes at most, but a damaged file may declare widths for any number. */
const largestCode = 0xffff;

/** Returns whether the codes of a font have two bytes: Chromium's composite fonts have the encoding Identity-H. */
export function isComposite(font: PdfDict): boolean {
  return font.get("Subtype") === "/Type0";
}

/** Returns the descendant of a composite font, which has its widths and its descriptor; a simple font itself. */
export function descendantOf(font: PdfDict): PdfDict {
  return (isComposite(font) ? asDict(asArray(font.get("DescendantFonts"))[0]) : undefined) ?? font;
}

export function readFontWidths(font: PdfDict): FontWidths {
  return isComposite(font) ? compositeWidths(descendantOf(font)) : simpleWidths(font);
}

/** Reads the widths of a composite font, whose `W` holds `first [w w …]` and `first last w`. */
function compositeWidths(descendant: PdfDict): FontWidths {
  const list = asArray(descendant.get("W"));
  const widths = new Map<number, number>();
  for (let at = 0; at < list.length;) {
    const first = Number(list[at]);
    const second = resolve(list[at + 1]);
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) widths.set(first + index, Number(width));
      at += 2;
    } else {
      const last = Math.min(Number(second), largestCode);
      for (let code = first; code <= last; code++) widths.set(code, Number(list[at + 2]));
      at += 3;
    }
  }
  return { widths, usualWidth: Number(descendant.get("DW") ?? 1000) };
}

function simpleWidths(font: PdfDict): FontWidths {
  const first = Number(font.get("FirstChar") ?? 0);
  const list = asArray(font.get("Widths")).map((width, index) => [first + index, Number(width)] as const);
  return { widths: new Map(list), usualWidth: undefined };
}
