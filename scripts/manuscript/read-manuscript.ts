/** A folder with report.yaml, or one Markdown file, in; settings and sections in reading order out. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { VFile } from "vfile";
import { complain } from "../report/complain.ts";
import { hasErrors } from "../report/has-errors.ts";
import { identifiers } from "./identifiers.ts";
import { printedSettings, type PrintedSetting } from "./printed-settings.ts";
import { readProfile } from "./read-profile.ts";
import { pointOfSetting, readSettings } from "./read-settings.ts";
import { readTextFile } from "./read-text-file.ts";
import { sectionSchema, settingsSchema, type Settings } from "./settings-schema.ts";
import { frontMatterOf } from "./front-matter.ts";

/** What the author handed in. Sections are in reading order. */
export interface Manuscript {
  /** Absolute path of the folder that pictures and data are taken from. */
  folder: string;
  /** Name for output files, where the settings give none. */
  name: string;
  settings: Settings;
  sections: Section[];
  /** Texts of the settings that are printed. */
  printed: PrintedSetting[];
  /** Of the printing condition, where the settings name one. */
  profile?: Uint8Array | undefined;
  /** True where the manuscript is one file, whose first heading is the title. */
  isSingleFile: boolean;
}

/** What a file of the manuscript is in the book. */
export type Role = "foreword" | "acknowledgements" | "acronyms" | "introduction" | "section" | "annex";

/** One file of the manuscript. */
export interface Section {
  file: VFile;
  role: Role;
  /** Title for the running head, where the heading is too long for it. */
  shortTitle?: string;
}

/**
 * Reads the manuscript at `path`. Every file that was read is in `files`, with its complaints;
 * `manuscript` is missing where one of them is an error.
 */
export async function readManuscript(path: string): Promise<{ manuscript?: Manuscript; files: VFile[] }> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch(() => undefined);
  if (!found) {
    const file = new VFile({ path });
    complain(file, "missing-file", { path });
    return { files: [file] };
  }
  return found.isDirectory() ? readFolder(absolute) : readSingleFile(absolute);
}

async function readSingleFile(path: string): Promise<{ manuscript?: Manuscript; files: VFile[] }> {
  const file = await readTextFile(path);
  const files = [file];
  if (hasErrors(files)) return { files };
  const frontMatter = frontMatterOf(file);
  const settings = frontMatter
    ? readSettings(settingsSchema, frontMatter.yaml, file, frontMatter.firstLine)
    : settingsSchema.parse({});
  if (settings?.sections) {
    complain(file, "bad-setting", { setting: "sections", found: "list", expected: "none in a single file" });
  }
  if (!settings || hasErrors(files)) return { files };
  const printed: PrintedSetting[] = [];
  const pointOf = (place: readonly PropertyKey[]) => pointOfSetting(frontMatter!.yaml, place, frontMatter!.firstLine);
  if (frontMatter) {
    identifiers(settings, file, pointOf);
    if (hasErrors(files)) return { files };
    printed.push(...printedSettings(settings, file, pointOf));
  }
  const folder = dirname(path);
  const profile = await readProfile(settings.print.profile, folder, file, pointOf);
  if (hasErrors(files)) return { files };
  const name = basename(path, extname(path));
  const sections: Section[] = [{ file, role: "section" }];
  return { manuscript: { folder, name, settings, profile, sections, printed, isSingleFile: true }, files };
}

async function readFolder(folder: string): Promise<{ manuscript?: Manuscript; files: VFile[] }> {
  const settingsFile = await readTextFile(join(folder, "report.yaml"));
  const files = [settingsFile];
  if (hasErrors(files)) return { files };
  const settings = readSettings(settingsSchema, String(settingsFile), settingsFile);
  if (!settings) return { files };
  const pointOf = (place: readonly PropertyKey[]) => pointOfSetting(String(settingsFile), place);
  identifiers(settings, settingsFile, pointOf);
  const printed = printedSettings(settings, settingsFile, pointOf);
  const profile = await readProfile(settings.print.profile, folder, settingsFile, pointOf);
  const chapters = await chaptersOf(settings, folder);
  if (!chapters.some(({ role }) => role === "section")) complain(settingsFile, "no-sections", {});
  const sections: Section[] = [];
  for (const { name, role, setting } of chapters) {
    const path = resolve(folder, name);
    if (!path.startsWith(folder + sep)) {
      const facts = {
        setting: setting.join("."),
        found: `path ${name}`,
        expected: "a file inside the manuscript's folder",
      };
      complain(settingsFile, "bad-setting", facts, pointOf(setting));
      continue;
    }
    const file = await readTextFile(path);
    files.push(file);
    if (hasErrors([file])) continue;
    const section = readSection(file, role);
    sections.push(section);
    printed.push(...printedOf(section));
  }
  if (hasErrors(files)) return { files };
  const name = basename(folder);
  return { manuscript: { folder, name, settings, profile, sections, printed, isSingleFile: false }, files };
}

interface Chapter {
  name: string;
  role: Role;
  /** Path of the setting that names it. */
  setting: (string | number)[];
}

/** All files of the book in reading order: the parts that the settings name, around the sections. */
async function chaptersOf({ parts, sections }: Settings, folder: string): Promise<Chapter[]> {
  const part = (role: "foreword" | "acknowledgements" | "acronyms" | "introduction"): Chapter[] => {
    const name = parts[role];
    return name === undefined ? [] : [{ name, role, setting: ["parts", role] }];
  };
  const before = [...part("foreword"), ...part("acknowledgements"), ...part("acronyms"), ...part("introduction")];
  const annexes = parts.annexes.map((name, index): Chapter => ({
    name,
    role: "annex",
    setting: ["parts", "annexes", index],
  }));
  const named = new Set([...before, ...annexes].map(({ name }) => name));
  const names = sections ?? (await markdownFilesIn(folder)).filter((name) => !named.has(name));
  const middle = names.map((name, index): Chapter => ({ name, role: "section", setting: ["sections", index] }));
  return [...before, ...middle, ...annexes];
}

async function markdownFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(md|markdown)$/i.test(name) && !/^readme\./i.test(name));
  return names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

function readSection(file: VFile, role: Role): Section {
  const frontMatter = frontMatterOf(file);
  if (!frontMatter) return { file, role };
  const read = readSettings(sectionSchema, frontMatter.yaml, file, frontMatter.firstLine);
  const shortTitle = read?.["short-title"];
  return shortTitle === undefined ? { file, role } : { file, role, shortTitle };
}

function printedOf({ file, shortTitle }: Section): PrintedSetting[] {
  const frontMatter = shortTitle === undefined ? undefined : frontMatterOf(file);
  if (!frontMatter) return [];
  const point = () => pointOfSetting(frontMatter.yaml, ["short-title"], frontMatter.firstLine);
  return [{ value: shortTitle!, file, point }];
}
