/** Reads of small fonts which codes print nothing. */
import { expect, test } from "vitest";
import { dict, type PdfDict, type PdfValue } from "#lib/pdf/objects.ts";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import { blankGlyphs } from "#press/preflight/facts/blank-glyphs.ts";

/** Returns a program with places of three glyphs, of which the second has no outline, in words of 16 or 32 bits. */
function programOf(isLong: boolean): Buffer {
  const head = Buffer.alloc(54);
  head.writeInt16BE(isLong ? 1 : 0, 50);
  const places = [0, 20, 20, 60];
  const loca = Buffer.alloc(places.length * (isLong ? 4 : 2));
  for (const [index, place] of places.entries())
    if (isLong) loca.writeUInt32BE(place, 4 * index);
    else loca.writeUInt16BE(place / 2, 2 * index);
  const directory = Buffer.alloc(12 + 2 * 16);
  directory.writeUInt16BE(2, 4);
  let start = directory.length;
  for (const [index, [name, table]] of Object.entries({ head, loca }).entries()) {
    directory.write(name, 12 + 16 * index, "latin1");
    directory.writeUInt32BE(start, 12 + 16 * index + 8);
    directory.writeUInt32BE(table.length, 12 + 16 * index + 12);
    start += table.length;
  }
  return Buffer.concat([directory, head, loca]);
}

function fontOf(program: Buffer, entries: Record<string, PdfValue> = {}, cid: Record<string, PdfValue> = {}): PdfDict {
  const descriptor = dict({ FontFile2: deflatedStream({}, program, 1) });
  const descendant = dict({ Subtype: "/CIDFontType2", FontDescriptor: descriptor, ...cid });
  return dict({ Subtype: "/Type0", Encoding: "/Identity-H", DescendantFonts: [descendant], ...entries });
}

const blanksOf = (font: PdfDict) => [0, 1, 2, 3, 0xffff].filter(blankGlyphs(font));

test.each([true, false])(
  "a glyph without an outline is blank, others and codes without a glyph aren't: %s",
  (isLong) => {
    expect(blanksOf(fontOf(programOf(isLong)))).toEqual([1]);
  },
);

test.each<[string, PdfDict]>([
  ["a simple font", fontOf(programOf(true), { Subtype: "/TrueType" })],
  ["codes that are no numbers of glyphs", fontOf(programOf(true), { Encoding: "/UniGB-UCS2-H" })],
  ["a map from codes to glyphs", fontOf(programOf(true), {}, { CIDToGIDMap: deflatedStream({}, Buffer.alloc(8), 1) })],
  ["a damaged program", fontOf(programOf(true).subarray(0, 20))],
  ["a program without tables", fontOf(Buffer.alloc(12))],
])("of %s, nothing is taken for blank", (_, font) => {
  expect(blanksOf(font)).toEqual([]);
});
