/** Replaces the screen colours that the browser printed for a picture by the picture's own inks. */
import { decodeJpeg } from "./decode-jpeg.ts";
import { contentOfStream } from "../../lib/pdf/content/content-stream.ts";
import { PdfStream, dict, resolve, type PdfDict } from "../../lib/pdf/objects.ts";
import { colourFamilyOf } from "../../lib/pdf/colour-family.ts";
import { jpegMarkers, jpegSegments } from "../../lib/pictures/jpeg-segments.ts";
import type { InkPicture } from "./ink-pictures.ts";
import { readJpegHead } from "./read-jpeg-head.ts";

/**
 * How far the components of two decoders may differ, of 255. A picture without a profile is recognised by its colours.
 */
const sameColour = 3;
/**
 * How far a profile may take a component from its value without a profile, of 255. Full cyan is taken furthest, by 95.
 */
const farthest = 130;
/**
 * Bits of a component by which colours are grouped: those that differ by less than 16 of 255 are one group, since a
 * profile takes all of them about as far.
 */
const groupBits = 4;
const sameGroup = 64;
/**
 * The share of pixels (0–1) that may break the rule, as where black ink alone and black of four inks are the same
 * without a profile.
 */
const strayShare = 0.001;

/** The APP14 segment that Adobe's programs write into a JPEG in inks. The decoder refuses such a JPEG without it. */
const adobeSegment = Buffer.from("ffee000e41646f626500640000000000", "hex");

/**
 * Finds the file of a picture in inks. The browser decodes a JPEG in inks and prints it in RGB, losslessly and pixel
 * for pixel, however it is scaled, turned or clipped. So its file is found by size and pixels. JPEGs in RGB and grey
 * are printed as they are, and never match.
 *
 * @param decoded - keeps the pixels of pictures between calls
 * @returns the file itself as an image of the PDF, with the mask that the browser gave it. Undefined where `image` is
 *   no picture in inks, or could be one of several with different inks
 */
export function keepInks(
  image: PdfStream,
  pictures: readonly InkPicture[],
  decoded: Map<InkPicture, Uint8Array>,
): PdfStream | undefined {
  const [width, height] = [image.dict.get("Width"), image.dict.get("Height")];
  const alike = pictures.filter((picture) => picture.widthPx === width && picture.heightPx === height);
  if (alike.length === 0 || !isPlainRgb(image.dict)) return undefined;
  const pixels = contentOfStream(new PdfStream(dict({ Filter: image.dict.get("Filter") }), image.bytes));
  const found = alike.flatMap((picture) => {
    let own = decoded.get(picture);
    if (!own) decoded.set(picture, (own = decode(picture)));
    if (own.length !== pixels.length) return [];
    if (!picture.hasProfile) return isSame(pixels, own) ? [{ picture, isExact: true }] : [];
    return isAlike(pixels, own) ? [{ picture, isExact: false }] : [];
  });
  const exact = found.filter(({ isExact }) => isExact);
  const [picture, ...others] = (exact.length > 0 ? exact : found).map((match) => match.picture);
  if (!picture || picture.otherProfile !== undefined) return undefined;
  // The same picture may have been saved twice with other metadata.
  const samples = samplesOf(picture);
  if (others.some((other) => other.otherProfile !== undefined || !samplesOf(other).equals(samples))) return undefined;
  const entries: PdfDict = dict({
    Type: "/XObject",
    Subtype: "/Image",
    Width: picture.widthPx,
    Height: picture.heightPx,
    ColorSpace: "/DeviceCMYK",
    BitsPerComponent: 8,
    Filter: "/DCTDecode",
    // The samples of the file are inverted (0 is full ink), as browsers assume for every JPEG in inks, whichever
    // program wrote it.
    Decode: [1, 0, 1, 0, 1, 0, 1, 0],
  });
  for (const key of ["SMask", "Interpolate", "Intent"]) {
    const value = image.dict.get(key);
    if (value !== undefined) entries.set(key, value);
  }
  return new PdfStream(entries.set("Length", picture.jpeg.length), picture.jpeg);
}

function isPlainRgb(entries: PdfDict): boolean {
  const space = resolve(entries.get("ColorSpace"));
  const isIndexed = Array.isArray(space) && space[0] === "/Indexed";
  return (
    entries.get("ImageMask") !== true &&
    entries.get("BitsPerComponent") === 8 &&
    entries.get("Filter") === "/FlateDecode" &&
    !entries.has("DecodeParms") &&
    space !== null &&
    !isIndexed &&
    colourFamilyOf(space) === "rgb"
  );
}

/**
 * Returns the bytes of a JPEG without its application segments and comments, so that files with the same pixels are
 * equal.
 */
function samplesOf({ jpeg: bytes }: InkPicture): Buffer {
  const kept: Uint8Array[] = [];
  let at = 2;
  for (const { marker, start, end } of jpegSegments(bytes)) {
    if (marker === jpegMarkers.startOfScan) break;
    const isData = (marker & 0xf0) === jpegMarkers.app0 || marker === jpegMarkers.comment;
    if (!isData) kept.push(bytes.subarray(start, end));
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

/**
 * Decodes a picture as the browser shows it without a profile: each of red, green and blue is the paper left by one ink
 * times that left by black.
 */
function decode({ jpeg: bytes }: InkPicture): Uint8Array {
  const isAdobe = readJpegHead(bytes)?.isAdobe;
  const read = isAdobe ? bytes : Buffer.concat([bytes.subarray(0, 2), adobeSegment, bytes.subarray(2)]);
  return decodeJpeg(read);
}

function isSame(pixels: Uint8Array, own: Uint8Array): boolean {
  for (let at = 0; at < pixels.length; at++) if (Math.abs(pixels[at]! - own[at]!) > sameColour) return false;
  return true;
}

/**
 * Returns whether a profile can have made `pixels` of `own`: all pixels of one colour must have become about the same
 * other colour, not too far from the first. This tells two states of one chart apart, since what changed is white in
 * one of them.
 */
function isAlike(pixels: Uint8Array, own: Uint8Array): boolean {
  const shift = 8 - groupBits;
  const groupAt = (at: number) =>
    ((own[at]! >> shift) << (2 * groupBits)) | ((own[at + 1]! >> shift) << groupBits) | (own[at + 2]! >> shift);
  const groups = 1 << (3 * groupBits);
  const counts = new Float64Array(groups);
  const sums = new Float64Array(groups * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const group = groupAt(at);
    counts[group]!++;
    for (let part = 0; part < 3; part++) sums[group * 3 + part]! += pixels[at + part]!;
  }
  let strays = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const group = groupAt(at);
    let isStray = false;
    for (let part = 0; part < 3; part++) {
      const mean = sums[group * 3 + part]! / counts[group]!;
      isStray ||= Math.abs(pixels[at + part]! - mean) > sameGroup || Math.abs(own[at + part]! - mean) > farthest;
    }
    if (isStray) strays++;
  }
  return strays <= (pixels.length / 3) * strayShare;
}
