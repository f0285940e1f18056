/** Makes of a font file of any kind a static TrueType file, the only one that Chromium embeds as text. */
import { readTables } from "../lib/pdf/font-tables.ts";

/** Weight and slant of the face that the file is for. */
export interface WantedFace {
  weight: "400" | "700";
  style: "normal" | "italic";
}

/** A TrueType file, and what it was made of where it is another than was given; or what the file is instead. */
export type TrueType = { bytes: Buffer; madeOf?: string | undefined } | { found: string };

/**
 * Converts a font. WOFF and WOFF2 are unpacked, of a variable one the instance is taken, CFF outlines become quadratic
 * ones.
 *
 * @param file - TrueType, OpenType, WOFF or WOFF2
 */
export async function toTrueType(file: Buffer, wanted: WantedFace): Promise<TrueType> {
  const signature = file.toString("latin1", 0, 4);
  if (signature === "ttcf") return { found: "a collection of fonts" };
  const isPacked = signature === "wOFF" || signature === "wOF2";
  if (!isPacked && signature !== "OTTO" && signature !== "true" && signature !== "\0\x01\0\0")
    return { found: "file that is no font," };
  try {
    const unpacked = isPacked ? await unpack(file) : file;
    const refusal = refusalOf(unpacked);
    if (refusal !== undefined) return { found: refusal };
    const fixed = readTables(unpacked).has("fvar") ? await instanceOf(unpacked, wanted) : unpacked;
    const bytes = readTables(fixed).has("glyf") ? fixed : await withQuadraticOutlines(fixed);
    const kinds = [
      ...(isPacked ? [signature === "wOFF" ? "WOFF" : "WOFF2"] : []),
      ...(fixed === unpacked ? [] : ["variable"]),
      ...(bytes === fixed ? [] : ["CFF"]),
    ];
    await tryFont(bytes);
    return { bytes, madeOf: kinds.length > 0 ? kinds.join(", ") : undefined };
  } catch {
    return { found: "a damaged font" };
  }
}

async function unpack(file: Buffer): Promise<Buffer> {
  const { convert } = await import("fontverter");
  return Buffer.from(await convert(file, "sfnt"));
}

/** Returns why a font can't be used: its maker does not let it be embedded (OpenType 1.9, `OS/2`, fsType). */
function refusalOf(bytes: Buffer): string | undefined {
  const tables = readTables(bytes);
  if (hasCutTable(bytes)) return "a font that is cut off";
  const missing = ["head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "name", "post"].find((name) => !tables.has(name));
  if (missing !== undefined) return `a font without the table ${missing}`;
  const permission = tables.get("OS/2")!.readUInt16BE(8) & 0xf;
  return permission === 2 ? "a font whose maker does not let it be embedded" : undefined;
}

/** Returns whether a table goes on beyond the file's end (OpenType 1.9, table directory). */
function hasCutTable(bytes: Buffer): boolean {
  return Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index).some(
    (entry) => bytes.readUInt32BE(entry + 8) + bytes.readUInt32BE(entry + 12) > bytes.length,
  );
}

/** Draws a letter, as a page will. @throws {Error} where that can't be done */
async function tryFont(bytes: Buffer): Promise<void> {
  const { create } = await import("fontkit");
  const font = create(bytes);
  if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  const { glyphs } = font.layout("Ab-");
  for (const glyph of glyphs) if (glyph.path.commands.length === 0) throw new Error("Unexpected empty letter");
  if (font.getGlyph(font.numGlyphs - 1).advanceWidth < 0) throw new Error("Unexpected advance");
}

/** Takes the instance of a variable font. Axes other than those of weight and slant are as the font has them. */
async function instanceOf(bytes: Buffer, { weight, style }: WantedFace): Promise<Buffer> {
  const [{ create }, { default: subset }] = await Promise.all([import("fontkit"), import("subset-font")]);
  const font = create(bytes);
  if (!("variationAxes" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  const asked: Record<string, number> = { wght: Number(weight), ...(style === "italic" ? { ital: 1, slnt: -90 } : {}) };
  const axes = Object.entries(font.variationAxes).map(([name, axis]) => {
    const value = asked[name] ?? axis!.default;
    return [name, Math.min(axis!.max, Math.max(axis!.min, value))] as const;
  });
  return Buffer.from(
    await subset(bytes, "", { targetFormat: "sfnt", keepAllGlyphs: true, variationAxes: Object.fromEntries(axes) }),
  );
}

async function withQuadraticOutlines(bytes: Buffer): Promise<Buffer> {
  const [{ create }, { truetypeOfCff }] = await Promise.all([
    import("fontkit"),
    import("../lib/pdf/truetype-of-cff.ts"),
  ]);
  const font = create(bytes);
  if (!("getGlyph" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  return truetypeOfCff(bytes, font);
}
