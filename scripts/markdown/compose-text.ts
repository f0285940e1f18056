/** Makes all text of a section's mdast printable, in place, and reports the characters that are left out. */
import type { Nodes, Root } from "mdast";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { codePointName, invisibleIn, printableText } from "../manuscript/printable-text.ts";
import { complain } from "../messages/complain.ts";
import { eachNode } from "./each-node.ts";
import { pointAt, sourceTextOf } from "./web-export/source-text.ts";

/**
 * Changes text nodes only: the file's text stays, so positions of nodes stay right, and raw HTML is made printable when
 * it is parsed (sanitise.ts). Complains `left-out-character` once in a file for each character.
 */
export function composeText(tree: Root, file: VFile): void {
  const leftOut = new Map<string, Nodes>();
  const compose = (node: Nodes, text: string): string => {
    for (const character of invisibleIn(text)) if (!leftOut.has(character)) leftOut.set(character, node);
    return printableText(text);
  };
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "html") compose(node, node.value);
    else if (node.type !== "yaml" && "value" in node) node.value = compose(node, node.value);
    if ("alt" in node && node.alt) node.alt = compose(node, node.alt);
    if ("title" in node && node.title) node.title = compose(node, node.title);
    if ("label" in node && node.label) node.label = compose(node, node.label);
    if ("identifier" in node) node.identifier = printableText(node.identifier);
    // Paths of files keep their characters.
    if ("url" in node && node.url.startsWith("#")) node.url = printableText(node.url);
    const id = node.data?.hProperties?.id;
    if (id !== undefined) node.data!.hProperties!.id = printableText(id);
    if ("attributes" in node) composeAttributes(node, compose);
  });
  const [first] = leftOut;
  if (!first) return;
  const codes = [...leftOut.keys()].map(codePointName).join(", ");
  complain(file, "left-out-character", { codes }, placeOf(...first, file));
}

function composeAttributes(node: Nodes, compose: (node: Nodes, text: string) => string): void {
  const { attributes } = node as { attributes?: Record<string, string | null | undefined> | null };
  for (const [name, value] of Object.entries(attributes ?? {})) if (value) attributes![name] = compose(node, value);
}

/** Returns the position of the character, or the node where the character is written as a character reference. */
function placeOf(character: string, node: Nodes, file: VFile): Point | Nodes {
  const { start, end } = node.position ?? {};
  const source = sourceTextOf(file);
  const offset = source.text.indexOf(character, start?.offset ?? 0);
  return offset >= 0 && offset < (end?.offset ?? 0) ? pointAt(source, offset) : node;
}
