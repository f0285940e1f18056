/** mdast in, the same with `[text][label]` and `![alt][label]` as plain links and pictures; only unused definitions stay. */
import type { Definition, Image, Link, Nodes, Parent, Root } from "mdast";
import { visit } from "unist-util-visit";

/** As CommonMark has it, the first of several definitions of one label counts. */
export function resolveDefinitions(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (definition) => {
    if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition);
  });
  if (definitions.size === 0) return;
  const used = new Set<Nodes>();
  visit(tree, (node, index, parent) => {
    if ((node.type !== "linkReference" && node.type !== "imageReference") || !parent || index === undefined) return;
    const definition = definitions.get(node.identifier);
    if (!definition) return;
    used.add(definition);
    const title = definition.title ? { title: definition.title } : {};
    const position = node.position ? { position: node.position } : {};
    const data = node.data ? { data: node.data } : {};
    const resolved: Link | Image =
      node.type === "linkReference"
        ? { type: "link", url: definition.url, ...title, children: node.children, ...position, ...data }
        : { type: "image", url: definition.url, ...title, alt: node.alt ?? "", ...position, ...data };
    (parent as Parent).children[index] = resolved;
  });
  visit(tree, (node) => {
    if ("children" in node) (node as Parent).children = node.children.filter((child) => !used.has(child));
  });
}
