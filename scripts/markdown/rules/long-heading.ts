/** Complains of each heading that is too long to be one, which no page could open with. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { textOf } from "../text-of.ts";

/** Most characters of a heading; a title in the settings may have as many. */
const mostCharacters = 1000;

export function longHeading(file: VFile, { headings }: NodesByType): void {
  for (const heading of headings) {
    const { length } = textOf(heading);
    if (length > mostCharacters) complain(file, "long-heading", { length, most: mostCharacters }, heading);
  }
}
