/** Complains of each heading without words other than a number and callouts, and makes a paragraph of it. */
import type { Nodes, Paragraph, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { withoutNumber } from "../numbers/section-number.ts";
import { textOfNode } from "../text-of.ts";

/**
 * Complains `empty-title` of a heading that would open a section. Removes headings without any content, so that the
 * contents have no empty line.
 */
export function emptyHeading(tree: Root, file: VFile): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    if (!children.some(isEmpty)) return;
    (parent as { children: Nodes[] }).children = children.flatMap((node): Nodes[] => {
      if (!isEmpty(node)) return [node];
      // A file may begin with one, where a web site has its logo; elsewhere a title is missing.
      const isTitle =
        parent.type === "root" && node.depth === 1 && node !== children.find(({ type }) => type !== "yaml");
      if (isTitle) complain(file, "empty-title", {}, node);
      else complain(file, "empty-heading", { mark: "#".repeat(node.depth) }, node);
      const { children: inside, position } = node;
      const paragraph: Paragraph = { type: "paragraph", children: inside, ...(position ? { position } : {}) };
      return inside.length > 0 ? [paragraph] : [];
    });
  });
}

function isEmpty(node: Nodes): node is Extract<Nodes, { type: "heading" }> {
  if (node.type !== "heading") return false;
  return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(textOfNode(withoutNumber(node)));
}
