/** Makes nodes of hast from names, properties and children, and tests and adds classes. */
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

export function addClass(node: Element, name: string): void {
  if (hasClass(node, name)) return;
  const { className } = node.properties;
  node.properties.className = [...(Array.isArray(className) ? className : []), name];
}
