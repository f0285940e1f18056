/** Reads inline notes of Pandoc, `^[A note in its place.]`, as a callout and its note. */
import type { FootnoteDefinition, Nodes, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

export const inlineNote: Syntax = { read: readInlineNotes };

/** Puts the notes at the end of the tree, under labels that the file doesn't use. */
function readInlineNotes(tree: Root, file: VFile): void {
  if (!String(file).includes("^[")) return;
  const source = sourceTextOf(file);
  const labels = new Set<string>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "footnoteDefinition" || node.type === "footnoteReference") labels.add(node.identifier);
  });
  const notes: FootnoteDefinition[] = [];
  eachNode<Nodes>(tree, (node) => {
    if (!("children" in node) || node.type === "link") return;
    const children = node.children as PhrasingContent[];
    for (let index = 0; index < children.length; index++) {
      const found = noteFrom(children, index, source);
      if (!found) continue;
      let count = notes.length + 1;
      while (labels.has(`inline-${count}`)) count++;
      const label = `inline-${count}`;
      labels.add(label);
      const { before, inside, behind, last } = found;
      const position = {
        start: before.position!.end,
        end: behind.position!.start,
      };
      notes.push({
        type: "footnoteDefinition",
        identifier: label,
        label,
        children: inside.length > 0 ? [{ type: "paragraph", children: inside, position }] : [],
        position,
      });
      children.splice(
        index,
        last - index + 1,
        ...(before.value === "" ? [] : [before]),
        { type: "footnoteReference", identifier: label, label, position },
        ...(behind.value === "" ? [] : [behind]),
      );
    }
  });
  tree.children.push(...notes);
}

interface FoundNote {
  before: Text;
  inside: PhrasingContent[];
  behind: Text;
  /** Index of the node in which the note ends. */
  last: number;
}

/**
 * Returns the first note that begins in the text node at `first` and is closed in the same paragraph; undefined for
 * none.
 */
function noteFrom(children: readonly PhrasingContent[], first: number, source: SourceText): FoundNote | undefined {
  const node = children[first];
  if (node?.type !== "text" || !node.position || !node.value.includes("^[")) return undefined;
  const at = offsetsOf(source, node);
  for (let open = node.value.indexOf("^["); open >= 0; open = node.value.indexOf("^[", open + 1)) {
    if (isEscaped(source, at(open)) || isEscaped(source, at(open + 1))) continue;
    const end = endOf(children, first, open + 2, source);
    if (!end) return undefined;
    const last = children[end.node] as Text;
    const behind = sliceText(source, last, end.index + 1, last.value.length);
    // `x^[2]^` is a superscript.
    if (behind.value.startsWith("^")) continue;
    const isOne = end.node === first;
    const pieces: PhrasingContent[] = isOne
      ? [sliceText(source, node, open + 2, end.index, at)]
      : [
          sliceText(source, node, open + 2, node.value.length, at),
          ...children.slice(first + 1, end.node),
          sliceText(source, last, 0, end.index),
        ];
    const inside = pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
    return { before: sliceText(source, node, 0, open, at), inside, behind, last: end.node };
  }
  return undefined;
}

/** Returns the place of the bracket that closes the one before `from`; undefined for none. */
function endOf(
  children: readonly PhrasingContent[],
  first: number,
  from: number,
  source: SourceText,
): { node: number; index: number } | undefined {
  let depth = 1;
  for (let node = first; node < children.length; node++) {
    const child = children[node]!;
    if (child.type !== "text" || !child.position || !/[[\]]/.test(child.value)) continue;
    const at = offsetsOf(source, child);
    for (const { 0: bracket, index } of child.value.matchAll(/[[\]]/g)) {
      if ((node === first && index < from) || isEscaped(source, at(index))) continue;
      depth += bracket === "[" ? 1 : -1;
      if (depth === 0) return { node, index };
    }
  }
  return undefined;
}

function isEscaped({ text }: SourceText, offset: number): boolean {
  return text[offset] === "\\" || text[offset] === "&";
}
