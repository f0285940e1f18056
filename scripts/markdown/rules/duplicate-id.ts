/** Ids given by the author in; a complaint for each that another thing of the report has already. */
import { visit } from "unist-util-visit";
import { complain } from "../../report/complain.ts";
import { givenId } from "../attributes.ts";
import { sourceOf, type ParsedReport } from "../parsed-report.ts";

export function duplicateId(report: ParsedReport): void {
  const first = new Map<string, string>();
  for (const { file, tree } of report.sections) {
    visit(tree, (node) => {
      const id = givenId(node);
      if (id === undefined) return;
      const known = first.get(id);
      if (known) complain(file, "duplicate-id", { id, first: known }, node);
      else first.set(id, sourceOf(file, node.position?.start));
    });
  }
}
