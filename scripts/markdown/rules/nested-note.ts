/** Notes in; a complaint for each callout inside a note, since a note of a note has no place in the order. */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";

export function nestedNote(file: VFile, tree: Root): void {
  visit(tree, "footnoteDefinition", (definition) => {
    visit(definition, "footnoteReference", (callout) => {
      complain(file, "nested-note", { label: callout.label ?? callout.identifier }, callout);
    });
  });
}
