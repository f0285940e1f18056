/** Decodes JPEG pictures to their pixels. */
import jpeg from "jpeg-js";

/** An A3 page at 600 ppi has about as many. A larger picture is an oversight, and would fill the memory. */
const largestMegapixels = 80;
const mostMemoryMb = 2048;

/**
 * Decodes a JPEG to bytes of red, green and blue for each pixel, row by row; pictures in grey and in inks too.
 *
 * @throws {Error} where the file is damaged or too large
 */
export function decodeJpeg(bytes: Uint8Array): Uint8Array {
  return jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    maxResolutionInMP: largestMegapixels,
    maxMemoryUsageInMB: mostMemoryMb,
  }).data;
}
