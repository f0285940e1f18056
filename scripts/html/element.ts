/** Names, properties and children in, nodes of hast out; and what is asked of these. */
import type { Element, ElementContent, Nodes, Text } from "hast";

export function element(tagName: string, properties: Element["properties"], children: Nodes[] = []): Element {
  return { type: "element", tagName, properties, children: children as ElementContent[] };
}

export function text(value: string): Text {
  return { type: "text", value };
}

export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) ? className.includes(name) : className === name;
}
