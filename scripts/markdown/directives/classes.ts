/** Reads classes of directives, as in `:::table[Title]{#id .wide .new-page}`. */
import type { DirectiveNode } from "./directive.ts";

/** Classes that all containers take: a new page begins with the block, the block stays on one page. */
export const layoutClasses = ["new-page", "keep"] as const;

/** Says where alone pages can break by hand, for messages. */
export const placeOfBreaks = "one between blocks that stand in no box, list, quotation or note";

export function classesOf({ attributes }: DirectiveNode): string[] {
  return (attributes?.class ?? "").split(/\s+/).filter((name) => name !== "");
}
