/** Complains of each heading that is more than one level below the one before, and is printed as the next lower one. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Looks at what `setHeadingLevels` noted; a file that begins with `##` skips nothing. */
export function headingSkip(file: VFile, { headings }: NodesByType): void {
  for (const { depth, data, position } of headings) {
    if (data?.skippedTo) complain(file, "heading-skip", { found: data.skippedTo, expected: depth }, position);
  }
}
