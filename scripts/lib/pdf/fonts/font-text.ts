/** Reads the text of a font's codes, and repairs fonts whose codes have none. */
import { contentOfStream } from "../content/content-stream.ts";
import { isComposite, readFontWidths } from "./font-widths.ts";
import { PdfRef, PdfStream, resolve, type PdfDict } from "../objects.ts";
import { hexOfText, textOfHex } from "../utf16.ts";
import { deflatedStream } from "../write-objects.ts";

/** Texts and widths of a font's codes. */
export interface FontCodes {
  /** Count of hexadecimal digits of a code. */
  digits: 2 | 4;
  /** Text of each code, from the ToUnicode map, which may lack some. */
  texts: readonly (string | undefined)[];
  /** In thousandths of the size. */
  widths: readonly (number | undefined)[];
  usualWidth: number;
}

/**
 * Reads the codes of a font. The result has arrays rather than maps for speed, since a report has a million letters.
 */
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

/** Text and width of one code in a shown string. */
export interface ShownCode {
  text: string;
  /** In thousandths of the size. */
  width: number;
}

/** Returns the codes of a shown string, given in hexadecimal digits; the text is empty where the font has none. */
export function shownCodes({ digits, texts, widths, usualWidth }: FontCodes, hex: string): ShownCode[] {
  const codes: ShownCode[] = [];
  for (let at = 0; at < hex.length; at += digits) {
    const code = Number.parseInt(hex.slice(at, at + digits), 16);
    codes.push({ text: texts[code] ?? "", width: widths[code] ?? usualWidth });
  }
  return codes;
}

/** Matches a line of `bfchar` with a code whose text is U+0000. */
const voidCode = /^<([\da-f]+)> <0000>$/gim;
/** Matches Latin ligatures, U+FB00 to U+FB06, and Arabic presentation forms, U+FB50 to U+FDFF and U+FE70 to U+FEFC. */
const formed = "FB0[0-6]|FB[5-9A-F][\\dA-F]|F[CD][\\dA-F]{2}|FE[7-9A-F][\\dA-F]";
/** Matches a line of `bfchar` with a code whose text is one of these. */
const ligatureCode = new RegExp(`^<([\\da-f]+)> <(${formed})>$`, "gim");
/** Matches a line of `bfrange` with consecutive codes whose texts are such characters. */
const ligatureRange = new RegExp(`^<([\\da-f]+)> <([\\da-f]+)> <(${formed})>$`, "gim");

/**
 * Replaces the text of codes in ToUnicode maps: U+0000 by the text that the code has in another of `fonts` of the same
 * face, or else by U+FFFD, and ligatures and Arabic presentation forms by their letters.
 *
 * Chromium (147) maps ligatures to U+0000 in the text of SVG pictures, where it does not know their letters; PDF/UA-1
 * forbids it (ISO 14289-1, 7.21.7), and a reader would lose the letters. Elsewhere it maps them to the characters of
 * ligatures, and writes the letters beside the text (ActualText), which pdf.js, for example, does not read: a search
 * for "office" would not find it.
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

/** Matches all lines of `bfrange` that stand together, of which there may be a hundred. */
const rangeBlock = /^\d+ beginbfrange\n([^]*?)\nendbfrange$/gm;
const mostRanges = 100;

/** Replaces ligatures in a ToUnicode map by their letters. */
function withLetters(map: string): string {
  const ranges = map.replace(rangeBlock, (block, lines: string) => {
    const parted = lines.replace(ligatureRange, partRange);
    if (parted === lines) return block;
    const all = parted.split("\n");
    const blocks = Array.from({ length: Math.ceil(all.length / mostRanges) }, (_, index) =>
      all.slice(index * mostRanges, (index + 1) * mostRanges),
    );
    return blocks.map((some) => `${some.length} beginbfrange\n${some.join("\n")}\nendbfrange`).join("\n");
  });
  return ranges.replace(ligatureCode, (_, code: string, ligature: string) => {
    return `<${code}> <${lettersOf(Number.parseInt(ligature, 16))}>`;
  });
}

/**
 * Makes a line for each code of a range, since letters of neighbours need not be neighbours. One line may hold a list of
 * them (9.10.3), but page-validation (0.11) reads none.
 */
function partRange(_: string, from: string, to: string, ligature: string): string {
  const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  const codes = Array.from({ length: last - first + 1 }, (__, index) => first + index);
  return codes
    .map((code) => {
      const written = code.toString(16).toUpperCase().padStart(from.length, "0");
      return `<${written}> <${written}> <${lettersOf(Number.parseInt(ligature, 16) + code - first)}>`;
    })
    .join("\n");
}

/** Returns the letters of a ligature (or of another character) in hexadecimal digits. */
function lettersOf(codePoint: number): string {
  return hexOfText(String.fromCodePoint(codePoint).normalize("NFKC"));
}

/**
 * Returns the name of a font's face, without the tag that marks a subset (ISO 32000-1, 9.6.4). Subsets of one face keep
 * the codes of its glyphs.
 */
function faceOf(font: PdfDict): string | undefined {
  const name = font.get("BaseFont");
  return typeof name === "string" ? name.replace(/^\/([A-Z]{6}\+)?/, "") : undefined;
}

function readToUnicode(font: PdfDict): string {
  const stream = resolve(font.get("ToUnicode"));
  return stream instanceof PdfStream ? contentOfStream(stream).toString("latin1") : "";
}

/** Matches a line of `bfchar`: a code and its text. */
const charLine = /<([\da-f]+)>\s*<([\da-f]*)>/gi;
/**
 * Matches a line of `bfrange`: the first code and the last, then the text of the first, or in brackets the texts of
 * all.
 */
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

/** Returns `count` texts, each with the last code unit one higher than the one before. */
function countedFrom(text: string, count: number): string[] {
  const [head, last] = [text.slice(0, -1), text.charCodeAt(text.length - 1)];
  return Array.from({ length: count }, (_, index) => head + String.fromCharCode(last + index));
}
