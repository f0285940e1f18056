/** Notes in; a complaint for each callout inside a note, since a note of a note has no place in the order. */
import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import { eachNode } from "../each-node.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function nestedNote(file: VFile, { notes }: NodesByType): void {
  for (const note of notes) {
    eachNode<Nodes>(note, (node) => {
      if (node.type !== "footnoteReference") return;
      complain(file, "nested-note", { label: node.label ?? node.identifier }, node);
    });
  }
}
