/** Complains of each directive without the title that stands behind its number. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { captionOf } from "../directives/directive-nodes.ts";
import { colonsOf, directiveOf, formOf } from "../directives/directives.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function missingTitle(file: VFile, { directives }: NodesByType): void {
  for (const node of directives) {
    if (!directiveOf(node)?.hasTitle || captionOf(node)) continue;
    complain(file, "missing-title", { name: `${colonsOf[formOf(node)]}${node.name}` }, node);
  }
}
