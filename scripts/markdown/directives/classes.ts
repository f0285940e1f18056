/** Reads classes of directives, as in `:::table[Title]{#id .wide .new-page}`. */
import type { DirectiveNode } from "./directive.ts";

/**
 * Classes that all containers take: `new-page` begins a new page with the block, `keep` keeps the block on one page.
 */
export const layoutClasses = ["new-page", "keep"] as const;

/** The only places where an author's page break works, for messages. */
export const placeOfBreaks = "one between blocks that stand in no box, list, quotation or note";

export function classesOfDirective({ attributes }: DirectiveNode): string[] {
  return (attributes?.class ?? "").split(/\s+/).filter((name) => name !== "");
}
