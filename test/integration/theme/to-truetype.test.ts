/** Shows what of a font file is taken, and in which words others are refused. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "fontkit";
import subset from "subset-font";
import { describe, expect, test } from "vitest";
import { readFontTables } from "#lib/pdf/fonts/font-tables.ts";
import { hasPlainHyphen } from "#lib/pdf/fonts/hyphen-face.ts";
import { stylesPath } from "#theme/built-in-theme.ts";
import { toTrueType } from "#theme/to-truetype.ts";

const upright = { weight: "400", style: "normal" } as const;
const serif = readFileSync(join(stylesPath, "paper/fonts/SourceSerif4-Regular.ttf"));

/** Returns the font with bytes of a table changed. */
function damaged(name: string, change: (table: Buffer) => void): Buffer {
  const copy = Buffer.from(serif);
  change(readFontTables(copy).get(name)!);
  return copy;
}

const withCharacters = async (text: string) => Buffer.from(await subset(serif, text, { targetFormat: "sfnt" }));

describe("refuses", () => {
  test.each([
    ["a collection", Buffer.concat([Buffer.from("ttcf\0\x01\0\0", "latin1"), serif]), "collection of fonts"],
    ["a page of the web", Buffer.from("<html>Not found</html>"), "file that is no font,"],
    ["one that is cut off", serif.subarray(0, 40_000), "font that is cut off,"],
    ["glyphs made of glyphs that there are not", damaged("glyf", (glyf) => glyf.fill(0xff)), "damaged font"],
    ["glyphs beyond their table", damaged("loca", (loca) => loca.fill(0xff, 40, 48)), "damaged font"],
    ["an em of nothing", damaged("head", (head) => head.writeUInt16BE(0, 18)), "damaged font"],
  ])("%s", async (_, file, found) => {
    expect(await toTrueType(file, upright)).toMatchObject({ found });
  });

  test("glyphs that are made of themselves", async () => {
    const font = create(serif);
    if (!("numGlyphs" in font)) throw new Error("Unexpected collection, expected one face");
    const tables = readFontTables(serif);
    const [loca, glyf] = [tables.get("loca")!, tables.get("glyf")!];
    const isLong = tables.get("head")!.readInt16BE(50) === 1;
    const placeOf = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
    const composite = Array.from({ length: font.numGlyphs }, (_, glyph) => glyph).find(
      (glyph) => placeOf(glyph + 1) > placeOf(glyph) && glyf.readInt16BE(placeOf(glyph)) < 0,
    );
    // Of its header, ten bytes, and of its first part the flags, two bytes; then comes the part's glyph.
    const file = damaged("glyf", (table) => table.writeUInt16BE(composite!, placeOf(composite!) + 12));
    expect(await toTrueType(file, upright)).toEqual({ found: "damaged font" });
  });
});

describe("takes, and tells which usual characters are missing", () => {
  test.each([
    ["capitals alone", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "a–z 0–9 - . , : ; ( ) /"],
    ["nearly all", "ABCDEFGHIJKLMNOPQRSTUVWXYabcdefghijklmnopqrstuvwxyz0123456789-.,:;()", "Z /"],
  ])("%s", async (_, characters, lacks) => {
    expect(await toTrueType(await withCharacters(characters), upright)).toMatchObject({ lacks });
  });

  test("none of a whole typeface", async () => {
    expect(await toTrueType(serif, upright)).toEqual({ bytes: serif, madeOf: undefined, lacks: undefined });
  });
});

test("a typeface without a hyphen is known, and gets that of the usual one", async () => {
  expect([hasPlainHyphen(serif), hasPlainHyphen(await withCharacters("AB"))]).toEqual([true, false]);
});
