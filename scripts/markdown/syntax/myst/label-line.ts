/** Reads `(label)=` above a block as the id of that block (MyST). */
import type { Nodes, Paragraph, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { sliceText, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";
import { givenId } from "../attributes.ts";

export const labelLine: Syntax = { read: readLabels };

const label = /^\(([\p{L}\p{N}_][\p{L}\p{N}_.:/-]*)\)=[ \t]*(?:\n|$)/u;

function readLabels(tree: Root, file: VFile): void {
  if (!/\)=[ \t]*$/m.test(String(file))) return;
  const source = sourceTextOf(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const node = children[index]!;
      const first = node.type === "paragraph" ? node.children[0] : undefined;
      const match = first?.type === "text" ? label.exec(first.value) : null;
      if (node.type !== "paragraph" || first?.type !== "text" || !match) continue;
      takeOff(node, first, match[0].length, source);
      const next = node.children.length > 0 ? node : children[index + 1];
      if (next && setId(next, match[1]!)) {
        if (next !== node) children.splice(index, 1);
      } else node.children.unshift(anchor(match[1]!, node));
    }
  });
}

function takeOff(paragraph: Paragraph, first: Text, length: number, source: SourceText): void {
  const rest = sliceText(source, first, length, first.value.length);
  if (rest.value === "") paragraph.children.shift();
  else paragraph.children[0] = rest;
}

/** Gives a block the id if it can have one and has none; returns whether it got it. */
function setId(node: Nodes, id: string): boolean {
  if (givenId(node) !== undefined) return false;
  if (node.type === "heading" || node.type === "math") {
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
  } else if (node.type === "containerDirective") node.attributes = { ...node.attributes, id };
  else return false;
  return true;
}

function anchor(id: string, { position }: Nodes): Nodes & { type: "html" } {
  return { type: "html", value: `<a id="${id}"></a>`, ...(position ? { position } : {}) };
}
