/** Pictures in; a complaint for each without alternative text (PDF/UA-1, clause 7.3). */
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function missingAlt(file: VFile, { images }: NodesByType): void {
  for (const image of images) {
    if (!image.alt?.trim()) complain(file, "missing-alt", { url: image.url }, image);
  }
}
