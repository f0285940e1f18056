/** Link definitions in; a complaint for each that nothing uses, since it would not be printed. */
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Definitions that are used are gone from the tree (resolve-definitions.ts). */
export function unusedDefinition(file: VFile, { definitions }: NodesByType): void {
  for (const definition of definitions) {
    complain(file, "unused-definition", { label: definition.label ?? definition.identifier }, definition);
  }
}
