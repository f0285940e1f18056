/** Link definitions in; a complaint for each that nothing uses, since it would not be printed. */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";

/** Definitions that are used are gone from the tree (resolve-definitions.ts). */
export function unusedDefinition(file: VFile, tree: Root): void {
  visit(tree, "definition", (definition) => {
    complain(file, "unused-definition", { label: definition.label ?? definition.identifier }, definition);
  });
}
