/** Embeds the glyphs of a TrueType file that texts need, and sets texts with them. */
import type { Font, Glyph } from "fontkit";
import { faceRunsOf, type PartialFace } from "./face-runs.ts";
import { hyphens } from "./hyphen-face.ts";
import { roundTo } from "../number-text.ts";
import { PdfRef, PdfString, dict, type PdfDict } from "../objects.ts";
import { hexOfText } from "../utf16.ts";
import { deflatedStream } from "../write-objects.ts";

/** A line of text that is set but not placed. */
export interface SetLine {
  /** Runs of one face each, in their order; `shown` are operands of `TJ`: glyphs and kerning. */
  readonly runs: readonly { readonly font: PdfRef; readonly scale: number; readonly shown: string }[];
  /** Width in points, at a size of one point. */
  readonly width: number;
}

/** A typeface; the glyphs that `set` needed are embedded. */
export interface EmbeddedFont {
  /** Font objects for the resources, the typeface's own first; empty until `finish`. */
  readonly refs: readonly PdfRef[];
  has(character: string): boolean;
  /** Sets a text in one line. Characters that the font lacks become its `.notdef` glyph, a box. */
  set(text: string): SetLine;
  /** Returns the width of a text in points. */
  widthOf(text: string, sizePt: number): number;
  /** Height of capitals at a size of one point. */
  readonly capHeight: number;
  /** Fills `refs` with all glyphs that were set so far. */
  finish(): void;
}

/** A face for characters that the typeface lacks. */
export interface OtherFace extends PartialFace {
  /** A TrueType file. */
  readonly bytes: Buffer;
  /** Size in which it is drawn, as a share of the text's size. */
  readonly scale: number;
}

/**
 * Returns the operators that show a line, within a text object.
 *
 * @param nameOf - returns the name of a font in the resources
 * @param place - operators that set place and colour
 */
export function showLine({ runs }: SetLine, sizePt: number, nameOf: (font: PdfRef) => string, place: string): string {
  return runs
    .map(({ font, scale, shown }, index) => {
      const size = roundTo(5, sizePt * scale);
      return `/${nameOf(font)} ${size} Tf ${index === 0 ? `${place} ` : ""}${shown} TJ`;
    })
    .join(" ");
}

/**
 * Names the fonts of a typeface in the resources: `Spine`, `Spine1`, `Spine2`. Only fonts that were used in the end are
 * listed.
 */
export function fontNames({ refs }: EmbeddedFont, name: string): { nameOf: (font: PdfRef) => string; fonts: PdfDict } {
  const nameOf = (font: PdfRef) => `${name}${refs.indexOf(font) || ""}`;
  return { nameOf, fonts: new Map(refs.filter(({ value }) => value !== null).map((ref) => [nameOf(ref), ref])) };
}

const level = 6;

/**
 * Embeds a typeface.
 *
 * @param bytes - a TrueType file
 * @param others - faces for characters that the file lacks
 */
export async function embedFont(bytes: Buffer, others: readonly OtherFace[] = []): Promise<EmbeddedFont> {
  // Imported when needed, since loading it takes time and only print and proofs use it.
  const { create } = await import("fontkit");
  const own = new EmbeddedFace(create(bytes), 1);
  const rest = others.map(({ bytes, scale, has }) => ({ face: new EmbeddedFace(create(bytes), scale), has }));
  const set = (text: string): SetLine => {
    const runs = faceRunsOf(asDrawn(text), { face: own, has: (character) => own.has(character) }, rest).map((run) =>
      run.face.face.set(run.text),
    );
    return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
  };
  const faces = [own, ...rest.map(({ face }) => face)];
  return {
    refs: faces.map(({ ref }) => ref),
    capHeight: own.font.capHeight / own.font.unitsPerEm,
    has: (character) => own.has(character) || rest.some(({ has }) => has(character)),
    widthOf: (text, sizePt) => set(text).width * sizePt,
    set,
    finish: () => faces.forEach((face) => face.finish(face === own)),
  };
}

/** A face of a typeface, with the glyphs of it that are embedded. */
class EmbeddedFace {
  readonly ref = new PdfRef();
  readonly font: Font;
  readonly #scale: number;
  // The package's types are of an earlier version.
  readonly #subset: { includeGlyph(glyph: Glyph): number; encode(): Uint8Array };
  /** Width and text of each glyph in the subset; the first one is for missing characters. */
  readonly #glyphs: { width: number; text: string }[];

  /** @param scale - size in which it is drawn, as a share of the text's size */
  constructor(font: ReturnType<typeof import("fontkit").create>, scale: number) {
    if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
    this.font = font;
    this.#scale = scale;
    this.#subset = font.createSubset() as never;
    this.#glyphs = [{ width: font.getGlyph(0).advanceWidth, text: "" }];
  }

  has(character: string): boolean {
    return this.font.hasGlyphForCodePoint(asDrawn(character).codePointAt(0)!);
  }

  set(text: string): SetLine["runs"][number] & { width: number } {
    const { font } = this;
    const run = font.layout(text);
    const em = 1 / font.unitsPerEm;
    let shown = "";
    let width = 0;
    for (const [i, glyph] of run.glyphs.entries()) {
      const id = this.#subset.includeGlyph(glyph);
      this.#glyphs[id] ??= { width: glyph.advanceWidth, text: String.fromCodePoint(...glyph.codePoints) };
      const advance = run.positions[i]!.xAdvance;
      const kern = Math.round((glyph.advanceWidth - advance) * em * 1000);
      shown += `<${hexOfGlyph(id)}>${kern === 0 ? "" : kern}`;
      width += advance * em;
    }
    return { font: this.ref, scale: this.#scale, shown: `[${shown}]`, width: width * this.#scale };
  }

  /** Makes the font object, unless no glyph of the face was used. */
  finish(isNeeded: boolean): void {
    if (isNeeded || this.#glyphs.length > 1) this.ref.value = fontOf(this.font, this.#subset.encode(), this.#glyphs);
  }
}

/**
 * Replaces hyphens that the face lacks by the hyphen-minus. On pages they are drawn with a face of their own that looks
 * the same (see `makeHyphenFace`).
 */
function asDrawn(text: string): string {
  return text.replaceAll(hyphens.all, "-");
}

/** Returns a composite font whose codes are the glyph numbers of its program (ISO 32000-1, 9.7.4, 9.9). */
function fontOf(font: Font, program: Uint8Array, glyphs: readonly { width: number; text: string }[]): PdfDict {
  const thousandths = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  // When PDFs are joined, subsets get their tags from their programs.
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
    // Some faces have an OS/2 table without it.
    CapHeight: thousandths(font.capHeight || font.ascent),
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

/** Returns the ToUnicode map (ISO 32000-1, 9.10.3), in blocks of at most a hundred lines, as it demands. */
function toUnicode(glyphs: readonly { text: string }[]): string {
  const lines = glyphs.flatMap(({ text: letters }, id) =>
    letters ? [`<${hexOfGlyph(id)}> <${hexOfText(letters)}>`] : [],
  );
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
