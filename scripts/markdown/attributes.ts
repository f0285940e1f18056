/** mdast in, the same with `{#id .class}` after a heading's text, a link or a picture read into the node's data. */
import type { Heading, Nodes, Root } from "mdast";
import { eachNode } from "./each-node.ts";

/** What braces can say of a node; kept in `data.hProperties`, as mdast-util-to-hast takes it. */
export interface Attributes {
  id?: string;
  className?: string[];
}

declare module "mdast" {
  interface Data {
    hProperties?: Attributes;
  }
}

/**
 * `## Title {#sec-routes}`, `[text](address){.cut}`, `![alt](a.svg){#fig-a}`. Braces that hold
 * anything else stay text.
 */
export function readAttributes(tree: Root): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "heading") readAtEnd(node);
    if ("children" in node) readBehindLinks(node);
  });
}

function readAtEnd(heading: Heading): void {
  const last = heading.children.at(-1);
  if (last?.type !== "text") return;
  const match = /[ \t]*\{([^{}]*)\}[ \t]*$/.exec(last.value);
  const attributes = match && parseAttributes(match[1]!);
  if (!attributes) return;
  take(heading, attributes);
  last.value = last.value.slice(0, match.index);
  if (last.value === "") heading.children.pop();
}

function readBehindLinks({ children }: { children: Nodes[] }): void {
  for (const [index, node] of children.entries()) {
    const next = children[index + 1];
    if ((node.type !== "link" && node.type !== "image") || next?.type !== "text") continue;
    const match = /^\{([^{}]*)\}/.exec(next.value);
    const attributes = match && parseAttributes(match[1]!);
    if (!attributes) continue;
    take(node, attributes);
    next.value = next.value.slice(match[0].length);
    if (next.value === "") children.splice(index + 1, 1);
  }
}

function take(node: Nodes, attributes: Attributes): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, ...attributes } };
}

/** `#id .class` → both; anything else → undefined. */
function parseAttributes(inside: string): Attributes | undefined {
  const words = inside.trim().split(/[ \t]+/);
  const attributes: Attributes = {};
  for (const word of words) {
    if (/^#[\p{L}_][\p{L}\p{N}_.-]*$/u.test(word)) attributes.id = word.slice(1);
    else if (/^\.[\p{L}_][\p{L}\p{N}_-]*$/u.test(word)) (attributes.className ??= []).push(word.slice(1));
    else return undefined;
  }
  return attributes;
}

/** The id that the author gave a node in braces, of an attribute or a directive, if any. */
export function givenId(node: Nodes): string | undefined {
  return node.data?.hProperties?.id ?? ("attributes" in node ? (node.attributes?.id ?? undefined) : undefined);
}
