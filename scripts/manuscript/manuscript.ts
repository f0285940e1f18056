/** Declares the types of a manuscript as its author wrote it: settings, and the files of its parts in reading order. */
import type { Point } from "unist";
import type { VFile } from "vfile";
import type { Theme } from "../theme/theme.ts";
import type { ChapterRole, SectionForm } from "./chapters.ts";
import type { NamedEdition } from "./language-editions.ts";
import type { PrintedSetting } from "./settings/printed-settings.ts";
import type { SettingPictures } from "./settings/setting-pictures.ts";
import type { Settings } from "./settings/schema/settings-schema.ts";
import type { SourceLibrary } from "./sources/source-library.ts";

/** The manuscript as its author wrote it. Sections are in reading order. */
export interface Manuscript extends OfSettings {
  /** Absolute path of the folder to which paths of pictures and data are relative. */
  folder: string;
  /** Name of output files, where the settings give none. */
  name: string;
  sections: Section[];
  /** Whether the manuscript is one file, whose first heading is the title. */
  isSingleFile: boolean;
}

/** Settings, and all that is made of them alone. */
export interface OfSettings {
  settings: Settings;
  /** The look of the pages, with the report's own changes. */
  theme: Theme;
  /** Names of all parts in the order of printing, among them `sections` and `notes`. */
  order: string[];
  /** Texts in the settings that are printed. */
  printed: PrintedSetting[];
  /** The sources that may be cited. */
  library?: SourceLibrary | undefined;
  /** Pictures that the settings name. */
  settingPictures: SettingPictures;
  /** ICC profile of the printing condition, where the settings name one. */
  profile?: Uint8Array | undefined;
  /** Editions in other languages, as the settings name them. */
  languageEditions?: NamedEdition[];
}

/** A file of the manuscript. */
export interface Section extends SectionForm {
  file: VFile;
  role: ChapterRole;
  /** Name of the part in the order of the book: `foreword`, `sections`, `annexes`, or one that the author invented. */
  bookPart: string;
  /** Title for the running head, where the heading is too long for it. */
  shortTitle?: string;
  /** Picture above the section's title; its address is written as those of other pictures. */
  icon?: { url: string; point: Point };
  /** Number of the first note that the section calls, where the author sets it, and the place of that setting. */
  firstNote?: { number: number; point: Point };
}
