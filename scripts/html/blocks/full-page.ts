/** Converts `:::full-page` to a block as high as a page, whose picture reaches over the page's edges (figures.css). */
import type { Nodes } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { hashOf } from "../../lib/cache/hash-of.ts";
import { eachNode } from "../../markdown/each-node.ts";
import { picturesIn } from "../cut-at-pictures.ts";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const fullPage: ToHast<ContainerDirective> = (node, { state, context }) => {
  const blocks = state.all(node);
  const pictures = blocks.flatMap((block) => (block.type === "element" ? picturesIn(block) : []));
  for (const picture of pictures) picture.properties.width = picture.properties.height = undefined;
  // By its id a page that is moved is found where it stands in the text; none that an author can write has a tilde.
  const { line = 0 } = node.position?.start ?? {};
  const sources: string[] = [];
  // As they are written: where the manuscript lies changes nothing.
  eachNode<Nodes>(node, (inner) => {
    if (inner.type === "image") sources.push(inner.url);
  });
  const id = `full-page~${hashOf(context.file.path, String(line), ...sources).slice(0, 12)}`;
  return element("div", { className: ["full-page", "panels"], id }, pictures.length > 0 ? pictures : blocks);
};
