/** Notes in; a complaint for each callout inside a note, since a note of a note has no place in the order. */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function nestedNote(report: ParsedReport): void {
  for (const { file, tree } of report.sections) {
    visit(tree, "footnoteDefinition", (definition) => {
      visit(definition, "footnoteReference", (callout) => {
        complain(file, "nested-note", { label: callout.label ?? callout.identifier }, callout);
      });
    });
  }
}
