/** Warns of empty boxes and notes, and of figures without a picture. */
import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { titleOfDirective } from "../directives/directive-nodes.ts";
import { eachNode } from "../each-node.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function emptyBlock(file: VFile, { directives }: NodesByType): void {
  for (const node of directives) {
    if (node.type !== "containerDirective") continue;
    const title = titleOfDirective(node);
    const content = node.children.filter((child) => child !== title);
    if (node.name === "figure" && !holds(content, isPicture)) {
      const facts = { what: "figure without a picture", expected: "`![what it shows](picture.png)` in it" };
      complain(file, "empty-block", facts, node);
    } else if (
      content.length === 0 &&
      (["box", "pull-quote"].includes(node.name) || (node.name === "note" && !title))
    ) {
      const expected = "its words below the line that opens it";
      complain(file, "empty-block", { what: `${node.name} without words`, expected }, node);
    }
  }
}

function holds(blocks: readonly Nodes[], is: (node: Nodes) => boolean): boolean {
  let isFound = false;
  for (const block of blocks) eachNode<Nodes>(block, (node) => void (isFound ||= is(node)));
  return isFound;
}

/** Returns whether a node may become a picture. */
function isPicture(node: Nodes): boolean {
  if (node.type === "html") return /<(?:img|svg|picture|object|math)\b/i.test(node.value);
  return ["image", "imageReference", "code", "table", "math", "inlineMath"].includes(node.type);
}
