/** Reads the resolution of a picture in pixels per inch, and whether it lies on its side, from its file. */
import { jpegMarkers, jpegSegments } from "../../lib/pictures/jpeg-segments.ts";

/** How the pixels of a file are shown. */
export interface Density {
  /** Pixels per inch along the width, where the file tells it. */
  ppi?: number;
  /** Whether width and height are swapped when it is shown (Exif orientations 5 to 8). */
  isTurned: boolean;
}

/** The least resolution that counts: programs write lower ones where they don't know any. */
const lowestPpi = 30;
/** Resolution that programs write by default more often than on purpose. */
const usualPpi = 72;

/** Returns the resolution and orientation of a PNG, JPEG or WebP picture, as far as its file tells them. */
export function densityOf(bytes: Buffer, mediaType: string): Density {
  const { own, exif } = readers[mediaType]?.(bytes) ?? {};
  const { ppi: inExif, orientation = 1 } = exif ? readExif(exif) : {};
  const known = [own, inExif].filter((ppi) => ppi !== undefined && ppi >= lowestPpi);
  const ppi = known.find((one) => one !== usualPpi) ?? known[0];
  return { ...(ppi === undefined ? {} : { ppi }), isTurned: orientation >= 5 && orientation <= 8 };
}

interface FoundDensity {
  /** Pixels per inch in the field of the format itself. */
  own?: number | undefined;
  /** The Exif data, which are a TIFF file. */
  exif?: Buffer | undefined;
}

const readers: Record<string, (bytes: Buffer) => FoundDensity> = {
  "image/png": inPng,
  "image/jpeg": inJpeg,
  "image/webp": inWebp,
};

const inchInMetre = 1 / 0.0254;
const inchInCm = 2.54;

/** Rounds a resolution: pHYs has whole pixels per metre, so 300 per inch come back as 299.9994. */
function toPpi(value: number): number {
  return Math.abs(value - Math.round(value)) < 0.02 ? Math.round(value) : value;
}

function inPng(bytes: Buffer): FoundDensity {
  const found: FoundDensity = {};
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (type === "pHYs" && data.length >= 9 && data[8] === 1) found.own = toPpi(data.readUInt32BE(0) / inchInMetre);
    if (type === "eXIf") found.exif = data;
    if (type === "IEND") break;
    at += 12 + data.length;
  }
  return found;
}

function inJpeg(bytes: Buffer): FoundDensity {
  const found: FoundDensity = {};
  for (const { marker, data } of jpegSegments(bytes)) {
    const name = data.toString("latin1", 0, 6);
    if (marker === jpegMarkers.app0 && data.length >= 12 && name.startsWith("JFIF\0")) found.own = inJfif(data);
    if (marker === jpegMarkers.app1 && name === "Exif\0\0") found.exif ??= data.subarray(6);
  }
  return found;
}

/** Reads the resolution of a JFIF segment; unit 0 means a ratio only (ITU-T T.871, 10.1). */
function inJfif(data: Buffer): number | undefined {
  const density = data.readUInt16BE(8);
  return { 1: density, 2: toPpi(density * inchInCm) }[data[7]!];
}

function inWebp(bytes: Buffer): FoundDensity {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.toString("latin1", at, at + 4) === "EXIF") {
      return { exif: data.toString("latin1", 0, 6) === "Exif\0\0" ? data.subarray(6) : data };
    }
    at += 8 + length + (length % 2);
  }
  return {};
}

/** Tags of the first image file directory (Exif 2.32, 4.6.4). */
const tags = { orientation: 0x112, xResolution: 0x11a, resolutionUnit: 0x128 };

/** Reads resolution and orientation. Errors are ignored, since a picture can be printed without them. */
function readExif(tiff: Buffer): { ppi?: number | undefined; orientation?: number } {
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const number = (at: number, length: 2 | 4) => (isLittle ? tiff.readUIntLE(at, length) : tiff.readUIntBE(at, length));
  try {
    const first = number(4, 4);
    const values = new Map<number, number>();
    for (let entry = first + 2; entry < first + 2 + 12 * number(first, 2); entry += 12) {
      const tag = number(entry, 2);
      if (tag === tags.xResolution) {
        const at = number(entry + 8, 4);
        values.set(tag, number(at, 4) / number(at + 4, 4));
      } else values.set(tag, number(entry + 8, 2));
    }
    const [resolution, unit = 2] = [values.get(tags.xResolution), values.get(tags.resolutionUnit)];
    const ppi = resolution && { 2: resolution, 3: toPpi(resolution * inchInCm) }[unit];
    return { ppi: ppi && Number.isFinite(ppi) ? ppi : undefined, orientation: values.get(tags.orientation) ?? 1 };
  } catch {
    return {};
  }
}
