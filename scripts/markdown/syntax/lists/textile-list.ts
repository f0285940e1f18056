/** Warns of consecutive lines `# words`, which are a numbered list in Textile but headings here. */
import type { Heading, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../../messages/complain.ts";
import { textOfNode } from "../../text-of.ts";
import type { Syntax } from "../syntax.ts";

export const textileList: Syntax = { read: findLists };

function findLists(tree: Root, file: VFile): void {
  let before: Nodes | undefined;
  let last: Heading | undefined;
  for (const node of tree.children) {
    // The first line of each list is reported.
    if (isRightBelow(node, before) && before !== last) {
      const words = textOfNode(before!);
      const facts = { found: `# ${words}`, like: "an item of a list in Textile", expected: `\`1. ${words}\`` };
      complain(file, "raw-markup", facts, before);
    }
    if (isRightBelow(node, before)) last = node as Heading;
    before = node;
  }
}

function isRightBelow(node: Nodes, before: Nodes | undefined): boolean {
  const areTitles = node.type === "heading" && before?.type === "heading" && node.depth === 1 && before.depth === 1;
  const isInOneLine = before?.position?.start.line === before?.position?.end.line;
  return areTitles && isInOneLine && node.position?.start.line === (before.position?.end.line ?? 0) + 1;
}
