/** Converts `:::full-page` to a block of a page's height, whose picture bleeds (figures.css). */
import type { Nodes } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { hashOf } from "../../lib/cache/hash-of.ts";
import { picturesInHtml } from "../pictures/cut-at-pictures.ts";
import { element } from "../element.ts";
import type { HastContext, ToHast } from "../hast-context.ts";
import { targetPath } from "../part-sources.ts";

export const fullPage: ToHast<ContainerDirective> = (node, { state, context, parent }) => {
  const blocks = state.all(node);
  const pictures = blocks.flatMap((block) => (block.type === "element" ? picturesInHtml(block) : []));
  for (const picture of pictures) picture.properties.width = picture.properties.height = undefined;
  const children = pictures.length > 0 ? pictures : blocks;
  return element("div", { className: ["full-page", "panels"], id: idOf(node, context, parent) }, children);
};

/**
 * Returns an id that links the full page, which is moved to a page of its own, with its place in the text. It is made
 * of the heading above and a count, since line numbers differ between a file and its parts. A full page within another
 * block isn't moved and needs no id.
 */
function idOf(node: ContainerDirective, { file, targets }: HastContext, parent?: Nodes): string | undefined {
  if (parent?.type !== "root") return undefined;
  const counts = new Map<string, number>();
  let heading = "";
  for (const block of parent.children) {
    if (block.type === "heading") heading = targets.get(block)?.id ?? heading;
    if (block.type !== "containerDirective" || block.name !== node.name) continue;
    counts.set(heading, (counts.get(heading) ?? 0) + 1);
    if (block === node) break;
  }
  // No id that an author can write has a tilde.
  return `full-page~${hashOf(targetPath(file.path), heading, String(counts.get(heading))).slice(0, 12)}`;
}
