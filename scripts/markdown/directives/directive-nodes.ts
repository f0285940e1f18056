/** Reads a directive's title, and the kind of thing that it is numbered as. */
import type { Nodes, Paragraph } from "mdast";
import type { CaptionedKind } from "../../languages/labels.ts";
import { textOfNode } from "../text-of.ts";
import type { DirectiveNode } from "./directive.ts";
import { directiveOf } from "./directives.ts";

export function isDirective(node: Nodes): node is DirectiveNode {
  return node.type === "containerDirective" || node.type === "leafDirective" || node.type === "textDirective";
}

/** Returns the kind that a directive is numbered as; undefined for headings and for nodes without a number. */
export function numberedAs(node: Nodes): CaptionedKind | undefined {
  return isDirective(node) ? directiveOf(node)?.numberedAs : undefined;
}

/** Returns the paragraph that mdast-util-directive makes of the `[title]` of a container. */
export function titleOfDirective(node: DirectiveNode): Paragraph | undefined {
  const first = node.children[0];
  return first?.type === "paragraph" && first.data?.directiveLabel ? first : undefined;
}

/** Returns the text of the title; empty without a title. */
export function captionOfDirective(node: DirectiveNode): string {
  const title = captionNodeOf(node);
  return title ? textOfNode(title) : "";
}

/**
 * Returns the node that holds the title: a container's first paragraph, undefined where it isn't a title, or the leaf
 * or text directive itself, which has no other content.
 */
export function captionNodeOf(node: DirectiveNode): Nodes | undefined {
  return node.type === "containerDirective" ? titleOfDirective(node) : node;
}
