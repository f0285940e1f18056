/** Complains of each definition of a link that nothing uses, since it would not be printed. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Looks at all definitions in the tree: those that are used are gone from it (resolve-definitions.ts). */
export function unusedDefinition(file: VFile, { definitions }: NodesByType): void {
  for (const definition of definitions) {
    complain(file, "unused-definition", { label: definition.label ?? definition.identifier }, definition);
  }
}
