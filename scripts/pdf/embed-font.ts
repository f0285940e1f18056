/** A TrueType file and the texts that are to be set with it in; a font of a PDF with just their glyphs, and the setting, out. */
import { readFile } from "node:fs/promises";
import type { Font, Glyph } from "fontkit";
import { hexOf } from "./font-text.ts";
import { PdfRef, PdfString, dict, type PdfDict } from "./objects.ts";
import { deflatedStream } from "./write-objects.ts";

/** A line of text, set but not placed. */
export interface SetLine {
  /** Operands of `TJ`, with the brackets: glyphs, and kerning between them. */
  readonly shown: string;
  /** At a size of one point, in points. */
  readonly width: number;
}

/** A typeface of which the glyphs that `set` was asked for are embedded. */
export interface EmbeddedFont {
  /** The font for the resources, empty until `finish`. */
  readonly ref: PdfRef;
  has(character: string): boolean;
  /** Characters that the font lacks become its empty box. */
  set(text: string): SetLine;
  /** In points. */
  widthOf(text: string, sizePt: number): number;
  /** Height of capitals at a size of one point. */
  readonly capHeight: number;
  /** Puts all that was set until now into `ref`, and gives it. */
  finish(): PdfRef;
}

const level = 6;

export async function embedFont(path: string): Promise<EmbeddedFont> {
  // Only those who print need it, and it takes time to load.
  const { create } = await import("fontkit");
  const font = create(await readFile(path));
  if (!("layout" in font)) throw new Error(`Unexpected collection of fonts in ${path}, expected one face`);
  // The types are those of an earlier version.
  const subset = font.createSubset() as unknown as { includeGlyph(glyph: Glyph): number; encode(): Uint8Array };
  /** Of each glyph of the subset: its width and text. The first stands for missing characters. */
  const glyphs: { width: number; text: string }[] = [{ width: font.getGlyph(0).advanceWidth, text: "" }];
  const scale = 1 / font.unitsPerEm;
  const ref = new PdfRef();
  const embedded: EmbeddedFont = {
    ref,
    capHeight: font.capHeight * scale,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0)!),
    widthOf: (text, sizePt) => embedded.set(text).width * sizePt,
    set(text) {
      const run = font.layout(text);
      let shown = "";
      let width = 0;
      for (const [i, glyph] of run.glyphs.entries()) {
        const id = subset.includeGlyph(glyph);
        glyphs[id] ??= { width: glyph.advanceWidth, text: String.fromCodePoint(...glyph.codePoints) };
        const advance = run.positions[i]!.xAdvance;
        const kern = Math.round((glyph.advanceWidth - advance) * scale * 1000);
        shown += `<${hexOfGlyph(id)}>${kern === 0 ? "" : kern}`;
        width += advance * scale;
      }
      return { shown: `[${shown}]`, width };
    },
    finish() {
      ref.value = fontOf(font, subset.encode(), glyphs);
      return ref;
    },
  };
  return embedded;
}

/** A composite font whose codes are the glyphs of its program (ISO 32000-1, 9.7.4, 9.9). */
function fontOf(font: Font, program: Uint8Array, glyphs: readonly { width: number; text: string }[]): PdfDict {
  const thousandths = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  // Joining gives subsets their tags by their programs.
  const name = `/AAAAAA+${font.postscriptName}` as const;
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = dict({
    Type: "/FontDescriptor",
    FontName: name,
    Flags: 4,
    FontBBox: [minX, minY, maxX, maxY].map(thousandths),
    ItalicAngle: font.italicAngle,
    Ascent: thousandths(font.ascent),
    Descent: thousandths(font.descent),
    CapHeight: thousandths(font.capHeight),
    StemV: 80,
    FontFile2: new PdfRef(deflatedStream({ Length1: program.length }, program, level)),
  });
  const descendant = dict({
    Type: "/Font",
    Subtype: "/CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: dict({ Registry: new PdfString("Adobe"), Ordering: new PdfString("Identity"), Supplement: 0 }),
    CIDToGIDMap: "/Identity",
    DW: 0,
    W: [0, glyphs.map(({ width }) => thousandths(width))],
    FontDescriptor: new PdfRef(descriptor),
  });
  return dict({
    Type: "/Font",
    Subtype: "/Type0",
    BaseFont: name,
    Encoding: "/Identity-H",
    DescendantFonts: [new PdfRef(descendant)],
    ToUnicode: new PdfRef(deflatedStream({}, Buffer.from(toUnicode(glyphs), "latin1"), level)),
  });
}

function hexOfGlyph(id: number): string {
  return id.toString(16).padStart(4, "0");
}

/** ISO 32000-1, 9.10.3; no more than a hundred lines may stand in one block. */
function toUnicode(glyphs: readonly { text: string }[]): string {
  const lines = glyphs.flatMap(({ text: letters }, id) => (letters ? [`<${hexOfGlyph(id)}> <${hexOf(letters)}>`] : []));
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
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
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
