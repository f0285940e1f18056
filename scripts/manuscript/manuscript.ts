/** Declares a manuscript as its author handed it in: settings, and the files of its parts in reading order. */
import type { Point } from "unist";
import type { VFile } from "vfile";
import type { Theme } from "../theme/theme.ts";
import type { Role, SectionForm } from "./chapters.ts";
import type { NamedEdition } from "./language-editions.ts";
import type { PrintedSetting } from "./printed-settings.ts";
import type { SettingPictures } from "./setting-pictures.ts";
import type { Settings } from "./settings-schema.ts";
import type { SourceLibrary } from "./source-library.ts";

/** The manuscript as its author handed it in. Sections are in reading order. */
export interface Manuscript extends OfSettings {
  /** Absolute path of the folder that pictures and data are taken from. */
  folder: string;
  /** Name for output files, where the settings give none. */
  name: string;
  sections: Section[];
  /** Whether the manuscript is one file, whose first heading is the title. */
  isSingleFile: boolean;
}

/** Settings, and all that comes of them alone. */
export interface OfSettings {
  settings: Settings;
  /** Look of its pages, with what the settings change of it. */
  theme: Theme;
  /** Names of all parts in the order of printing, the sections and notes among them. */
  order: string[];
  /** Texts of the settings that are printed. */
  printed: PrintedSetting[];
  /** Sources that notes may be made from. */
  library?: SourceLibrary | undefined;
  /** Pictures that the settings name. */
  settingPictures: SettingPictures;
  /** ICC profile of the printing condition, where the settings name one. */
  profile?: Uint8Array | undefined;
  /** Editions in other languages, as the settings name them. */
  languageEditions?: NamedEdition[];
}

/** One file of the manuscript. */
export interface Section extends SectionForm {
  file: VFile;
  role: Role;
  /** Name of the part in the order of the book: `foreword`, `sections`, `annexes`, one of the author's own. */
  bookPart: string;
  /** Title for the running head, where the heading is too long for it. */
  shortTitle?: string;
  /** Picture above its title: an address as those of its pictures. */
  icon?: { url: string; point: Point };
  /** Number of the first note that it calls, where it says so, and the place at which it does. */
  firstNote?: { number: number; point: Point };
}
