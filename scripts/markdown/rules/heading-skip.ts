/** Headings in; a complaint for each that is more than one level below the one before it, or the first of a file that is not of level 1. */
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function headingSkip(file: VFile, { headings }: NodesByType): void {
  let level = 0;
  for (const heading of headings) {
    if (heading.depth > level + 1) {
      complain(file, "heading-skip", { found: heading.depth, expected: level + 1 }, heading);
    }
    level = heading.depth;
  }
}
