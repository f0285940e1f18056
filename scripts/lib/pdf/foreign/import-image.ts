/** Imports images of a foreign PDF: screen colours with 8 bits per component, inks and masks as they are. */
import { inflateSync } from "node:zlib";
import { PdfRef, PdfStream, asArray, asDict, describeValue, resolve, type PdfDict, type PdfValue } from "../objects.ts";
import { deflatedStream } from "../write-objects.ts";
import { ForeignFault } from "./foreign-fault.ts";
import { colourFamilyOf } from "../colour-family.ts";
import type { PlainCopies } from "./copy-plain.ts";

const keysOfImage = "Type Subtype Width Height BitsPerComponent ImageMask Decode DecodeParms Filter Intent".split(" ");
const level = 6;
/** The most samples of an image: those of an A3 page at 600 pixels per inch, in four inks. */
const mostSamples = 280_000_000;
const filters = new Set(["/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode"]);

interface ImportedColours {
  copies: PlainCopies;
  /** Checks and copies a colour space. */
  spaceOf: (space: PdfValue) => PdfValue;
}

/**
 * Returns a copy of an image.
 *
 * @throws {ForeignFault} for images that PDF/A readers or presses can't show
 */
export function importImage(image: PdfStream, colours: ImportedColours, depth = 0): PdfStream {
  const { copies, spaceOf } = colours;
  const plain = unwrap(image);
  const [filter] = filtersOf(plain);
  const [width, height] = [plain.dict.get("Width"), plain.dict.get("Height")].map((side) => Number(resolve(side)));
  if (!(width! > 0 && height! > 0 && width! * height! <= mostSamples))
    throw new ForeignFault(`a picture in it has ${width} × ${height} pixels`);
  if (filter === "/JPXDecode")
    throw new ForeignFault("a picture in it is a JPEG 2000: save it with pictures as JPEG or ZIP");
  if (filter !== undefined && !filters.has(filter))
    throw new ForeignFault(`a picture in it is packed as ${filter.slice(1)}: save it with pictures as JPEG or ZIP`);
  const entries = copies.pick(plain.dict, keysOfImage);
  const masks = depth === 0 ? masksOf(plain.dict, colours) : new Map<string, PdfValue>();
  if (plain.dict.get("ImageMask") === true) return new PdfStream(entries, plain.bytes);
  const written = resolve(plain.dict.get("ColorSpace"));
  if (written === null) throw new ForeignFault("a picture in it has no colours");
  const space = spaceOf(written);
  const isPalette = Array.isArray(space) && space[0] === "/Indexed";
  if (isPalette || colourFamilyOf(space) === "ink") {
    if (isPalette && !isUsual(entries.get("Decode"), 2 ** Number(entries.get("BitsPerComponent")) - 1))
      throw new ForeignFault("a picture in it turns its colours round (Decode)");
    if (isPalette) entries.delete("Decode");
    const mask = resolve(plain.dict.get("Mask"));
    if (Array.isArray(mask) && !isPalette) entries.set("Mask", copies.copy(mask));
    return new PdfStream(new Map([...entries, ["ColorSpace", space], ...masks]), plain.bytes);
  }
  if (Array.isArray(resolve(plain.dict.get("Mask"))))
    throw new ForeignFault("a picture in it leaves a colour out (colour key): save it with transparency, or without");
  return inEightBits(new PdfStream(new Map([...entries, ["ColorSpace", space], ...masks]), plain.bytes));
}

/** Imports the masks of an image, which must be grey. */
function masksOf(entries: PdfDict, colours: ImportedColours): PdfDict {
  const made: PdfDict = new Map();
  for (const key of ["SMask", "Mask"]) {
    const mask = resolve(entries.get(key));
    if (!(mask instanceof PdfStream)) continue;
    if (mask.dict.has("Matte"))
      throw new ForeignFault("a picture in it has soft edges that are mixed with a ground (Matte)");
    made.set(key, new PdfRef(importImage(mask, colours, 1)));
  }
  return made;
}

