/** Finds JPEG pictures that can't be decoded, to say why the conversion of their pages failed. */
import { decodeJpeg } from "./decode-jpeg.ts";
import type { Picture } from "../../manuscript/pictures/read-pictures.ts";

/**
 * Returns the addresses of the JPEGs that can't be decoded whole. Browsers show of a damaged JPEG what they can read;
 * the conversion to inks needs all of its pixels.
 */
export function unreadableJpegs(pictures: Iterable<Pick<Picture, "url" | "mediaType" | "bytes">>): string[] {
  return Array.from(pictures)
    .filter(({ mediaType, bytes }) => mediaType === "image/jpeg" && !canDecode(bytes))
    .map(({ url }) => url);
}

function canDecode(bytes: Uint8Array): boolean {
  try {
    decodeJpeg(bytes);
    return true;
  } catch {
    // Whatever the error is, the picture has to be repaired.
    return false;
  }
}
