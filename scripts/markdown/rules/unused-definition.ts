/** Complains of each definition of a link that nothing uses, since it would not be printed. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Complains of all definitions that are left in the tree, since used ones have been removed (syntax/links/definition.ts). */
export function unusedDefinition(file: VFile, { definitions }: NodesByType): void {
  for (const definition of definitions) {
    complain(file, "unused-definition", { label: definition.label ?? definition.identifier }, definition);
  }
}
