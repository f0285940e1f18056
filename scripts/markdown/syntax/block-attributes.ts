/** Reads `{.class #id}` behind or below a paragraph, a heading or a list item, as in kramdown and markdown-it. */
import type { Nodes, Paragraph, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { sliceText, sourceTextOf, type SourceText } from "../web-export/source-text.ts";
import { givenId, lengthWithoutSpaces, parseAttributes, type Attributes } from "./attributes.ts";
import type { Syntax } from "./syntax.ts";

export const blockAttributes: Syntax = { read: readBlockAttributes };

const attributesAtEnd = /(?:^|[ \t]|\n)\{(:?[ \t]*[#.][^{}\n]*)\}[ \t]*$/u;

/**
 * Reads attributes of blocks. Ids are kept; classes are dropped, since reports have their own design, with one message
 * in a file.
 */
function readBlockAttributes(tree: Root, file: VFile): void {
  if (!/\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$/m.test(String(file))) return;
  const source = sourceTextOf(file);
  const dropped = new Set<string>();
  let first: Nodes | undefined;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const node = children[index]!;
      const found = node.type === "paragraph" ? takeOff(node, source) : undefined;
      if (node.type !== "paragraph" || !found) continue;
      for (const name of found.className ?? []) dropped.add(`\`.${name}\``);
      first ??= node;
      const isAlone = node.children.length === 0;
      const owner = isAlone ? children[index - 1] : node;
      if (found.id !== undefined) nameBlock(owner, found.id, node);
      if (node.children.length === 0) children.splice(index--, 1);
    }
  });
  if (first && dropped.size > 0) complain(file, "dropped-attribute", { what: [...dropped].join(", ") }, first);
}

/** Removes the braces from a paragraph's end, and returns their attributes; undefined where there are none. */
function takeOff(paragraph: Paragraph, source: SourceText): Attributes | undefined {
  const last = paragraph.children.at(-1);
  if (last?.type !== "text" || !last.position) return undefined;
  const match = attributesAtEnd.exec(last.value);
  // Braces right behind a link or a picture belong to it.
  const isOwn = match?.index === 0 && match[0].startsWith("{") && paragraph.children.length > 1;
  const attributes = match && !isOwn ? parseAttributes(match[1]!.trim()) : undefined;
  if (!match || !attributes || isEscaped(last, match[0], source)) return undefined;
  const rest = sliceText(source, last, 0, lengthWithoutSpaces(last.value, match.index));
  if (rest.value === "") paragraph.children.pop();
  else paragraph.children[paragraph.children.length - 1] = rest;
  return attributes;
}

function isEscaped({ position }: Text, found: string, { text }: SourceText): boolean {
  const end = position!.end.offset!;
  const open = text.lastIndexOf("{", end - 1);
  return text[open - 1] === "\\" || !text.slice(open, end).startsWith(found.trim().slice(0, 2));
}

/** Gives a heading the id, or puts an anchor with the id into another block. */
function nameBlock(owner: Nodes | undefined, id: string, paragraph: Paragraph): void {
  if (owner?.type === "heading" && givenId(owner) === undefined) {
    owner.data = { ...owner.data, hProperties: { ...owner.data?.hProperties, id } };
    return;
  }
  const { position } = paragraph;
  const holder = owner?.type === "paragraph" ? owner : paragraph;
  holder.children.unshift({ type: "html", value: `<a id="${id}"></a>`, ...(position ? { position } : {}) });
}
