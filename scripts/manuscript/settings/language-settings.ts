/** Complains of a report's language where its words are not known, or it runs from right to left. */
import type { VFile } from "vfile";
import { isRightToLeft, languageName } from "../../languages/language-tag.ts";
import { languageOfTag } from "../../languages/languages.ts";
import { complain } from "../../messages/complain.ts";
import { missingLabels } from "./label-settings.ts";
import type { PointOf } from "./read-settings.ts";
import type { Settings } from "./schema/settings-schema.ts";

/** The most labels that a message names; settings.md lists them all. */
const mostNamed = 8;

/**
 * Checks the language of a report.
 *
 * @param pointOf - returns the place of a setting in `settingsFile`
 */
export function languageSettings(
  { language, labels }: Pick<Settings, "language" | "labels">,
  settingsFile: VFile,
  pointOf: PointOf,
): void {
  const name = languageName(language);
  if (isRightToLeft(language)) complain(settingsFile, "right-to-left", { language, name }, pointOf(["language"]));
  if (languageOfTag(language)) return;
  const missing = missingLabels(labels);
  if (missing.length === 0) return;
  const shown = missing.slice(0, mostNamed).map((label) => `\`${label}\``);
  const more = missing.length - shown.length;
  const names = shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
  complain(settingsFile, "unknown-language", { language, name, labels: names }, pointOf(["language"]));
}
