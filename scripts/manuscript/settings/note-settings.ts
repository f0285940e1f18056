/** Complains of settings of notes that contradict each other. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { PointOf } from "./read-settings.ts";
import type { Settings } from "./schema/settings-schema.ts";

/**
 * Checks place and numbering of the notes.
 *
 * @param pointOf - returns the place of a setting in `settingsFile`
 */
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
