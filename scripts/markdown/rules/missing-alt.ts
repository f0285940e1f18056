/** Complains of each picture without alternative text (PDF/UA-1, clause 7.3). */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { alternativeOf } from "../alternative-of.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function missingAlt(file: VFile, { images }: NodesByType): void {
  for (const image of images) {
    if (!image.alt?.trim()) complain(file, "missing-alt", { url: image.url, instead: alternativeOf(image) }, image);
  }
}