/** Removes a FlateDecode filter around a JPEG. */
function unwrap(image: PdfStream): PdfStream {
  const all = filtersOf(image);
  if (all.length < 2 || all[0] !== "/FlateDecode" || asDict(asArray(image.dict.get("DecodeParms"))[0])) return image;
  const bytes = inflateSync(image.bytes, { maxOutputLength: mostSamples });
  const entries: PdfDict = new Map(image.dict).set("Filter", asArray(image.dict.get("Filter")).slice(1));
  if (all.length === 2) entries.set("Filter", asArray(image.dict.get("Filter"))[1]!);
  const parms = asArray(image.dict.get("DecodeParms")).slice(1);
  entries.delete("DecodeParms");
  if (parms.some((one) => asDict(one))) entries.set("DecodeParms", parms.length === 1 ? parms[0]! : parms);
  return unwrap(new PdfStream(entries, bytes));
}

function filtersOf(image: PdfStream): string[] {
  return [resolve(image.dict.get("Filter"))].flat().flatMap((filter) => {
    const name = resolve(filter);
    return typeof name === "string" ? [name] : [];
  });
}

function isUsual(decode: PdfValue | undefined, most: number): boolean {
  return asArray(decode).every((end, index) => Number(end) === (index % 2) * most);
}

/** Converts samples of grey and RGB to bytes and applies `Decode`; JPEGs and bilevel scans stay as they are. */
function inEightBits(image: PdfStream): PdfStream {
  const entries = new Map(image.dict);
  const decode = asArray(entries.get("Decode")).map(Number);
  const bits = Number(entries.get("BitsPerComponent") ?? 8);
  const [filter] = filtersOf(image);
  const isTurned = !isUsual(decode, 1);
  if (!isTurned) entries.delete("Decode");
  const parts = colourFamilyOf(entries.get("ColorSpace")) === "rgb" ? 3 : 1;
  // Bilevel scans are in DeviceGray, which every reader and press can show.
  if (filter === "/CCITTFaxDecode" || filter === "/JBIG2Decode") {
    if (parts === 3) throw new ForeignFault(`a picture in it is packed as ${describeValue(filter)}, in RGB`);
    return new PdfStream(entries.set("ColorSpace", "/DeviceGray"), image.bytes);
  }
  if (filter === "/DCTDecode") {
    if (isTurned) throw new ForeignFault("a JPEG in it turns its colours round (Decode)");
    return new PdfStream(entries, image.bytes);
  }
  if (filter === "/RunLengthDecode" || entries.has("DecodeParms"))
    throw new ForeignFault(
      "a picture in it is packed in a way that can't be read: save it with pictures as JPEG or ZIP",
    );
  if (bits === 8 && !isTurned) return new PdfStream(entries, image.bytes);
  const [width, height] = [Number(entries.get("Width")), Number(entries.get("Height"))];
  const packed = filter ? inflateSync(image.bytes, { maxOutputLength: mostSamples * 2 }) : image.bytes;
  const samples = unpack(packed, { bits, perRow: width * parts, height });
  const most = 2 ** bits - 1;
  for (const [at, sample] of samples.entries()) {
    const [from = 0, to = 1] = isTurned ? decode.slice((at % parts) * 2, (at % parts) * 2 + 2) : [];
    samples[at] = Math.round((from + (sample / most) * (to - from)) * 255);
  }
  for (const key of ["Filter", "Decode", "Length"]) entries.delete(key);
  entries.set("BitsPerComponent", 8);
  return deflatedStream(Object.fromEntries(entries), Uint8Array.from(samples), level);
}

/** Returns all samples; each row begins at a byte (ISO 32000-1, 8.9.3). */
function unpack(
  packed: Uint8Array,
  { bits, perRow, height }: { bits: number; perRow: number; height: number },
): Uint16Array {
  const samples = new Uint16Array(perRow * height);
  const rowBytes = Math.ceil((perRow * bits) / 8);
  for (let row = 0; row < height; row++) {
    for (let index = 0; index < perRow; index++) {
      const bit = index * bits;
      const at = row * rowBytes + (bit >> 3);
      const two = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
      samples[row * perRow + index] = (two >> (16 - bits - (bit & 7))) & (2 ** bits - 1);
    }
  }
  return samples;
}
