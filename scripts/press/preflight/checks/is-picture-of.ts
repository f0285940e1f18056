/** Tells whether a painted picture is one of the manuscript's files. */
import type { PictureFile, PressOrder } from "../finding.ts";
import type { PictureFact } from "../facts/page-facts.ts";

/**
 * Tells whether a picture on a page comes from a file, by its pixels, which is what conversions leave of it; a camera's
 * picture may have been turned. On a cover one that fills its place is cropped on two sides.
 *
 * @param kind - of the file that it is painted in
 */
export function isPictureOf({ widthPx, heightPx }: PictureFact, file: PictureFile, kind: PressOrder["kind"]): boolean {
  const fits = ([width, height]: readonly [number, number]) =>
    (widthPx === width && heightPx === height) ||
    (kind === "cover" && ((widthPx === width && heightPx < height) || (heightPx === height && widthPx < width)));
  return fits([file.widthPx, file.heightPx]) || fits([file.heightPx, file.widthPx]);
}
