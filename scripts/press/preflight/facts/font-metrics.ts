/** A font of a PDF in, how far its strings reach and what is embedded of it out. */
import { PdfString, asArray, asDict, describe, resolve, type PdfDict } from "../../../pdf/objects.ts";

export interface FontFacts {
  /** With the tag of a subset: `ABCDEF+Carlito`. */
  readonly name: string;
  /** `TrueType`, `CFF`, `Type3` … as it is embedded; `none` where it is not. */
  readonly program: string;
}

export interface FontMetrics extends FontFacts {
  /** Above and below the baseline, at a size of 1. */
  readonly ascent: number;
  readonly descent: number;
  /** Of a shown string, at a size of 1; and how many characters and spaces are in it. */
  measure(shown: PdfString): { width: number; characters: number; spaces: number };
}

/** Heights where a font tells none. */
const usualHeights = { ascent: 0.75, descent: -0.25 };

export function readFont(font: PdfDict): FontMetrics {
  const composite = font.get("Subtype") === "/Type0";
  const own = composite ? (asDict(asArray(font.get("DescendantFonts"))[0]) ?? font) : font;
  const descriptor = asDict(own.get("FontDescriptor"));
  const thousandth = (key: string) => Number(descriptor?.get(key) ?? 0) / 1000;
  const widthOf = composite ? readCidWidths(own) : readSimpleWidths(font);
  return {
    name: describe(font.get("BaseFont")).slice(1),
    program: programOf(font, descriptor),
    ascent: thousandth("CapHeight") || thousandth("Ascent") || usualHeights.ascent,
    descent: thousandth("Descent") || usualHeights.descent,
    measure({ bytes }) {
      let width = 0;
      let spaces = 0;
      const step = composite ? 2 : 1;
      for (let at = 0; at < bytes.length; at += step) {
        const code = composite ? (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1) : bytes.charCodeAt(at);
        width += widthOf(code);
        if (!composite && code === 32) spaces++;
      }
      return { width: width / 1000, characters: bytes.length / step, spaces };
    },
  };
}

function programOf(font: PdfDict, descriptor: PdfDict | undefined): string {
  if (font.get("Subtype") === "/Type3") return "Type3";
  if (descriptor?.has("FontFile2")) return "TrueType";
  if (descriptor?.has("FontFile3")) return "CFF";
  if (descriptor?.has("FontFile")) return "Type1";
  return "none";
}

/** ISO 32000-1, 9.7.4.3: `c [w1 w2]` and `first last w`. */
function readCidWidths(font: PdfDict): (code: number) => number {
  const usual = Number(font.get("DW") ?? 1000);
  const widths = new Map<number, number>();
  const entries = asArray(font.get("W"));
  for (let at = 0; at < entries.length;) {
    const first = Number(entries[at]);
    const second = resolve(entries[at + 1]);
    if (Array.isArray(second)) {
      for (const [i, width] of second.entries()) widths.set(first + i, Number(width));
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code++) widths.set(code, Number(entries[at + 2]));
      at += 3;
    }
  }
  return (code) => widths.get(code) ?? usual;
}

function readSimpleWidths(font: PdfDict): (code: number) => number {
  const first = Number(font.get("FirstChar") ?? 0);
  const widths = asArray(font.get("Widths")).map(Number);
  // A Type 3 font's own units are told by its matrix.
  const unit = font.has("FontMatrix") ? Number(asArray(font.get("FontMatrix"))[0]) * 1000 : 1;
  return (code) => (widths[code - first] ?? 500) * unit;
}
