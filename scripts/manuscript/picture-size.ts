/** A picture's bytes in, its size in CSS pixels out. */
import { imageSize } from "image-size";

/**
 * Undefined where the bytes are no picture of this media type. An SVG without width, height and
 * viewBox is a picture without a size.
 */
export function sizeOfPicture(
  bytes: Uint8Array,
  mediaType: string,
): { width: number | undefined; height: number | undefined } | undefined {
  const isSvg = mediaType === "image/svg+xml";
  try {
    const { width, height, type } = imageSize(bytes);
    const kinds: Record<string, string> = {
      svg: "image/svg+xml",
      png: "image/png",
      jpg: "image/jpeg",
      webp: "image/webp",
    };
    return kinds[type ?? ""] === mediaType ? { width, height } : undefined;
  } catch {
    const start = new TextDecoder().decode(bytes.subarray(0, 2000));
    return isSvg && /<svg[\s>]/.test(start) ? { width: undefined, height: undefined } : undefined;
  }
}
