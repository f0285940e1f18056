/** Reads the credits of pictures, charts and figures, and tells which figures are maps. */
import type { Nodes } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { classesOfDirective } from "./directives/classes.ts";

/** Returns the credit of a picture, of a chart or of a figure's pictures; undefined where none is given. */
export function creditOf(node: Nodes): string | undefined {
  if (node.type === "image") return node.data?.hProperties?.credit?.trim() || undefined;
  return isFigure(node) ? node.attributes?.["credit"]?.trim() || undefined : undefined;
}

/** Returns whether a node is a figure or chart of class `map`, below which the rights to the map are printed. */
export function isMapFigure(node: Nodes): boolean {
  return isFigure(node) && classesOfDirective(node).includes("map");
}

function isFigure(node: Nodes): node is ContainerDirective {
  return node.type === "containerDirective" && (node.name === "figure" || node.name === "chart");
}
