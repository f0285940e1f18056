/** Reads the heights and widths of a font's strings, and whether its program is embedded. */
import { descendantOf, isComposite, readFontWidths } from "../../../lib/pdf/fonts/font-widths.ts";
import { blankGlyphs } from "./blank-glyphs.ts";
import { PdfString, asArray, asDict, resolve, type PdfDict } from "../../../lib/pdf/objects.ts";

export interface FontFacts {
  /** Name with the tag that marks a subset: `ABCDEF+Carlito`. */
  readonly name: string;
  /** Type of the embedded font program, as `TrueType`, `CFF` or `Type3`; `none` where it is not embedded. */
  readonly program: string;
}

export interface ShownFont extends FontFacts {
  /** Heights above and below (negative) the baseline, at a size of 1. */
  readonly ascent: number;
  readonly descent: number;
  /** Inks that glyphs of a Type 3 font have of their own; undefined until they are walked. */
  ownInks?: readonly string[];
  /** Measures a shown string: its width at a size of 1, its characters and its spaces, and whether it prints nothing. */
  measure(shown: PdfString): { width: number; characters: number; spaces: number; isBlank: boolean };
}

/** Heights of a font that declares none. */
const usualHeights = { ascent: 0.75, descent: -0.25 };

export function readFont(font: PdfDict): ShownFont {
  const composite = isComposite(font);
  const descriptor = asDict(descendantOf(font).get("FontDescriptor"));
  const thousandth = (key: string) => Number(descriptor?.get(key) ?? 0) / 1000;
  const widthOf = widthReader(font);
  const isBlankGlyph = blankGlyphs(font);
  return {
    name: nameOf(font),
    program: programOf(font, descriptor),
    ascent: thousandth("CapHeight") || thousandth("Ascent") || usualHeights.ascent,
    descent: thousandth("Descent") || usualHeights.descent,
    measure({ bytes }) {
      let width = 0;
      let spaces = 0;
      let isBlank = true;
      const step = composite ? 2 : 1;
      for (let at = 0; at < bytes.length; at += step) {
        const code = composite ? (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1) : bytes.charCodeAt(at);
        width += widthOf(code);
        if (!composite && code === 32) spaces++;
        if (isBlank && !isBlankGlyph(code)) isBlank = false;
      }
      return { width: width / 1000, characters: bytes.length / step, spaces, isBlank };
    },
  };
}

/** Returns the font's name; a Type 3 font has another entry for it, or none. */
function nameOf(font: PdfDict): string {
  const name = resolve(font.get("BaseFont") ?? font.get("Name"));
  return typeof name === "string" ? name.slice(1) : "";
}

function programOf(font: PdfDict, descriptor: PdfDict | undefined): string {
  if (font.get("Subtype") === "/Type3") return "Type3";
  if (descriptor?.has("FontFile2")) return "TrueType";
  if (descriptor?.has("FontFile3")) return "CFF";
  if (descriptor?.has("FontFile")) return "Type1";
  return "none";
}

/** The width, in thousandths of the size, of codes for which a simple font declares none. */
const usualWidth = 500;

/** Returns a function from a code to its width in thousandths of the size. */
function widthReader(font: PdfDict): (code: number) => number {
  const { widths, usualWidth: usual = usualWidth } = readFontWidths(font);
  // The units of a Type 3 font are set by its matrix.
  const unit = font.has("FontMatrix") ? Number(asArray(font.get("FontMatrix"))[0]) * 1000 : 1;
  return (code) => (widths.get(code) ?? usual) * unit;
}

/** Returns the metrics of a font. Each font of a file is read once. */
export type FontReader = (font: PdfDict) => ShownFont;

export function fontReader(): FontReader {
  const known = new Map<PdfDict, ShownFont>();
  return (font) => {
    let metrics = known.get(font);
    if (!metrics) known.set(font, (metrics = readFont(font)));
    return metrics;
  };
}
