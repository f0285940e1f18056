/** Checks what a report's settings say together, and reads the files that they name. */
import type { VFile } from "vfile";
import type { Store } from "../../lib/cache/store.ts";
import type { Theme } from "../../theme/theme.ts";
import { checkBoxKinds } from "./check-box-kinds.ts";
import { identifiers } from "./identifiers.ts";
import { imprints } from "./imprint-lines.ts";
import { namedEditions } from "../language-editions.ts";
import { languageSettings } from "./language-settings.ts";
import type { OfSettings } from "../manuscript.ts";
import { noteSettings } from "./note-settings.ts";
import { partOrder } from "../part-order.ts";
import { partSettings } from "./part-settings.ts";
import { printedSettings } from "./printed-settings.ts";
import { readProfile } from "../read-profile.ts";
import type { PointOf } from "./read-settings.ts";
import { readSources } from "../sources/read-sources.ts";
import { readTheme } from "../read-theme.ts";
import { settingPictures } from "./setting-pictures.ts";
import type { Settings } from "./schema/settings-schema.ts";

/** Settings as they were read, and where each stands in the file. */
export interface ReadSettings {
  settings: Settings;
  file: VFile;
  /** Returns the place of a setting in the file. */
  pointOf: PointOf;
  /** Names of `parts` in the order in which the file has them. */
  writtenParts: readonly string[];
}

/**
 * Returns the settings with all that comes of them, and the files that were read, with messages on what is wrong. The
 * theme is undefined where it can't be read.
 */
export async function applySettings(
  { settings, file, pointOf, writtenParts }: ReadSettings,
  { folder, store }: { folder: string; store: Store },
): Promise<{ applied: Omit<OfSettings, "theme"> & { theme: Theme | undefined }; files: VFile[] }> {
  identifiers(settings, file, pointOf);
  imprints(settings, file, pointOf);
  languageSettings(settings, file, pointOf);
  noteSettings(settings, file, pointOf);
  partSettings(settings, file, pointOf);
  const named = settingPictures(settings, file, pointOf);
  const profile = await readProfile(settings.print.profile, folder, file, pointOf);
  const library = await readSources(settings.sources, folder, file, pointOf);
  const { theme, files } = await readTheme(settings.look, { folder, store }, file, pointOf);
  if (theme) checkBoxKinds(settings, theme, file, pointOf);
  const applied = {
    settings,
    theme,
    order: partOrder(settings.parts, writtenParts),
    printed: printedSettings(settings, file, pointOf),
    library,
    settingPictures: named,
    profile,
    languageEditions: namedEditions(settings["language-editions"], file, pointOf),
  };
  return { applied, files: [...(library ? [library.file] : []), ...files] };
}
