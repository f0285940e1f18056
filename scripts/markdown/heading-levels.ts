/** Sets the levels of a section's headings by what they stand under, so that none is skipped. */
import type { Heading, Root } from "mdast";
import type { VFile } from "vfile";
import { outerNodes } from "./outer-nodes.ts";
import { emptyHeading } from "./rules/empty-heading.ts";

declare module "mdast" {
  interface HeadingData {
    /** Level as it was written, where the levels between it and the heading above are missing. */
    skippedTo?: number;
  }
}

/**
 * Gives each heading the level below the one that it stands under: a file that begins with `##` is a section all the
 * same, and `####` below `##` is of level 3. Headings within quotations, boxes, lists and notes keep theirs, since they
 * are no part of the outline.
 *
 * @param continues - whether the tree is what stands below a title of level 1
 */
export function setHeadingLevels(tree: Root, file: VFile, continues = false): void {
  emptyHeading(tree, file);
  const headings = outerNodes(tree).filter((node): node is Heading => node.type === "heading");
  const highest = continues ? 2 : Math.min(...headings.map(({ depth }) => depth));
  const above: number[] = continues ? [1] : [];
  let before = highest - 1;
  for (const heading of headings) {
    const written = heading.depth;
    while (above.length > 0 && above.at(-1)! >= written) above.pop();
    above.push(written);
    heading.depth = above.length as Heading["depth"];
    if (written > before + 1) heading.data = { ...heading.data, skippedTo: written };
    before = written;
  }
}
