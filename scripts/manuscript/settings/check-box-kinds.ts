/** Complains of settings that name a kind of box that the theme doesn't have. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { didYouMean } from "../../messages/did-you-mean.ts";
import type { Theme } from "../../theme/theme.ts";
import type { PointOf } from "./read-settings.ts";
import { settingName } from "./setting-name.ts";
import type { Settings } from "./schema/settings-schema.ts";

const usualLists = ["figures", "tables", "boxes"];

/**
 * Checks the lists of boxes and the labels of their kinds.
 *
 * @param pointOf - returns the place of a setting in `file`
 */
export function checkBoxKinds(
  { parts, labels }: Settings,
  { boxKinds }: Pick<Theme, "boxKinds">,
  file: VFile,
  pointOf: PointOf,
): void {
  const kinds = Object.keys(boxKinds);
  const check = (name: string, known: readonly string[], path: readonly PropertyKey[]) => {
    if (known.includes(name)) return;
    const expected = `${known.join(", ") || "none"}${didYouMean(name, known)}`;
    complain(file, "bad-setting", { setting: settingName(path), found: `"${name}"`, expected }, pointOf(path));
  };
  const listed = [...usualLists, ...kinds.filter((kind) => boxKinds[kind]!.numbering !== "none")];
  for (const [index, name] of parts.lists.entries()) {
    const path = ["parts", "lists", index];
    if (!kinds.includes(name) || listed.includes(name)) check(name, listed, path);
    else {
      const expected = `${listed.join(", ")}: boxes of that kind have no numbers, and no list`;
      complain(file, "bad-setting", { setting: settingName(path), found: `"${name}"`, expected }, pointOf(path));
    }
  }
  for (const name of Object.keys(labels["box-kinds"] ?? {})) check(name, kinds, ["labels", "box-kinds", name]);
}
