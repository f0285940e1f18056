/** Complains of each heading that is more than one level below the one before; it is printed one level below. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Reads `skippedTo`, which `setHeadingLevels` has set; a file that begins with `##` skips no level. */
export function headingSkip(file: VFile, { headings }: NodesByType): void {
  for (const { depth, data, position } of headings) {
    if (data?.skippedTo) complain(file, "heading-skip", { found: data.skippedTo, expected: depth }, position);
  }
}
