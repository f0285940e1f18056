/** Tells whether a painted picture is one of the manuscript's files. */
import type { PictureFile, PressOrder } from "../finding.ts";
import type { PictureFact } from "../facts/page-facts.ts";

/**
 * Returns whether a picture on a page comes from a file, by its count of pixels, which conversions don't change. A
 * camera's picture may have been turned, and one that fills the cover is cropped on two sides.
 *
 * @param kind - kind of the PDF that the picture is painted in
 */
export function isPictureOf({ widthPx, heightPx }: PictureFact, file: PictureFile, kind: PressOrder["kind"]): boolean {
  const fits = ([width, height]: readonly [number, number]) =>
    (widthPx === width && heightPx === height) ||
    (kind === "cover" && ((widthPx === width && heightPx < height) || (heightPx === height && widthPx < width)));
  return fits([file.widthPx, file.heightPx]) || fits([file.heightPx, file.widthPx]);
}
