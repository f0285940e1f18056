/** Reads whose pictures are, and which figures are maps, off nodes of any kind. */
import type { Nodes } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { classesOf } from "./directives/classes.ts";

/** Returns whose a picture, a chart or the pictures of a figure are; undefined where that isn't said. */
export function creditOf(node: Nodes): string | undefined {
  if (node.type === "image") return node.data?.hProperties?.credit?.trim() || undefined;
  return isFigure(node) ? node.attributes?.["credit"]?.trim() || undefined : undefined;
}

/** Returns whether a node is a figure or chart that is a map, below which its rights are printed. */
export function isMapFigure(node: Nodes): boolean {
  return isFigure(node) && classesOf(node).includes("map");
}

function isFigure(node: Nodes): node is ContainerDirective {
  return node.type === "containerDirective" && (node.name === "figure" || node.name === "chart");
}
