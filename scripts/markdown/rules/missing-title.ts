/** Complains of each directive without the title that it needs behind its number. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { captionOfDirective } from "../directives/directive-nodes.ts";
import { colonsOf, directiveOf, directiveFormOf } from "../directives/directives.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function missingTitle(file: VFile, { directives }: NodesByType): void {
  for (const node of directives) {
    const needsTitle = directiveOf(node)?.hasTitle ?? false;
    if (captionOfDirective(node) || !(typeof needsTitle === "boolean" ? needsTitle : needsTitle(node))) continue;
    complain(file, "missing-title", { name: `${colonsOf[directiveFormOf(node)]}${node.name}` }, node);
  }
}

/** Complains of boxes without a title whose kind is numbered; the kinds are known only with the report's theme. */
export function missingBoxTitle({ sections, settings: { boxKinds } }: ParsedReport): void {
  for (const { file, facts } of sections) {
    for (const { boxKind, title, position } of facts.targets) {
      if (boxKind === undefined || title || boxKinds[boxKind]?.numbering === "none") continue;
      complain(file, "missing-title", { name: ":::box" }, position);
    }
  }
}
