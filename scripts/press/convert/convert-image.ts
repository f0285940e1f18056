/** Converts pictures from screen colours to inks, pixel for pixel and without loss. */
import { decodeJpeg } from "../pictures/decode-jpeg.ts";
import { packBytes, toByte } from "../../lib/colour/rgb.ts";
import { contentOfStream } from "../../lib/pdf/content/content-stream.ts";
import { PdfStream, PdfString, asArray, describeValue, resolve, type PdfValue } from "../../lib/pdf/objects.ts";
import { deflatedStream } from "../../lib/pdf/write-objects.ts";
import { inkGrid } from "../../lib/colour/ink-grid.ts";
import { colourFamilyOf } from "../../lib/pdf/colour-family.ts";
import { luminosity, type ColourTarget } from "./colour-target.ts";

const level = 6;
/**
 * The least share of a picture's pixels (0–1) in a named colour that make it a flat ground. Fewer have that colour by
 * chance, and would stand out in a photograph.
 */
const groundShare = 0.005;

/**
 * Converts a picture as Skia writes it: 8 bits a component, deflated or JPEG, in grey, RGB or with a profile of these;
 * or with a palette. Pictures without any colour are printed in black alone. Masks, pictures in inks and bilevel scans,
 * as an imported cover may have them, stay as they are.
 *
 * @throws {Error} for any other picture
 */
export function convertImage(image: PdfStream, target: ColourTarget): PdfStream {
  const space = resolve(image.dict.get("ColorSpace"));
  if (image.dict.get("ImageMask") === true || space === null) return image;
  const isPalette = Array.isArray(space) && space[0] === "/Indexed";
  const family = isPalette ? undefined : colourFamilyOf(space);
  if (family === "ink" || (family === "grey" && (!target.converter || isScan(image)))) return image;
  if (image.dict.has("Decode") || Array.isArray(resolve(image.dict.get("Mask")))) {
    throw new Error("Unexpected Decode or colour key of a picture, expected neither");
  }
  if (isPalette) return convertPalette(image, space, target);
  if (image.dict.get("BitsPerComponent") !== 8) {
    throw new Error(`Unexpected ${describeValue(image.dict.get("BitsPerComponent"))} bits in a picture, expected 8`);
  }
  const pixels = readPixels(image, family === "rgb" ? 3 : 1);
  if (family === "grey") return withPixels(image, "/DeviceGray", greyPixels(pixels, 1, target));
  if (!target.converter || isNeutral(pixels)) return withPixels(image, "/DeviceGray", greyPixels(pixels, 3, target));
  const { converter } = target;
  const source = profileOf(space);
  const inks = inkGrid((colours) => converter.convertBytes(colours, source))(pixels);
  if (!isJpeg(image)) inkGrounds(inks, pixels, converter.namedBytes(source));
  return withPixels(image, "/DeviceCMYK", inks);
}

/**
 * Gives flat grounds of a picture in a named colour, as in a logo, exactly the inks of that colour, so that they match
 * what is painted beside them. A spot ink is replaced by its process inks.
 */
function inkGrounds(inks: Uint8Array, pixels: Uint8Array, named: ReadonlyMap<number, Uint8Array>): void {
  const colourAt = (at: number) => packBytes(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!);
  const counts = new Map(Array.from(named.keys(), (colour) => [colour, 0]));
  for (let at = 0; at < pixels.length; at += 3) {
    const count = counts.get(colourAt(at));
    if (count !== undefined) counts.set(colourAt(at), count + 1);
  }
  const least = (pixels.length / 3) * groundShare;
  const grounds = new Map([...named].filter(([colour]) => counts.get(colour)! >= least));
  if (grounds.size === 0) return;
  for (let at = 0, to = 0; at < pixels.length; at += 3, to += 4) {
    const ground = grounds.get(colourAt(at));
    if (ground) inks.set(ground, to);
  }
}

function convertPalette(image: PdfStream, space: readonly PdfValue[], target: ColourTarget): PdfStream {
  const [, base, last, table] = space;
  if (colourFamilyOf(base) === "ink") return image;
  const size = colourFamilyOf(base) === "rgb" ? 3 : 1;
  const held = resolve(table);
  const colours = held instanceof PdfString ? Buffer.from(held.bytes, "latin1") : contentOfStream(held as PdfStream);
  const converted: number[] = [];
  for (let at = 0; at + size <= colours.length; at += size) {
    const rgb = [0, 1, 2].map((i) => colours[at + (size === 3 ? i : 0)]! / 255) as [number, number, number];
    converted.push(...target.components(rgb).map(toByte));
  }
  const palette = new PdfString(Buffer.from(converted).toString("latin1"));
  return new PdfStream(
    new Map(image.dict).set("ColorSpace", ["/Indexed", target.space, last ?? 0, palette]),
    image.bytes,
  );
}

function filtersOf(image: PdfStream): PdfValue[] {
  return [resolve(image.dict.get("Filter"))].flat();
}

/** Returns whether a picture is a bilevel scan, which is printed in black. */
function isScan(image: PdfStream): boolean {
  return filtersOf(image).some((filter) => filter === "/CCITTFaxDecode" || filter === "/JBIG2Decode");
}

function isJpeg(image: PdfStream): boolean {
  return filtersOf(image).includes("/DCTDecode");
}

function readPixels(image: PdfStream, components: 1 | 3): Uint8Array {
  const filters = filtersOf(image);
  if (filters.length === 1 && isJpeg(image)) return readJpeg(image.bytes, components);
  if (image.dict.has("DecodeParms") || filters.length !== 1) {
    throw new Error(`Unexpected filter ${describeValue(filters)} of a picture, expected FlateDecode or DCTDecode`);
  }
  return contentOfStream(new PdfStream(new Map([["Filter", filters[0] ?? null]]), image.bytes));
}

function readJpeg(bytes: Uint8Array, components: 1 | 3): Uint8Array {
  const pixels = decodeJpeg(bytes);
  return components === 3 ? pixels : pixels.filter((_, index) => index % 3 === 0);
}

function isNeutral(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3) {
    if (rgb[at] !== rgb[at + 1] || rgb[at] !== rgb[at + 2]) return false;
  }
  return true;
}

/** Returns the picture's samples in grey; for the press each is as light as the black ink that is printed for it. */
function greyPixels(pixels: Uint8Array, step: 1 | 3, { converter }: ColourTarget): Uint8Array {
  const greys = Uint8Array.from({ length: 256 }, (_, grey) =>
    converter ? Math.round((1 - converter.blackOf(grey / 255)) * 255) : grey,
  );
  const converted = new Uint8Array(pixels.length / step);
  for (let i = 0, at = 0; i < converted.length; i++, at += step) {
    const grey = step === 1 ? pixels[at]! : luminosity([pixels[at]!, pixels[at + 1]!, pixels[at + 2]!]);
    converted[i] = greys[Math.round(grey)]!;
  }
  return converted;
}

function profileOf(space: PdfValue): Uint8Array | undefined {
  const profile = resolve(asArray(space)[1]);
  return profile instanceof PdfStream ? contentOfStream(profile) : undefined;
}

function withPixels(image: PdfStream, space: "/DeviceGray" | "/DeviceCMYK", pixels: Uint8Array): PdfStream {
  const { Filter: _, DecodeParms: __, ColorTransform: ___, Length: ____, ...entries } = Object.fromEntries(image.dict);
  return deflatedStream({ ...entries, ColorSpace: space, BitsPerComponent: 8 }, pixels, level);
}
