/** Reads the typefaces of a web page back with fontkit. */
import { create, type Font } from "fontkit";
import { expect, test } from "vitest";
import { readWebFaces } from "#theme/web-faces.ts";
import { noStore } from "#lib/cache/cached.ts";
import { theme } from "../../support/usual-theme.ts";

const styles = await readWebFaces(theme, noStore, ["Ωμέγα fi \u2010\u2011"]);
const files = [...styles.matchAll(/url\(data:font\/woff2;base64,([^)]+)\)/g)].map(([, written]) =>
  Buffer.from(written!, "base64"),
);
const upright = create(files[0]!) as Font;

test("there are an upright, an italic and a bold face, each under 36 KB", () => {
  expect(files.map((file) => (create(file) as Font).postscriptName)).toEqual([
    "Carlito",
    "Carlito-Italic",
    "Carlito-Bold",
  ]);
  for (const { length } of files) expect(length).toBeLessThan(36_000);
});

test("they have Latin letters and the blocks that the page needs, and no others", () => {
  for (const letter of "Aé~Ωά") expect(upright.hasGlyphForCodePoint(letter.codePointAt(0)!)).toBe(true);
  expect(upright.hasGlyphForCodePoint("Ж".codePointAt(0)!)).toBe(false);
});

test("hyphens that the typeface lacks, and the space that doesn't break, are drawn as those that it has", () => {
  const glyphs = upright.glyphsForString("-\u2010\u2011 \u00a0").map(({ id }) => id);
  expect(glyphs[0]).not.toBe(0);
  expect(glyphs).toEqual([glyphs[0], glyphs[0], glyphs[0], glyphs[3], glyphs[3]]);
});

test("ligatures and kerning stay, hints don't", () => {
  expect(upright.layout("fi").glyphs).toHaveLength(1);
  const { positions } = upright.layout("AV");
  expect(positions[0]!.xAdvance).toBeLessThan(upright.glyphForCodePoint(65).advanceWidth);
  const { directory } = upright as unknown as { directory: { tables: Record<string, unknown> } };
  expect(Object.keys(directory.tables)).not.toEqual(expect.arrayContaining(["fpgm"]));
});

test("are the same bytes each time", async () => {
  expect(await readWebFaces(theme, noStore, ["Ωμέγα fi \u2010\u2011"])).toBe(styles);
});
