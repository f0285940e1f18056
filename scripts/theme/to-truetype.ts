/** Makes of a font file of any kind a static TrueType file, the only one that Chromium embeds as text. */
import { hasSoundGlyphs } from "../lib/pdf/fonts/check-glyphs.ts";
import { readFontTables } from "../lib/pdf/fonts/font-tables.ts";

/** Weight and slant of the face that the file is for. */
export interface WantedFace {
  weight: "400" | "700";
  style: "normal" | "italic";
}

/**
 * A TrueType file, what it was made of where it is another than was given, and which usual characters it lacks; or what
 * the file is instead.
 */
export type TrueType =
  | { bytes: Buffer; madeOf?: string | undefined; lacks?: string | undefined }
  | { found: string; expected?: string };

/**
 * Converts a font. WOFF and WOFF2 are unpacked, of a variable one the instance is taken, CFF outlines become quadratic
 * ones.
 *
 * @param file - TrueType, OpenType, WOFF or WOFF2
 */
export async function toTrueType(file: Buffer, wanted: WantedFace): Promise<TrueType> {
  const signature = file.toString("latin1", 0, 4);
  if (signature === "ttcf") return { found: "collection of fonts", expected: oneFace };
  const isPacked = signature === "wOFF" || signature === "wOF2";
  if (!isPacked && signature !== "OTTO" && signature !== "true" && signature !== "\0\x01\0\0")
    return { found: "file that is no font," };
  try {
    const unpacked = isPacked ? await unpack(file) : file;
    const refusal = refusalOf(unpacked);
    if (refusal !== undefined) return { found: refusal };
    const unpackedTables = readFontTables(unpacked);
    if (unpackedTables.has("glyf") && !hasSoundGlyphs(unpackedTables)) return { found: "damaged font" };
    const fixed = readFontTables(unpacked).has("fvar") ? await instanceOf(unpacked, wanted) : unpacked;
    const bytes = readFontTables(fixed).has("glyf") ? fixed : await withQuadraticOutlines(fixed);
    const kinds = [
      ...(isPacked ? [signature === "wOFF" ? "WOFF" : "WOFF2"] : []),
      ...(fixed === unpacked ? [] : ["variable"]),
      ...(bytes === fixed ? [] : ["CFF"]),
    ];
    const lacks = await tryFont(bytes);
    return { bytes, madeOf: kinds.length > 0 ? kinds.join(", ") : undefined, lacks };
  } catch {
    return { found: "damaged font" };
  }
}

const oneFace = "one of its fonts as a file of its own: programs for fonts write it, and many makers offer them so";

async function unpack(file: Buffer): Promise<Buffer> {
  const { convert } = await import("fontverter");
  return Buffer.from(await convert(file, "sfnt"));
}

/** Returns why a font can't be used: its maker does not let it be embedded (OpenType 1.9, `OS/2`, fsType). */
function refusalOf(bytes: Buffer): string | undefined {
  const tables = readFontTables(bytes);
  if (hasCutTable(bytes)) return "font that is cut off,";
  const missing = ["head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "name", "post"].find((name) => !tables.has(name));
  if (missing !== undefined) return `font without the table ${missing},`;
  const unitsInEm = tables.get("head")!.readUInt16BE(18);
  if (unitsInEm < 16 || unitsInEm > 16384) return "damaged font";
  const permission = tables.get("OS/2")!.readUInt16BE(8) & 0xf;
  return permission === 2 ? "font whose maker does not let it be embedded," : undefined;
}

/** Returns whether a table goes on beyond the file's end (OpenType 1.9, table directory). */
function hasCutTable(bytes: Buffer): boolean {
  return Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index).some(
    (entry) => bytes.readUInt32BE(entry + 8) + bytes.readUInt32BE(entry + 12) > bytes.length,
  );
}

/** Characters that any report has, in groups that are named where all of them are missing. */
const usual: readonly (readonly [name: string, characters: string])[] = [
  ["A–Z", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  ["a–z", "abcdefghijklmnopqrstuvwxyz"],
  ["0–9", "0123456789"],
  ["- . , : ; ( ) /", "-.,:;()/"],
];

/**
 * Draws letters, as a page will.
 *
 * @returns the usual characters that the font lacks; undefined for none
 * @throws {Error} where it can't be drawn
 */
async function tryFont(bytes: Buffer): Promise<string | undefined> {
  const { create } = await import("fontkit");
  const font = create(bytes);
  if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  const has = (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0)!);
  const { glyphs } = font.layout(Array.from("Ab-").filter(has).join(""));
  for (const glyph of glyphs) if (glyph.path.commands.length === 0) throw new Error("Unexpected empty letter");
  const tables = readFontTables(bytes);
  const widths = tables.get("hhea")!.readUInt16BE(34);
  if (widths === 0 || tables.get("hmtx")!.length < 4 * widths)
    throw new Error("Unexpected widths, expected one a glyph");
  const lacking = usual.flatMap(([name, characters]) => {
    const missing = Array.from(characters).filter((character) => !has(character));
    return missing.length === characters.length ? [name] : missing;
  });
  return lacking.length > 0 ? lacking.join(" ") : undefined;
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
    import("../lib/pdf/fonts/truetype-of-cff.ts"),
  ]);
  const font = create(bytes);
  if (!("getGlyph" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  return truetypeOfCff(bytes, font);
}
