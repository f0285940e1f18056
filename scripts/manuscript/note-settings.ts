/** Complains of settings of notes that don't go together. */
import type { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import type { PointOf } from "./read-settings.ts";
import type { Settings } from "./settings-schema.ts";

/** @param pointOf - where a setting stands in `settingsFile`, as pointOfSetting tells */
export function noteSettings(
  { notes: { place, numbering } }: Pick<Settings, "notes">,
  settingsFile: VFile,
  pointOf: PointOf,
): void {
  if (numbering !== "page" || place === "page-foot") return;
  const expected = "`report` or `section`, or `place: page-foot` beside it";
  const setting = "notes.numbering";
  complain(settingsFile, "bad-setting", { setting, found: "page", expected }, pointOf(["notes", "numbering"]));
}
