/** Complains of each picture whose width in braces can't be read as one. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { pictureWidthOf, widthForms } from "../picture-width.ts";

export function badWidth(file: VFile, { images }: NodesByType): void {
  for (const image of images) {
    const width = image.data?.hProperties?.width;
    if (width === undefined || pictureWidthOf(width)) continue;
    complain(file, "bad-width", { width, expected: widthForms }, image);
  }
}
