/** Reads a folder, with report.yaml or of Markdown files alone, or one Markdown file: settings, and sections in order. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, normalize, resolve } from "node:path";
import type { Point } from "unist";
import { VFile } from "vfile";
import { noStore } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { checkBoxKinds } from "./check-box-kinds.ts";
import { chaptersOf, type Chapter, type roles, type SectionForm } from "./chapters.ts";
import { complainOfFrontMatter, frontMatterOf } from "./front-matter.ts";
import { identifiers } from "./identifiers.ts";
import { imprintLines } from "./imprint-lines.ts";
import { languageSettings } from "./language-settings.ts";
import { noteSettings } from "./note-settings.ts";
import { partOrder } from "./part-order.ts";
import { printedSettings, type PrintedSetting } from "./printed-settings.ts";
import { isOnDisk } from "./read-pictures.ts";
import { settingPictures, type SettingPictures } from "./setting-pictures.ts";
import { readProfile } from "./read-profile.ts";
import { readSources } from "./read-sources.ts";
import { readTheme } from "./read-theme.ts";
import { pointOfSetting, readFrontMatter, readSettings, writtenNames } from "./read-settings.ts";
import { isSettingsFile, namedEditions, type NamedEdition } from "./language-editions.ts";
import { nameFile, terminalPath } from "./file-name.ts";
import type { Theme } from "../theme/theme.ts";
import { printableText } from "./printable-text.ts";
import type { Refusal } from "./read-inside.ts";
import { readTextFile, readTextInside, toTextFile } from "./read-text-file.ts";
import type { SourceLibrary } from "./source-library.ts";
import { settingName } from "./setting-name.ts";
import { sectionSchema, settingsSchema, type Settings } from "./settings-schema.ts";

const settingNames = [...Object.keys(settingsSchema.shape), ...Object.keys(sectionSchema.shape)];

/** The manuscript as its author handed it in. Sections are in reading order. */
export interface Manuscript {
  /** Absolute path of the folder that pictures and data are taken from. */
  folder: string;
  /** Name for output files, where the settings give none. */
  name: string;
  settings: Settings;
  /** Look of its pages, with what the settings change of it. */
  theme: Theme;
  sections: Section[];
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
  /** Whether the manuscript is one file, whose first heading is the title. */
  isSingleFile: boolean;
}

/** Part of the book that a file of the manuscript is; `part` is one of the author's own. */
export type Role = (typeof roles)[number];

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

/**
 * Reads the manuscript at `path`: a folder, the settings file in one, or a Markdown file. Every file that was read is in `files`, with its complaints;
 * `manuscript` is missing where one of them is an error.
 *
 * @param store - keeps typefaces that were converted
 */
export async function readManuscript(
  path: string,
  store: Store = noStore,
): Promise<{ manuscript?: Manuscript; files: VFile[] }> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const file = new VFile({ path });
    const isMissing = ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(found.code ?? "");
    complain(file, "missing-file", { path, ...(isMissing ? {} : { why: `may be read (${found.code})` }) });
    return { files: [file] };
  }
  if (found.isDirectory()) return readFolder(absolute, store);
  if (isSettingsFile(absolute)) return readFolder(dirname(absolute), store, basename(absolute));
  return readSingleFile(absolute, store);
}

