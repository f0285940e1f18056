/** Link definitions in; a complaint for each that nothing uses, since it would not be printed. */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

/** Definitions that are used are gone from the tree (resolve-definitions.ts). */
export function unusedDefinition(report: ParsedReport): void {
  for (const { file, tree } of report.sections) {
    visit(tree, "definition", (definition) => {
      complain(file, "unused-definition", { label: definition.label ?? definition.identifier }, definition);
    });
  }
}
