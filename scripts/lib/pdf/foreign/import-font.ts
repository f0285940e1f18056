/** Imports fonts of a foreign PDF, if they are embedded; each code gets a text. */
import { descendantOf, isComposite } from "../fonts/font-widths.ts";
import { readFontCodes } from "../fonts/font-text.ts";
import { PdfRef, PdfStream, asArray, asDict, resolve, type PdfDict, type PdfValue } from "../objects.ts";
import { deflatedStream } from "../write-objects.ts";
import type { PlainCopies } from "./copy-plain.ts";

const keysOfFont =
  "Type Subtype Name BaseFont FirstChar LastChar Widths Encoding ToUnicode FontBBox FontMatrix CIDSystemInfo DW W DW2 W2 CIDToGIDMap".split(
    " ",
  );
/**
 * Keys of a font descriptor that are copied: all but the lists of a subset's glyphs, which are seldom complete (ISO
 * 19005-2, 6.2.11.4.2) and not needed.
 */
const keysOfDescriptor = (
  "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight " +
  "StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 Style Lang"
).split(" ");
const programs = ["FontFile", "FontFile2", "FontFile3"];

/**
 * Matches texts that a reader can't use (ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7): empty ones, byte order marks,
 * private use.
 */
const useless = /^$|[\0\ufeff\ufffe\ue000-\uf8ff]/;

/** Returns the name of a font that is not embedded; undefined for one that is. */
export function nameOfMissing(font: PdfDict): string | undefined {
  if (font.get("Subtype") === "/Type3") return undefined;
  const descendant = descendantOf(font);
  const descriptor = asDict(descendant.get("FontDescriptor"));
  if (programs.some((key) => resolve(descriptor?.get(key)) instanceof PdfStream)) return undefined;
  const name = resolve(font.get("BaseFont") ?? descendant.get("BaseFont"));
  return typeof name === "string" ? name.slice(1).replace(/^[A-Z]{6}\+/, "") : "a typeface without a name";
}

/** Returns a copy of an embedded font. */
export function importFont(font: PdfDict, copies: PlainCopies): PdfDict {
  const made = importSimple(font, copies);
  if (isComposite(font)) {
    const descendant = importSimple(descendantOf(font), copies);
    // Where codes are glyph numbers this entry is optional, but not in PDF/A (ISO 19005-2, 6.2.11.3.2).
    if (descendant.get("Subtype") === "/CIDFontType2" && !descendant.has("CIDToGIDMap"))
      descendant.set("CIDToGIDMap", "/Identity");
    made.set("DescendantFonts", [new PdfRef(descendant)]);
  }
  const { texts, digits } = readFontCodes(made);
  const isUseful = made.has("ToUnicode")
    ? texts.every((text) => text === undefined || !useless.test(text))
    : !isComposite(font) && hasKnownNames(font);
  if (!isUseful) made.set("ToUnicode", unicodeOf(texts, digits));
  return made;
}

function importSimple(font: PdfDict, copies: PlainCopies): PdfDict {
  const made = copies.pick(font, keysOfFont);
  const descriptor = asDict(font.get("FontDescriptor"));
  if (descriptor) made.set("FontDescriptor", new PdfRef(copies.pick(descriptor, keysOfDescriptor)));
  return made;
}

/** Matches glyph names whose letters readers know without a ToUnicode map. */
const knownName = new RegExp(
  "^(?:[A-Za-z]|uni[0-9A-F]{4}|[A-Za-z](?:acute|grave|circumflex|dieresis|tilde|ring|cedilla|caron|macron|breve|ogonek)|" +
    "zero|one|two|three|four|five|six|seven|eight|nine|space|exclam|quotesingle|quotedbl|numbersign|dollar|percent|" +
    "ampersand|parenleft|parenright|asterisk|plus|comma|hyphen|period|slash|colon|semicolon|less|equal|greater|question|" +
    "at|bracketleft|backslash|bracketright|underscore|bar|copyright|registered|trademark|degree|section|paragraph|" +
    "bullet|ellipsis|endash|emdash|quoteleft|quoteright|quotedblleft|quotedblright|quotesinglbase|quotedblbase|" +
    "guillemotleft|guillemotright|guilsinglleft|guilsinglright|germandbls|ae|AE|oe|OE|oslash|Oslash|eth|Eth|thorn|" +
    "Thorn|lslash|Lslash|dotlessi|fi|fl|Euro|sterling|yen|multiply|divide|minus|periodcentered)$",
);

/** Returns whether each code of a simple font has a glyph name that stands for a letter (ISO 32000-1, 9.10.2). */
function hasKnownNames(font: PdfDict): boolean {
  const encoding = resolve(font.get("Encoding"));
  const isUsual = (name: PdfValue) => name === "/WinAnsiEncoding" || name === "/MacRomanEncoding";
  if (!(encoding instanceof Map)) return isUsual(encoding);
  const names = asArray(encoding.get("Differences")).filter((entry) => typeof entry === "string");
  return isUsual(resolve(encoding.get("BaseEncoding"))) && names.every((name) => knownName.test(name.slice(1)));
}

/** Returns a ToUnicode map (ISO 32000-1, 9.10.3) in which codes without a usable text have U+FFFD. */
function unicodeOf(texts: readonly (string | undefined)[], digits: 2 | 4): PdfRef {
  const rows = digits === 2 ? 1 : 256;
  const hex = (code: number) => code.toString(16).padStart(digits, "0");
  const ranges = Array.from({ length: rows }, (_, row) => {
    const row256 = Array.from({ length: 256 }, (__, column) => {
      const text = texts[row * 256 + column];
      const known = text === undefined || useless.test(text) ? "\ufffd" : text;
      return `<${Buffer.from(known, "utf16le").swap16().toString("hex")}>`;
    });
    return `<${hex(row * 256)}> <${hex(row * 256 + 255)}> [${row256.join(" ")}]`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < ranges.length; at += 100) {
    const block = ranges.slice(at, at + 100);
    blocks.push(`${block.length} beginbfrange\n${block.join("\n")}\nendbfrange`);
  }
  const map = [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    `1 begincodespacerange\n<${hex(0)}> <${"f".repeat(digits)}>\nendcodespacerange`,
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
  return new PdfRef(deflatedStream({}, Buffer.from(map, "latin1"), 6));
}
