/** Sets the depth of a section's headings so that no level is skipped. */
import type { Heading, Root } from "mdast";
import type { VFile } from "vfile";
import { outerNodes } from "./outer-nodes.ts";
import { emptyHeading } from "./rules/empty-heading.ts";

declare module "mdast" {
  interface HeadingData {
    /** Depth as it was written, where levels between this heading and the one above it are missing. */
    skippedTo?: number;
  }
}

/**
 * Gives each heading the level below that of the heading above it: a file that begins with `##` opens a section too,
 * and `####` below `##` becomes level 3. Headings in quotations, boxes, lists and notes keep their depth, since they
 * are no part of the outline.
 *
 * @param continues - whether the tree is a part of a file that follows a title of level 1
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
