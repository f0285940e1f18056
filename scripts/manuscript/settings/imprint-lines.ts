/** Complains of lines that an imprint should have and lacks. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { PointOf } from "./read-settings.ts";
import type { Settings } from "./schema/settings-schema.ts";

const wanted = ["disclaimer", "reuse", "third-parties"] as const;

/**
 * Complains `missing-imprint-line` where an imprint is printed. A line that is `none` is not missing.
 *
 * @param pointOf - returns the place of a setting in `file`
 */
export function imprints(
  { parts, imprint, cover }: Pick<Settings, "parts" | "imprint" | "cover">,
  file: VFile,
  pointOf: PointOf,
): void {
  if (!parts.imprint) return;
  const missing = wanted.filter((name) => imprint[name] === undefined);
  if (missing.length > 0) {
    const place = pointOf(Object.keys(imprint).length > 0 ? ["imprint"] : ["parts", "imprint"]);
    complain(file, "missing-imprint-line", { names: missing, setting: "imprint" }, place);
  }
  const picture = cover.picture === undefined ? "file" : "picture";
  if (parts.cover && cover[picture] !== undefined && cover.credit === undefined) {
    complain(file, "missing-imprint-line", { names: ["credit"], setting: "cover" }, pointOf(["cover", picture]));
  }
}
