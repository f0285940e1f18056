/** Reads what text the codes of a font stand for, and repairs fonts whose codes stand for none. */
import { contentOf } from "./content-stream.ts";
import { isComposite, readFontWidths } from "./font-widths.ts";
import { PdfRef, PdfStream, resolve, type PdfDict } from "./objects.ts";
import { hexOfText, textOfHex } from "./utf16.ts";
import { deflatedStream } from "./write-objects.ts";

/** The meaning of the codes in a font's strings, by code. */
export interface FontCodes {
  /** Hexadecimal digits that a code has. */
  digits: 2 | 4;
  /** Text of each code, from its ToUnicode map, which may lack some. */
  texts: readonly (string | undefined)[];
  /** In thousandths of the size. */
  widths: readonly (number | undefined)[];
  usualWidth: number;
}

/** Reads a font of a page. Arrays, since a report has a million letters. */
export function readFontCodes(font: PdfDict): FontCodes {
  const { widths, usualWidth = 0 } = readFontWidths(font);
  return {
    digits: isComposite(font) ? 4 : 2,
    texts: listOf(textsOf(readToUnicode(font))),
    widths: listOf(widths),
    usualWidth,
  };
}

function listOf<Value>(byCode: ReadonlyMap<number, Value>): (Value | undefined)[] {
  const list: (Value | undefined)[] = Array.from({ length: Math.max(-1, ...byCode.keys()) + 1 });
  for (const [code, value] of byCode) list[code] = value;
  return list;
}

/** The meaning of one code in a shown string. */
export interface ShownCode {
  text: string;
  /** In thousandths of the size. */
  width: number;
}

/**
 * Returns the codes of the hexadecimal digits of a shown string; one that the font has no text for has an empty one.
 */
export function shownCodes({ digits, texts, widths, usualWidth }: FontCodes, hex: string): ShownCode[] {
  const codes: ShownCode[] = [];
  for (let at = 0; at < hex.length; at += digits) {
    const code = Number.parseInt(hex.slice(at, at + digits), 16);
    codes.push({ text: texts[code] ?? "", width: widths[code] ?? usualWidth });
  }
  return codes;
}

/** A code that means nothing, as a line of `bfchar`. */
const voidCode = /^<([\da-f]+)> <0000>$/gim;
/** Latin ligatures, U+FB00 to U+FB06, and Arabic letters as they are joined, U+FB50 to U+FDFF and U+FE70 to U+FEFC. */
const formed = "FB0[0-6]|FB[5-9A-F][\\dA-F]|F[CD][\\dA-F]{2}|FE[7-9A-F][\\dA-F]";
/** A code that means one of these, as a line of `bfchar`. */
const ligatureCode = new RegExp(`^<([\\da-f]+)> <(${formed})>$`, "gim");
/** Matches neighbouring codes that mean such letters, as a line of `bfrange`. */
const ligatureRange = new RegExp(`^<([\\da-f]+)> <([\\da-f]+)> <(${formed})>$`, "gim");

/**
 * Gives codes that mean U+0000 the text that they have in another of `fonts` of the same face, or else U+FFFD, and
 * those that mean a ligature, or a letter as it is joined, its letters.
 *
 * Chromium (147) maps ligatures to U+0000 in the text of SVG pictures, where it does not know their letters; PDF/UA-1
 * forbids it (ISO 14289-1, 7.21.7), and a reader would lose the letters. Elsewhere it maps them to the characters of
 * ligatures, and writes the letters beside the text (ActualText), which pdf.js for one does not read: who looks for
 * "office" would not find it.
 */
export function repairFontTexts(fonts: Iterable<PdfDict>): void {
  const maps = Array.from(fonts, (font) => ({ font, face: faceOf(font), map: readToUnicode(font) }));
  for (const { font, face, map } of maps) {
    const repaired = withLetters(map).replace(voidCode, (_, code: string) => {
      const texts = maps
        .filter((other) => face !== undefined && other.face === face)
        .map((other) => textsOf(other.map));
      const known = texts.map((text) => text.get(Number.parseInt(code, 16))).find((text) => text && text !== "\0");
      return `<${code}> <${hexOfText(known ?? "\ufffd")}>`;
    });
    if (repaired !== map) font.set("ToUnicode", new PdfRef(deflatedStream({}, Buffer.from(repaired, "latin1"), 6)));
  }
}

/**
 * Splits ligatures to their letters in a map from codes to text. A range may end with one text a code (9.10.3), which
 * need not be neighbours as the codes are.
 */
function withLetters(map: string): string {
  const ranges = map.replace(ligatureRange, (_, from: string, to: string, ligature: string) => {
    const first = Number.parseInt(ligature, 16);
    const count = Number.parseInt(to, 16) - Number.parseInt(from, 16) + 1;
    const texts = Array.from({ length: count }, (__, index) => `<${lettersOf(first + index)}>`);
    return `<${from}> <${to}> [${texts.join(" ")}]`;
  });
  return ranges.replace(ligatureCode, (_, code: string, ligature: string) => {
    return `<${code}> <${lettersOf(Number.parseInt(ligature, 16))}>`;
  });
}

/** Returns hexadecimal digits of the letters that a ligature (or another character) stands for. */
function lettersOf(codePoint: number): string {
  return hexOfText(String.fromCodePoint(codePoint).normalize("NFKC"));
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

/** A line of `bfchar`: a code and its text. */
const charLine = /<([\da-f]+)>\s*<([\da-f]*)>/gi;
/** A line of `bfrange`: the first code and the last, then the text of the first, or in brackets those of all. */
const rangeLine = /<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<([\da-f]*)>|\[([^\]]*)\])/gi;

/** Returns the text of each code, from a ToUnicode map (9.10.3), with letters instead of ligatures. */
function textsOf(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, kind, body = ""] of withLetters(map).matchAll(/beginbf(char|range)\s([^]*?)endbf/g)) {
    if (kind === "char") {
      for (const [, code = "", text = ""] of body.matchAll(charLine))
        texts.set(Number.parseInt(code, 16), textOfHex(text));
    } else {
      for (const [, from = "", to = "", text = "", list] of body.matchAll(rangeLine)) {
        const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
        const all =
          list === undefined
            ? countedFrom(textOfHex(text), last - first + 1)
            : list.match(/[\da-f]+/gi)!.map(textOfHex);
        for (const [index, each] of all.entries()) texts.set(first + index, each);
      }
    }
  }
  return texts;
}

/** Returns a text, then those whose last unit is one more each. */
function countedFrom(text: string, count: number): string[] {
  const [head, last] = [text.slice(0, -1), text.charCodeAt(text.length - 1)];
  return Array.from({ length: count }, (_, index) => head + String.fromCharCode(last + index));
}
