/** Names, properties and children in, nodes of hast out. */
import type { Element, ElementContent, Nodes, Text } from "hast";

export function element(tagName: string, properties: Element["properties"], children: Nodes[] = []): Element {
  return { type: "element", tagName, properties, children: children as ElementContent[] };
}

export function text(value: string): Text {
  return { type: "text", value };
}
