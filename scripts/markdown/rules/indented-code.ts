/** Warns of indented code that reads like a list item or like sentences. */
import type { Code, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function indentedCode(file: VFile, tree: Root, { literals }: NodesByType): void {
  if (!literals.some((node) => isByIndent(node))) return;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    for (const [index, node] of parent.children.entries()) {
      if (!isByIndent(node)) continue;
      const isItem =
        parent.children[index - 1]?.type === "list" && /^(?:[*+-]|\d{1,2}[.)])(?:[ \t]+\S|[ \t]*$)/m.test(node.value);
      const like = isItem ? "an item of a list" : isProse(node.value) ? "a paragraph" : undefined;
      if (like === undefined) continue;
      const expected = isItem
        ? "its mark below the words of the item that it belongs to"
        : "it at the line's beginning";
      complain(file, "indented-code", { found: node.value.split("\n", 1)[0]!.slice(0, 60), like, expected }, node);
    }
  });
}

/**
 * Returns whether a code block is indented and not fenced: a fenced one has two lines more than its value, and a
 * language shows that code is meant.
 */
function isByIndent(node: Nodes): node is Code {
  if (node.type !== "code" || node.lang || !node.position) return false;
  const { start, end } = node.position;
  return end.line - start.line + 1 === node.value.split("\n").length;
}

/** Returns whether a text is prose: words without characters typical of code, from a capital letter to a full stop. */
function isProse(text: string): boolean {
  return (
    /^[\p{Lu}"“«][\p{L}\p{M}\p{N}\s.,;:!?'’"“”«»()–—%€&/-]*\p{L}[.!?]["”»]?$/u.test(text) &&
    !/\S {2,}\S|\n{2}|[a-z]\/[a-z]|\w\(\)/.test(text) &&
    text.split(/\s+/).length >= 10
  );
}
