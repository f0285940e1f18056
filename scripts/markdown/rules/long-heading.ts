/** Complains of each heading that is too long to fit on a page. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { textOfNode } from "../text-of.ts";

/** The most characters of a heading; also the limit for a title in the settings. */
const mostCharacters = 1000;

export function longHeading(file: VFile, { headings }: NodesByType): void {
  for (const heading of headings) {
    const { length } = textOfNode(heading);
    if (length > mostCharacters) complain(file, "long-heading", { length, most: mostCharacters }, heading);
  }
}
