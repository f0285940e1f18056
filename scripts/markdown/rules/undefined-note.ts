/** Callouts in; a complaint for each whose note no file of the report defines. */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";
import { definitionsOf } from "../number-report.ts";

export function undefinedNote(report: ParsedReport): void {
  const definitions = definitionsOf(report);
  for (const { file, tree } of report.sections) {
    // A page saved from the web without its notes has one message for all of them.
    if (file.messages.some(({ ruleId }) => ruleId === "missing-notes")) continue;
    visit(tree, "footnoteReference", (callout) => {
      if (definitions.has(callout.identifier)) return;
      complain(file, "undefined-note", { label: callout.label ?? callout.identifier }, callout);
    });
  }
}
