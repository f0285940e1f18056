/** A TrueType font in; a font of a PDF that grows by the characters that are asked for, and their widths, out. */
import { create, type Font } from "fontkit";
import { hexOf } from "./font-text.ts";
import { PdfRef, PdfString, dict, type PdfValue } from "./objects.ts";
import { deflatedStream } from "./write-objects.ts";

/** A font to write with; `finish` when all is written. */
export interface EmbeddedFont {
  /** The object, empty until `finish`. */
  readonly ref: PdfRef;
  has(character: string): boolean;
  /** Hexadecimal digits to show; characters that the font lacks become its empty box. */
  encode(text: string): string;
  /** In points. */
  widthOf(text: string, sizePt: number): number;
  finish(): void;
}

/**
 * Composite font, glyphs by their number in the subset (ISO 32000-1, 9.7). The tag before its name is put right
 * by `shareResources`.
 */
export function embedFont(bytes: Uint8Array): EmbeddedFont {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as Font;
  const subset = font.createSubset();
  const scale = 1000 / font.unitsPerEm;
  const glyphs = new Map<string, EmbeddedGlyph>();
  const ref = new PdfRef();
  const glyphOf = (character: string) => {
    let known = glyphs.get(character);
    if (!known) {
      const glyph = font.glyphForCodePoint(character.codePointAt(0)!);
      // The types have it wrong: it gives the glyph's number in the subset.
      known = { code: Number(subset.includeGlyph(glyph)), width: glyph.advanceWidth * scale };
      glyphs.set(character, known);
    }
    return known;
  };

  return {
    ref,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0)!),
    encode: (text) => Array.from(text, (character) => hexOfCode(glyphOf(character).code)).join(""),
    widthOf: (text, sizePt) => Array.from(text).reduce((sum, one) => sum + glyphOf(one).width, 0) * (sizePt / 1000),
    finish() {
      const program = subset.encode();
      const name = `/AAAAAA+${font.postscriptName}` as const;
      const { bbox, ascent, descent, capHeight, italicAngle } = font;
      const descriptor = dict({
        Type: "/FontDescriptor",
        FontName: name,
        Flags: 4,
        FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((value) => Math.round(value * scale)),
        ItalicAngle: italicAngle,
        Ascent: ascent * scale,
        Descent: descent * scale,
        CapHeight: capHeight * scale,
        StemV: 80,
        FontFile2: new PdfRef(deflatedStream({ Length1: program.length }, program, 6)),
      });
      const widths = [...glyphs.values()].flatMap(({ code, width }): PdfValue[] => [code, [Math.round(width)]]);
      const descendant = dict({
        Type: "/Font",
        Subtype: "/CIDFontType2",
        BaseFont: name,
        CIDSystemInfo: dict({ Registry: new PdfString("Adobe"), Ordering: new PdfString("Identity"), Supplement: 0 }),
        FontDescriptor: new PdfRef(descriptor),
        CIDToGIDMap: "/Identity",
        DW: 0,
        W: widths,
      });
      ref.value = dict({
        Type: "/Font",
        Subtype: "/Type0",
        BaseFont: name,
        Encoding: "/Identity-H",
        DescendantFonts: [new PdfRef(descendant)],
        ToUnicode: new PdfRef(deflatedStream({}, Buffer.from(toUnicode(glyphs), "latin1"), 6)),
      });
    },
  };
}

interface EmbeddedGlyph {
  code: number;
  /** In thousandths of the size. */
  width: number;
}

function hexOfCode(code: number): string {
  return code.toString(16).padStart(4, "0");
}

/** A map from codes to text (9.10.3), a hundred lines a block at most. */
function toUnicode(glyphs: ReadonlyMap<string, EmbeddedGlyph>): string {
  const lines = Array.from(glyphs, ([character, { code }]) => `<${hexOfCode(code)}> <${hexOf(character)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar\n`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("")}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
