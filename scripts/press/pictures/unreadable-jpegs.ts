/** Finds the JPEG pictures that can't be decoded for the press, where converting their pages failed. */
import { decodeJpeg } from "./decode-jpeg.ts";
import type { Picture } from "../../manuscript/read-pictures.ts";

/**
 * Finds JPEGs that can't be decoded whole. Browsers show as much of a damaged one as they can read; for inks all of its
 * pixels are needed.
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
    // Whatever it is: the picture is to be mended.
    return false;
  }
}
