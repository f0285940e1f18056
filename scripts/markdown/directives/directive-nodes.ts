/** Reads the title of a directive, and its number's kind, off its node. */
import type { Nodes, Paragraph } from "mdast";
import type { CaptionedKind } from "../../languages/labels.ts";
import { textOf } from "../text-of.ts";
import type { DirectiveNode } from "./directive.ts";
import { directiveOf } from "./directives.ts";

export function isDirective(node: Nodes): node is DirectiveNode {
  return node.type === "containerDirective" || node.type === "leafDirective" || node.type === "textDirective";
}

/** Returns what `node` is numbered as; undefined for nodes that have no number, or one of a section. */
export function numberedAs(node: Nodes): CaptionedKind | undefined {
  return isDirective(node) ? directiveOf(node)?.numberedAs : undefined;
}

/** Returns the paragraph that mdast-util-directive makes of the `[title]` of a container. */
export function titleOf(node: DirectiveNode): Paragraph | undefined {
  const first = node.children[0];
  return first?.type === "paragraph" && first.data?.directiveLabel ? first : undefined;
}

/** Returns the title's words, none where it has no title. */
export function captionOf(node: DirectiveNode): string {
  const title = captionNodeOf(node);
  return title ? textOf(title) : "";
}

/** Returns what holds the title; undefined where there is none. A leaf or text directive holds nothing else. */
export function captionNodeOf(node: DirectiveNode): Nodes | undefined {
  return node.type === "containerDirective" ? titleOf(node) : node;
}
