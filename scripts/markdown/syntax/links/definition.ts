/**
 * Replaces references `[text][label]` and `![alt][label]` by plain links and pictures, and removes used definitions.
 */
import type { Definition, Image, Link, Nodes, Parent, Root } from "mdast";
import { eachNode } from "../../each-node.ts";
import type { Syntax } from "../syntax.ts";

export const definition: Syntax = { read: resolveDefinitions };

/** Replaces references in place. The first of several definitions of one label counts (CommonMark). */
function resolveDefinitions(tree: Root): void {
  const definitions = new Map<string, Definition>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  const used = new Set<Nodes>();
  const resolve = (node: Nodes): Nodes => {
    if (node.type !== "linkReference" && node.type !== "imageReference") return node;
    const definition = definitions.get(node.identifier);
    if (!definition) return node;
    used.add(definition);
    const title = definition.title ? { title: definition.title } : {};
    const position = node.position ? { position: node.position } : {};
    const data = node.data ? { data: node.data } : {};
    const resolved: Link | Image =
      node.type === "linkReference"
        ? { type: "link", url: definition.url, ...title, children: node.children, ...position, ...data }
        : { type: "image", url: definition.url, ...title, alt: node.alt ?? "", ...position, ...data };
    return resolved;
  };
  eachNode<Nodes>(tree, (node) => {
    if ("children" in node) (node as { children: Nodes[] }).children = node.children.map((child) => resolve(child));
  });
  eachNode<Nodes>(tree, (node) => {
    if ("children" in node) (node as Parent).children = node.children.filter((child) => !used.has(child));
  });
}
