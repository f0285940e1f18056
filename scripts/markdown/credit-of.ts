/** Reads whose pictures are, and which figures are maps, off nodes of any kind. */
import type { Nodes } from "mdast";
import { figureCreditOf, isMap } from "./directives/figure.ts";

/** Returns whose a picture, or those of a figure, are; undefined where that isn't said. */
export function creditOf(node: Nodes): string | undefined {
  if (node.type === "image") return node.data?.hProperties?.credit?.trim() || undefined;
  return node.type === "containerDirective" && node.name === "figure" ? figureCreditOf(node) : undefined;
}

/** Returns whether a node is a figure that is a map. */
export function isMapFigure(node: Nodes): boolean {
  return node.type === "containerDirective" && node.name === "figure" && isMap(node);
}