async function readSingleFile(path: string, store: Store): Promise<{ manuscript?: Manuscript; files: VFile[] }> {
  const file = await readTextFile(path);
  const files = [file];
  if (!hasErrors(files)) complainOfFrontMatter(file, settingNames);
  if (hasErrors(files)) return { files };
  const frontMatter = frontMatterOf(file);
  const settings = frontMatter
    ? readFrontMatter(settingsSchema, frontMatter, file, !frontMatter.isForeign)
    : settingsSchema.parse({});
  if (settings?.sections) {
    const place = pointOfSetting(frontMatter!.yaml, ["sections"], frontMatter!.firstLine);
    complain(file, "bad-setting", { setting: "sections", found: "list", expected: "none in a single file" }, place);
  }
  if (!settings || hasErrors(files)) return { files };
  const printed: PrintedSetting[] = [];
  const pointOf = (place: readonly PropertyKey[]) => pointOfSetting(frontMatter!.yaml, place, frontMatter!.firstLine);
  if (frontMatter) {
    identifiers(settings, file, pointOf);
    imprintLines(settings, file, pointOf);
    languageSettings(settings, file, pointOf);
    noteSettings(settings, file, pointOf);
    if (hasErrors(files)) return { files };
    printed.push(...printedSettings(settings, file, pointOf));
  }
  const folder = dirname(path);
  const profile = await readProfile(settings.print.profile, folder, file, pointOf);
  const library = await readSources(settings.sources, folder, file, pointOf);
  if (library) files.push(library.file);
  const { theme, files: themeFiles } = await readTheme(settings.look, { folder, store }, file, pointOf);
  files.push(...themeFiles);
  if (theme) checkBoxKinds(settings, theme, file, pointOf);
  if (!theme || hasErrors(files)) return { files };
  const name = basename(path, extname(path));
  const sections: Section[] = [{ file, role: "section", bookPart: "sections" }];
  const named = settingPictures(settings, file, pointOf);
  return {
    manuscript: {
      folder,
      name,
      settings,
      theme,
      profile,
      library,
      sections,
      order: partOrder(settings.parts, frontMatter ? writtenNames(frontMatter.yaml, ["parts"]) : []),
      printed,
      settingPictures: named,
      languageEditions: namedEditions(settings["language-editions"], file, pointOf),
      isSingleFile: true,
    },
    files,
  };
}

async function readFolder(
  folder: string,
  store: Store,
  settingsName = "report.yaml",
): Promise<{ manuscript?: Manuscript; files: VFile[] }> {
  const settingsFile = await readSettingsFile(folder, settingsName);
  const files = [settingsFile];
  if (hasErrors(files)) return { files };
  const settings = readSettings(settingsSchema, String(settingsFile), settingsFile);
  if (!settings) return { files };
  const pointOf = (place: readonly PropertyKey[]) => pointOfSetting(String(settingsFile), place);
  identifiers(settings, settingsFile, pointOf);
  imprintLines(settings, settingsFile, pointOf);
  languageSettings(settings, settingsFile, pointOf);
  noteSettings(settings, settingsFile, pointOf);
  const printed = printedSettings(settings, settingsFile, pointOf);
  const named = settingPictures(settings, settingsFile, pointOf);
  const profile = await readProfile(settings.print.profile, folder, settingsFile, pointOf);
  const library = await readSources(settings.sources, folder, settingsFile, pointOf);
  if (library) files.push(library.file);
  const { theme, files: themeFiles } = await readTheme(settings.look, { folder, store }, settingsFile, pointOf);
  files.push(...themeFiles);
  if (theme) checkBoxKinds(settings, theme, settingsFile, pointOf);
  const order = partOrder(settings.parts, writtenNames(String(settingsFile), ["parts"]));
  const chapters = await chaptersOf(settings, order, () => markdownFilesIn(folder)).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (chapters instanceof Error) {
    complain(settingsFile, "missing-file", {
      path: terminalPath({ cwd: process.cwd(), path: folder }),
      why: `may be read (${chapters.code})`,
    });
    return { files };
  }
  await complainOfUnlisted(settings, chapters, { folder, settingsFile, pointOf });
  if (!chapters.some(({ role }) => role === "section")) complain(settingsFile, "no-sections", {});
  const sections: Section[] = [];
  for (const { name, role, part: bookPart, setting, form } of chapters) {
    const read = await readTextInside(name, folder);
    const complained = setting && "why" in read && complainAt(settingsFile, setting, name, read, pointOf(setting));
    if (complained) continue;
    const named = "why" in read ? resolve(folder, name) : read.named;
    const file = toTextFile(new VFile(nameFile(named, folder)), "why" in read ? read : read.bytes, {
      kind: "Markdown",
      language: settings.language,
    });
    files.push(file);
    if (!hasErrors([file])) complainOfFrontMatter(file, settingNames);
    if (hasErrors([file])) continue;
    const section = { ...readSection(file, role), bookPart, ...form };
    sections.push(section);
    printed.push(...printedOf(section));
  }
  if (!theme || hasErrors(files)) return { files };
  const name = basename(folder);
  const texts = { sections, order, printed, settingPictures: named };
  const languageEditions = namedEditions(settings["language-editions"], settingsFile, pointOf);
  const manuscript = {
    folder,
    name,
    settings,
    theme,
    profile,
    library,
    ...texts,
    languageEditions,
    isSingleFile: false,
  };
  return { manuscript, files };
}

