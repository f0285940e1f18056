/** Complains of maps without `map-rights` in the settings, and of `map-rights` without a map. */
import { complain } from "../../messages/complain.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function missingMapRights({
  sections,
  settings,
  printed,
}: Pick<ParsedReport, "sections" | "settings" | "printed">): void {
  const rights = settings["map-rights"];
  const maps = sections.flatMap(({ file, facts }) => facts.maps.map((position) => ({ file, position })));
  if (rights === undefined) {
    for (const { file, position } of maps) complain(file, "missing-map-rights", {}, position);
    return;
  }
  const setting = printed.find(({ value }) => value === rights);
  if (maps.length > 0 || !setting) return;
  const facts = {
    setting: "map-rights",
    expected: "a figure or chart with the class `.map`, below which it is printed",
  };
  complain(setting.file, "unused-setting", facts, setting.point());
}
