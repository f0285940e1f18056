/** Fonts in; functions from the codes that a page shows to their text out, and fonts with a text for every code. */
import { contentOf, utf16 } from "./content-stream.ts";
import { PdfRef, PdfStream, asArray, asDict, resolve, type PdfDict } from "./objects.ts";
import { deflatedStream } from "./write-objects.ts";

/** The font's text for the hexadecimal digits of a shown string; codes that its ToUnicode map lacks give none. */
export function readFontText(font: PdfDict): (hex: string) => string {
  const digits = font.get("Subtype") === "/Type0" ? 4 : 2;
  const texts = textsOf(readToUnicode(font));
  return (hex) => {
    let text = "";
    for (let at = 0; at < hex.length; at += digits)
      text += texts.get(Number.parseInt(hex.slice(at, at + digits), 16)) ?? "";
    return text;
  };
}

/** What a code of a shown string stands for. */
export interface ShownCode {
  text: string;
  /** In thousandths of the size. */
  width: number;
}

/** The codes of the hexadecimal digits of a shown string, each with its text and its width (9.2.4, 9.7.4.3). */
export function readFontCodes(font: PdfDict): (hex: string) => ShownCode[] {
  const digits = font.get("Subtype") === "/Type0" ? 4 : 2;
  const texts = textsOf(readToUnicode(font));
  const { widths, usual } = digits === 4 ? compositeWidths(font) : simpleWidths(font);
  return (hex) => {
    const codes: ShownCode[] = [];
    for (let at = 0; at < hex.length; at += digits) {
      const code = Number.parseInt(hex.slice(at, at + digits), 16);
      codes.push({ text: texts.get(code) ?? "", width: widths.get(code) ?? usual });
    }
    return codes;
  };
}

interface Widths {
  widths: Map<number, number>;
  usual: number;
}

/** `W` holds `first [w w …]` and `first last w`; a code is the glyph's number, for the encoding is Identity-H. */
function compositeWidths(font: PdfDict): Widths {
  const descendant = asDict(asArray(font.get("DescendantFonts"))[0]);
  const list = asArray(descendant?.get("W"));
  const widths = new Map<number, number>();
  for (let at = 0; at < list.length;) {
    const first = Number(list[at]);
    const second = resolve(list[at + 1]);
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) widths.set(first + index, Number(width));
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code++) widths.set(code, Number(list[at + 2]));
      at += 3;
    }
  }
  return { widths, usual: Number(descendant?.get("DW") ?? 1000) };
}

function simpleWidths(font: PdfDict): Widths {
  const first = Number(font.get("FirstChar") ?? 0);
  const list = asArray(font.get("Widths")).map((width, index) => [first + index, Number(width)] as const);
  return { widths: new Map(list), usual: 0 };
}

/** A code that means nothing, as a line of `bfchar`. */
const voidCode = /^<([\da-f]+)> <0000>$/gim;

/**
 * Gives codes that mean U+0000 the text that they have in another of `fonts` of the same face, or else U+FFFD.
 *
 * Chromium (147) maps ligatures so in the text of SVG pictures, where it does not know their letters; PDF/UA-1
 * forbids it (ISO 14289-1, 7.21.7), and a reader would lose the letters.
 */
export function mendFontTexts(fonts: Iterable<PdfDict>): void {
  const maps = Array.from(fonts, (font) => ({ font, face: faceOf(font), map: readToUnicode(font) }));
  for (const { font, face, map } of maps) {
    const mended = map.replace(voidCode, (_, code: string) => {
      const texts = maps
        .filter((other) => face !== undefined && other.face === face)
        .map((other) => textsOf(other.map));
      const known = texts.map((text) => text.get(Number.parseInt(code, 16))).find((text) => text && text !== "\0");
      return `<${code}> <${hexOf(known ?? "\ufffd")}>`;
    });
    if (mended !== map) font.set("ToUnicode", new PdfRef(deflatedStream({}, Buffer.from(mended, "latin1"), 6)));
  }
}

/** Subsets of a face keep the codes of its glyphs; their names differ by a tag (ISO 32000-1, 9.6.4). */
function faceOf(font: PdfDict): string | undefined {
  const name = font.get("BaseFont");
  return typeof name === "string" ? name.replace(/^\/([A-Z]{6}\+)?/, "") : undefined;
}

function readToUnicode(font: PdfDict): string {
  const stream = resolve(font.get("ToUnicode"));
  return stream instanceof PdfStream ? contentOf(stream).toString("latin1") : "";
}

/**
 * The text of each code, from a ToUnicode map (9.10.3) as Skia writes it: `bfchar`, and `bfrange` without
 * arrays.
 */
function textsOf(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, kind, body = ""] of map.matchAll(/beginbf(char|range)\s([^]*?)endbf/g)) {
    const codes = Array.from(body.matchAll(/<([\da-f]+)>/gi), ([, hex = ""]) => hex);
    const step = kind === "char" ? 2 : 3;
    for (let i = 0; i < codes.length; i += step) {
      const first = Number.parseInt(codes[i] ?? "", 16);
      const last = Number.parseInt(codes[i + step - 2] ?? "", 16);
      const text = utf16(codes[i + step - 1] ?? "");
      const head = text.slice(0, -1);
      for (let code = first; code <= last; code++) {
        texts.set(code, head + String.fromCharCode(text.charCodeAt(text.length - 1) + code - first));
      }
    }
  }
  return texts;
}

/** Hexadecimal digits of UTF-16BE. */
export function hexOf(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
}