async function readSettingsFile(folder: string, name: string): Promise<VFile> {
  const read = await readTextInside(name, folder);
  const isWithoutSettings = "why" in read && read.why === "missing" && read.near === undefined;
  const sections = isWithoutSettings ? await markdownFilesIn(folder).catch(() => []) : [];
  if (sections.length > 0) return assumeSettings(join(folder, name), folder, sections.length);
  const content = { kind: "YAML", least: "settings, as `title: …`" };
  return toTextFile(new VFile(nameFile(join(folder, name), folder)), "why" in read ? read : read.bytes, content);
}

/** Returns the settings file that a folder of Markdown files lacks, as if it stood there, and tells of it. */
function assumeSettings(path: string, folder: string, files: number): VFile {
  const title = printableText(basename(folder)).trim() || "Report";
  const file = new VFile({ ...nameFile(path, folder), value: `title: ${JSON.stringify(title)}\n` });
  complain(file, "missing-settings", { files, title });
  return file;
}

/** Complains where a setting names what can't be a section, whatever is in it. @returns whether it does */
function complainAt(
  settingsFile: VFile,
  setting: readonly PropertyKey[],
  name: string,
  refusal: Refusal,
  point: Point,
): boolean {
  if (isOnDisk(name) || name.startsWith("/")) {
    const expected = "a file inside the manuscript's folder: copy it there";
    complain(settingsFile, "bad-setting", { setting: settingName(setting), found: `path ${name}`, expected }, point);
    return true;
  }
  if (refusal.why === "missing") {
    complain(settingsFile, "missing-file", { path: name, near: refusal.near }, point);
    return true;
  }
  const found = refusal.why === "outside" ? "path" : refusal.why === "no plain file" ? refusal.kind : undefined;
  if (found === undefined) return false;
  const facts = {
    setting: settingName(setting),
    found: `${found} ${name}`,
    expected: "a file inside the manuscript's folder",
  };
  complain(settingsFile, "bad-setting", facts, point);
  return true;
}

/** Returns whether a file of the folder is a section where the settings name none. */
export function isSectionName(name: string): boolean {
  return /\.(md|markdown)$/i.test(name) && !/^readme\./i.test(name);
}

/** Tells of Markdown files of the folder that the settings name nowhere, where they name sections. */
async function complainOfUnlisted(
  { sections }: Settings,
  chapters: readonly Chapter[],
  {
    folder,
    settingsFile,
    pointOf,
  }: { folder: string; settingsFile: VFile; pointOf: (place: readonly PropertyKey[]) => Point },
): Promise<void> {
  if (!sections) return;
  const named = new Set(chapters.map(({ name }) => normalize(name).normalize().toLowerCase()));
  const files = await markdownFilesIn(folder).catch((): string[] => []);
  const names = files.filter((name) => !named.has(name.normalize().toLowerCase()));
  if (names.length === 0) return;
  complain(
    settingsFile,
    "unlisted-file",
    { names: names.map((name) => `\`${name}\``).join(", ") },
    pointOf(["sections"]),
  );
}

/** Lists the folder's Markdown files. @throws {Error} where the folder can't be read */
async function markdownFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isSectionName);
  return names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

function readSection(file: VFile, role: Role): Omit<Section, "bookPart"> {
  const frontMatter = frontMatterOf(file);
  if (!frontMatter) return { file, role };
  const read = readFrontMatter(sectionSchema, frontMatter, file, false);
  const { "short-title": shortTitle, "first-note": number, "section-icon": icon } = read ?? {};
  const pointOf = (name: string) => pointOfSetting(frontMatter.yaml, [name], frontMatter.firstLine);
  return {
    file,
    role,
    ...(shortTitle === undefined ? {} : { shortTitle }),
    ...(number === undefined ? {} : { firstNote: { number, point: pointOf("first-note") } }),
    ...(icon === undefined ? {} : { icon: { url: icon, point: pointOf("section-icon") } }),
  };
}

function printedOf({ file, shortTitle }: Pick<Section, "file" | "shortTitle">): PrintedSetting[] {
  const frontMatter = shortTitle === undefined ? undefined : frontMatterOf(file);
  if (!frontMatter) return [];
  const point = () => pointOfSetting(frontMatter.yaml, ["short-title"], frontMatter.firstLine);
  return [{ value: shortTitle!, file, point }];
}
