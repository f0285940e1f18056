/** Converts cubic outlines to quadratic ones that look the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { expect, test } from "vitest";
import { readFontTables, writeTables } from "#lib/pdf/fonts/font-tables.ts";
import { truetypeOfCff } from "#lib/pdf/fonts/truetype-of-cff.ts";
import { fontsPath } from "#theme/built-in-theme.ts";

/** Glyphs of the font that is tested. */
const count = 200;

/** Returns an OpenType font with the outlines of a serif face, its other tables made up. */
function fontWithCff(): Buffer {
  const cff = readFileSync(
    join(import.meta.dirname, "../../../../node_modules/pdfjs-dist/standard_fonts/FoxitSerif.pfb"),
  );
  const own = readFontTables(readFileSync(join(fontsPath, "Carlito-Regular.ttf")));
  const tables = new Map(
    ["head", "hhea", "OS/2", "name", "post", "cmap"].map((name) => [name, Buffer.from(own.get(name)!)]),
  );
  tables.set("CFF ", cff);
  tables.get("head")!.writeUInt16BE(1000, 18);
  tables.get("hhea")!.writeUInt16BE(count, 34);
  tables.set("hmtx", Buffer.alloc(4 * count, Buffer.from([2, 88, 0, 0])));
  const maxp = Buffer.alloc(6);
  maxp.writeUInt32BE(0x00005000, 0);
  maxp.writeUInt16BE(count, 4);
  tables.set("maxp", maxp);
  const bytes = writeTables(tables);
  bytes.write("OTTO", 0, "latin1");
  return bytes;
}

test("every glyph keeps its extent, to a unit, and its advance", () => {
  const bytes = fontWithCff();
  const before = create(bytes) as Font;
  const converted = truetypeOfCff(bytes, before);
  expect([...readFontTables(converted).keys()]).not.toContain("CFF ");
  const after = create(converted) as Font;
  expect(after.numGlyphs).toBe(count);
  let drawn = 0;
  for (let index = 0; index < count; index++) {
    const [one, other] = [before.getGlyph(index), after.getGlyph(index)];
    expect(other.advanceWidth).toBe(one.advanceWidth);
    if (one.path.commands.length === 0) continue;
    drawn++;
    expect(other.path.commands.every(({ command }) => command !== "bezierCurveTo")).toBe(true);
    for (const side of ["minX", "minY", "maxX", "maxY"] as const) {
      expect(Math.abs(one.bbox[side] - other.bbox[side])).toBeLessThanOrEqual(1);
    }
  }
  expect(drawn).toBeGreaterThan(150);
});

test("the box around all glyphs is told anew: in an instance of a variable font it is inside out", () => {
  const bytes = fontWithCff();
  const tables = new Map(Array.from(readFontTables(bytes), ([name, table]) => [name, Buffer.from(table)]));
  for (const [index, bound] of [32767, 32767, -32767, -32767].entries()) {
    tables.get("head")!.writeInt16BE(bound, 36 + 2 * index);
  }
  const inverted = writeTables(tables);
  inverted.write("OTTO", 0, "latin1");
  const font = create(inverted) as Font;
  const head = readFontTables(truetypeOfCff(inverted, font)).get("head")!;
  const [left, bottom, right, top] = [36, 38, 40, 42].map((at) => head.readInt16BE(at));
  const boxes = Array.from({ length: count }, (_, index) => font.getGlyph(index).bbox).filter(
    ({ minX, maxX }) => minX < maxX,
  );
  expect(Math.abs(left! - Math.min(...boxes.map(({ minX }) => minX)))).toBeLessThanOrEqual(1);
  expect(Math.abs(bottom! - Math.min(...boxes.map(({ minY }) => minY)))).toBeLessThanOrEqual(1);
  expect(Math.abs(right! - Math.max(...boxes.map(({ maxX }) => maxX)))).toBeLessThanOrEqual(1);
  expect(Math.abs(top! - Math.max(...boxes.map(({ maxY }) => maxY)))).toBeLessThanOrEqual(1);
});
