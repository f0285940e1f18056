/** Complains of maps where the settings say nothing of their rights. */
import { complain } from "../../messages/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function missingMapRights({ sections, settings }: Pick<ParsedReport, "sections" | "settings">): void {
  if (settings["map-rights"] !== undefined) return;
  for (const { file, facts } of sections) {
    for (const position of facts.maps) complain(file, "missing-map-rights", {}, position);
  }
}
