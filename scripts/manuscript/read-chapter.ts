/** Reads the file of one part of a book, or complains where the settings name something that can't be one. */
import { resolve } from "node:path";
import type { Point } from "unist";
import { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import type { ReadSettings } from "./settings/apply-settings.ts";
import type { Chapter, ChapterRole } from "./chapters.ts";
import { nameFile } from "./files/file-name.ts";
import { isSettingsFile } from "./language-editions.ts";
import { complainOfFrontMatter, frontMatterOf } from "./yaml/front-matter.ts";
import type { Section } from "./manuscript.ts";
import type { PrintedSetting } from "./settings/printed-settings.ts";
import type { Refusal } from "./files/read-inside.ts";
import { isOnDisk } from "./pictures/read-pictures.ts";
import { pointOfSetting, readFrontMatter } from "./settings/read-settings.ts";
import { readTextInside, toTextFile } from "./files/read-text-file.ts";
import { settingName } from "./settings/setting-name.ts";
import { sectionSchema, settingsSchema } from "./settings/schema/settings-schema.ts";

const settingNames = [...Object.keys(settingsSchema.shape), ...Object.keys(sectionSchema.shape)];

/** Complains of front matter that is not closed, in a file that may have settings of a report or of a section. */
export function complainOfOpenFrontMatter(file: VFile): void {
  complainOfFrontMatter(file, settingNames);
}

/**
 * Returns the file, if it could be read, and its section, if nothing is wrong with it. `printed` are the texts in its
 * front matter that are printed.
 */
export async function readChapter(
  { name, role, part, setting, form }: Chapter,
  { settings, file: settingsFile, pointOf }: Omit<ReadSettings, "writtenParts">,
  folder: string,
): Promise<{ file?: VFile; section?: Section; printed?: PrintedSetting[] }> {
  const read = await readTextInside(name, folder);
  const complained = setting && "why" in read && complainAt(settingsFile, setting, name, read, pointOf(setting));
  if (complained) return {};
  if (setting && isSettingsFile(name)) {
    const expected = "a Markdown file, not one of settings";
    complain(
      settingsFile,
      "bad-setting",
      { setting: settingName(setting), found: `file ${name}`, expected },
      pointOf(setting),
    );
    return {};
  }
  const named = "why" in read ? resolve(folder, name) : read.named;
  const file = toTextFile(new VFile(nameFile(named, folder)), "why" in read ? read : read.bytes, {
    kind: "Markdown",
    language: settings.language,
    mayBeEmpty: true,
  });
  if (!hasErrors([file])) complainOfOpenFrontMatter(file);
  if (hasErrors([file])) return { file };
  const section = { ...readChapterSection(file, role), bookPart: part, ...form };
  return { file, section, printed: printedOf(section) };
}

/**
 * Complains where the path in a setting can't be a section, whatever the file contains. @returns whether it complained
 */
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

function readChapterSection(file: VFile, role: ChapterRole): Omit<Section, "bookPart"> {
  const frontMatter = frontMatterOf(file);
  if (!frontMatter) return { file, role };
  const read = readFrontMatter(sectionSchema, frontMatter, file, { elsewhere: Object.keys(settingsSchema.shape) });
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
