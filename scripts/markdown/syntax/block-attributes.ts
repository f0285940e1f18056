/**
 * Reads attributes of blocks, `{.class #id}`, as kramdown and markdown-it have them.
 *
 * They stand behind or below a paragraph, a heading or a list item, kramdown's `{: .class #id}` also above a paragraph.
 * A paragraph with the class of a note is one, as sites of Jekyll have it.
 */
import type { Nodes, Paragraph, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { DirectiveNode } from "../directives/directive.ts";
import { kindOfNote } from "../directives/note.ts";
import { eachNode } from "../each-node.ts";
import { sliceText, sourceTextOf, type SourceText } from "../web-export/source-text.ts";
import { givenId, lengthWithoutSpaces, parseAttributes, type Attributes } from "./attributes.ts";
import type { Syntax } from "./syntax.ts";

export const blockAttributes: Syntax = { read: readBlockAttributes };

const attributesAtStart = /^\{:([ \t]*[#.][^{}\n]*)\}[ \t]*\n/u;
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
  let note: { node: Nodes; kind: string } | undefined;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const node = children[index]!;
      const found = node.type === "paragraph" ? (takeOffStart(node, source) ?? takeOff(node, source)) : undefined;
      if (node.type !== "paragraph" || !found) continue;
      const isAlone = node.children.length === 0;
      const kind = isAlone || parent.type === "listItem" ? undefined : found.className?.map(kindOfNote).find(Boolean);
      if (kind) children[index] = noteOf(node, kind);
      const others = (found.className ?? []).filter((name) => name !== kind);
      for (const name of others) dropped.add(`\`.${name}\``);
      if (others.length > 0) first ??= node;
      if (kind) note ??= { node, kind };
      const owner = isAlone ? children[index - 1] : node;
      if (found.id !== undefined) nameBlock(owner, found.id, node);
      if (node.children.length === 0) children.splice(index--, 1);
    }
  });
  if (note) complain(file, "foreign-markup", { found: `{: .${note.kind}}`, read: "a note in the text" }, note.node);
  if (first && dropped.size > 0) complain(file, "dropped-attribute", { what: [...dropped].join(", ") }, first);
}

/** Returns a note that holds a paragraph. */
function noteOf(paragraph: Paragraph, kind: string): DirectiveNode {
  const place = paragraph.position ? { position: paragraph.position } : {};
  return { type: "containerDirective", name: "note", attributes: { kind }, children: [paragraph], ...place };
}

/** Removes braces that are a paragraph's first line, and returns their attributes; undefined where there are none. */
function takeOffStart(paragraph: Paragraph, source: SourceText): Attributes | undefined {
  const first = paragraph.children[0];
  if (first?.type !== "text" || !first.position || !source.text.startsWith("{:", first.position.start.offset))
    return undefined;
  const match = attributesAtStart.exec(first.value);
  const attributes = match ? parseAttributes(match[1]!.trim()) : undefined;
  if (!match || !attributes) return undefined;
  const rest = sliceText(source, first, match[0].length, first.value.length);
  if (rest.value === "") paragraph.children.shift();
  else paragraph.children[0] = rest;
  return attributes;
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
