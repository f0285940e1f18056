/** Reads the blocks between two lines `>>>` as a block quote (GitLab). */
import type { Blockquote, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import type { Syntax } from "./syntax.ts";

export const fencedQuotation: Syntax = { read: readQuotations };

function readQuotations(tree: Root, file: VFile): void {
  if (/^[ \t]*>>>[ \t]*$/m.test(String(file))) walk(tree);
}

function walk(parent: Nodes): void {
  if (!("children" in parent)) return;
  const children = parent.children as Nodes[];
  for (let index = 0; index < children.length; index++) {
    const node = children[index]!;
    const end = isFence(node) ? children.findIndex((one, place) => place > index && isFence(one)) : -1;
    if (end !== -1) {
      const inner = children.slice(index + 1, end) as Blockquote["children"];
      children.splice(index, end - index + 1, { type: "blockquote", children: inner, position: node.position! });
    }
    walk(children[index]!);
  }
}

/** Returns whether a node is an empty block quote nested `depth` deep, as CommonMark reads a line `>>>`. */
function isFence(node: Nodes, depth = 3): boolean {
  if (node.type !== "blockquote") return false;
  const [only, ...others] = node.children;
  return depth === 1 ? only === undefined : only !== undefined && others.length === 0 && isFence(only, depth - 1);
}
