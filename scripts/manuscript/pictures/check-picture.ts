/** Checks that a picture can be decoded and printed, within limits that are tested before it is decoded. */
import { imageSize } from "image-size";
import { checkJpeg } from "./check-jpeg.ts";
import { checkPng } from "./check-png.ts";
import { checkSvg } from "./check-svg.ts";
import { checkWebp } from "./check-webp.ts";
import type { PictureCheck } from "./picture-check.ts";
import { densityOf } from "./picture-density.ts";
import { sizeOfSvg } from "./svg-size.ts";

/** The most pixels, in millions. An A3 page at 600 pixels per inch has 70; 80 take 320 MB when decoded. */
const maxMegapixels = 80;
/** The most bytes of an SVG: Chromium takes half a minute for one of this size. */
const maxSvgBytes = 16 * 1024 * 1024;
/**
 * The largest ratio of a picture's sides: beyond it the shorter one is thinner than a hairline when the longer one
 * fills a page.
 */
const maxProportion = 1000;

const checks: Record<string, PictureCheck> = {
  "image/png": checkPng,
  "image/jpeg": checkJpeg,
  "image/webp": checkWebp,
};

/** The size of a picture, or its fault, as plain data. */
export type CheckedPicture =
  | { fault: string }
  | {
      fault?: undefined;
      /** Size in which it is printed, in CSS pixels; undefined for a drawing that doesn't tell it. */
      width?: number | undefined;
      height?: number | undefined;
      /** Addresses of files outside the picture, which are not loaded. */
      outside: string[];
      /** How many elements a browser draws for the picture. */
      weight: number;
    };

/** Checks a picture of any kind. */
export async function checkPicture(bytes: Buffer, mediaType: string): Promise<CheckedPicture> {
  if (bytes.length === 0) return { fault: "it is empty" };
  if (mediaType === "image/svg+xml") return checkDrawing(bytes);
  const found = mediaTypeOf(bytes);
  if (found !== mediaType) {
    const expected = nameOf(mediaType);
    return {
      fault: found
        ? `it is a ${nameOf(found)} picture with the ending of ${expected}: rename it`
        : `it is no ${expected} picture`,
    };
  }
  const fault = await checks[mediaType]!(bytes, faultOfSize);
  if (fault !== undefined) return { fault };
  return { ...printedSize(bytes, mediaType), outside: [], weight: 1 };
}

async function checkDrawing(bytes: Buffer): Promise<CheckedPicture> {
  if (bytes.length > maxSvgBytes)
    return { fault: `it is larger than ${maxSvgBytes / 1024 / 1024} MB: make a PNG of it` };
  const other = mediaTypeOf(bytes);
  if (other) return { fault: `it is a ${nameOf(other)} picture with the ending of SVG: rename it` };
  const svg = checkSvg(bytes);
  if (svg.fault !== undefined) return { fault: svg.fault };
  let pixels = 0;
  for (const { mediaType, bytes: held } of svg.embedded) {
    if (!checks[mediaType]) continue;
    const inner = await checkPicture(held, mediaType);
    if (inner.fault !== undefined) return { fault: `of a picture in it: ${inner.fault}` };
    const { width, height } = imageSize(held);
    pixels += width * height;
  }
  if (pixels > maxMegapixels * 1e6)
    return { fault: `the pictures in it have more than ${maxMegapixels} million pixels` };
  const { width, height } = svg;
  if ([width, height].some((length) => /^\s*(?:-|\+?(?:0+(?:\.0*)?|\.0+)(?:[a-z]*|%)\s*$)/i.test(length ?? "auto"))) {
    return { fault: `its size is ${width ?? "auto"} × ${height ?? "auto"}, so there is nothing to see` };
  }
  const size = sizeOfSvg(svg);
  const fault = size && faultOfProportion(size.width, size.height);
  return fault ? { fault } : { ...size, outside: svg.outside, weight: svg.weight };
}

/**
 * Returns the size in which a picture is printed, in CSS pixels: by the resolution that its file tells, or else by 96
 * pixels per inch.
 */
function printedSize(bytes: Buffer, mediaType: string): { width: number; height: number } {
  const pixels = imageSize(bytes);
  const { ppi = 96, isTurned } = densityOf(bytes, mediaType);
  const [width, height] = isTurned ? [pixels.height, pixels.width] : [pixels.width, pixels.height];
  const printed = (side: number) => Math.max(1, Math.round((side * 96) / ppi));
  return { width: printed(width), height: printed(height) };
}

/** Returns the media type that the first bytes tell; undefined for all that can't be printed. */
function mediaTypeOf(bytes: Buffer): string | undefined {
  const start = bytes.toString("latin1", 0, 12);
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^RIFF....WEBP/s.test(start)) return "image/webp";
  if (/^GIF8[79]a/.test(start)) return "image/gif";
  if (/^(?:II\*\0|MM\0\*)/.test(start)) return "image/tiff";
  if (/^....ftyp(?:avif|avis)/s.test(start)) return "image/avif";
  if (/^....ftyp/s.test(start)) return "image/heic";
  return start.startsWith("BM") ? "image/bmp" : undefined;
}

function nameOf(mediaType: string): string {
  return mediaType.replace("image/", "").replace("+xml", "").toUpperCase();
}

/** Returns the fault of a size; undefined for sizes that can be printed. */
function faultOfSize(width: number, height: number): string | undefined {
  const size = `${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels`;
  if (width * height > maxMegapixels * 1e6) {
    return `it has ${size}, and pages take up to ${maxMegapixels} million: scale it down, 600 pixels an inch are enough`;
  }
  return faultOfProportion(width, height);
}

function faultOfProportion(width: number, height: number): string | undefined {
  if (!(width > 0 && height > 0)) return `its size is ${width} × ${height}, so there is nothing to see`;
  if (Math.max(width / height, height / width) <= maxProportion) return undefined;
  return `one of its sides is more than ${maxProportion.toLocaleString("en")} times the other, so there is nothing to see`;
}
