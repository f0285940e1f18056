/**
 * Reads a manuscript, which is a folder, with or without report.yaml, or one Markdown file: settings, and sections in
 * order.
 */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, normalize, resolve } from "node:path";
import { VFile } from "vfile";
import { noStore } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { applySettings, type ReadSettings } from "./settings/apply-settings.ts";
import { chaptersOf, type Chapter } from "./chapters.ts";
import { nameFile, terminalPath } from "./files/file-name.ts";
import { frontMatterOf } from "./yaml/front-matter.ts";
import { isSettingsFile } from "./language-editions.ts";
import type { Manuscript, Section } from "./manuscript.ts";
import { isWithin } from "./files/find-file.ts";
import { markdownFilesIn, sectionFilesIn } from "./files/markdown-files.ts";
import { printableText } from "./printable-text.ts";
import { complainOfOpenFrontMatter, readChapter } from "./read-chapter.ts";
import {
  pointOfSetting,
  readFrontMatter,
  readSettings,
  namesWrittenAt,
  type PointOf,
} from "./settings/read-settings.ts";
import { brokenLink, isLink } from "./files/read-inside.ts";
import { sayDenial } from "./files/read-plain-file.ts";
import { readTextFile, readTextInside, toTextFile } from "./files/read-text-file.ts";
import { settingsSchema } from "./settings/schema/settings-schema.ts";

/**
 * The manuscript, or undefined where something is wrong with it, and all files that were read, with their complaints.
 */
interface ManuscriptAndFiles {
  manuscript?: Manuscript;
  files: VFile[];
}

/**
 * Reads the manuscript at `path`: a folder, a settings file in one, or a Markdown file. `files` has every file that was
 * read, with its complaints; `manuscript` is undefined where one of them is an error.
 *
 * @param store - cache for converted typefaces
 */
export async function readManuscript(path: string, store: Store = noStore): Promise<ManuscriptAndFiles> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const file = new VFile({ path });
    const isMissing = ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(found.code ?? "");
    const kind = (await isLink(absolute)) ? `exists: it is a ${brokenLink.kind}` : undefined;
    complain(file, "missing-file", { path, why: isMissing ? kind : `may be read: it can't, ${sayDenial(found.code)}` });
    return { files: [file] };
  }
  if (found.isDirectory()) {
    const only = await onlyFileIn(absolute);
    return only === undefined ? readFolder(absolute, store) : readSingleFile(only, store, basename(absolute));
  }
  if (isSettingsFile(absolute)) return readFolder(dirname(absolute), store, basename(absolute));
  return readSingleFile(absolute, store);
}

/** Returns the only Markdown file of a folder without report.yaml; undefined where there are others in it or below. */
async function onlyFileIn(folder: string): Promise<string | undefined> {
  if (!isMissingFile(await readTextInside("report.yaml", folder))) return undefined;
  const [name, ...others] = await sectionFilesIn(folder).catch(() => []);
  return name === undefined || others.length > 0 || name.includes("/") ? undefined : join(folder, name);
}

/**
 * Reads a manuscript of one file.
 *
 * @param ofFolder - name of the folder, where the user named that and it contains no other Markdown file
 */
async function readSingleFile(path: string, store: Store, ofFolder?: string): Promise<ManuscriptAndFiles> {
  const file = await readTextFile(path);
  if (ofFolder !== undefined) complain(file, "missing-settings", { files: 1 });
  if (!hasErrors([file])) complainOfOpenFrontMatter(file);
  if (hasErrors([file])) return { files: [file] };
  const read = settingsOfSingle(file);
  if (!read) return { files: [file] };
  const folder = dirname(path);
  const { applied, files: others } = await applySettings(read, { folder, store });
  const files = [file, ...others];
  const { theme } = applied;
  if (!theme || hasErrors(files)) return { files };
  const name = ofFolder ?? basename(path, extname(path));
  const sections: Section[] = [{ file, role: "section", bookPart: "sections" }];
  return { manuscript: { folder, name, ...applied, theme, sections, isSingleFile: true }, files };
}

/** Returns the settings in the front matter of a file that is the whole manuscript; the defaults where it has none. */
function settingsOfSingle(file: VFile): ReadSettings | undefined {
  const frontMatter = frontMatterOf(file);
  if (!frontMatter) {
    return { settings: settingsSchema.parse({}), file, pointOf: () => ({ line: 1, column: 1 }), writtenParts: [] };
  }
  const { yaml, firstLine, isForeign } = frontMatter;
  const settings = readFrontMatter(settingsSchema, frontMatter, file, { refusesNear: !isForeign });
  if (!settings) return undefined;
  const pointOf: PointOf = (place) => pointOfSetting(yaml, place, firstLine);
  if (settings.sections) {
    const facts = { setting: "sections", found: "list", expected: "none in a single file" };
    complain(file, "bad-setting", facts, pointOf(["sections"]));
    return undefined;
  }
  return { settings, file, pointOf, writtenParts: namesWrittenAt(yaml, ["parts"]) };
}

async function readFolder(folder: string, store: Store, settingsName = "report.yaml"): Promise<ManuscriptAndFiles> {
  const file = await readSettingsFile(folder, settingsName);
  const yaml = String(file);
  const settings = hasErrors([file]) ? undefined : readSettings(settingsSchema, yaml, file);
  if (!settings) return { files: [file] };
  const pointOf: PointOf = (place) => pointOfSetting(yaml, place);
  const read = { settings, file, pointOf, writtenParts: namesWrittenAt(yaml, ["parts"]) };
  const { applied, files: others } = await applySettings(read, { folder, store });
  const files = [file, ...others];
  const chapters = await chaptersOf(settings, applied.order, () => sectionFilesIn(folder)).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (chapters instanceof Error) {
    const path = terminalPath({ cwd: process.cwd(), path: folder });
    complain(file, "missing-file", { path, why: `may be read: it can't, ${sayDenial(chapters.code)}` });
    return { files };
  }
  await complainOfUnlisted(read, chapters, folder);
  if (!chapters.some(({ role }) => role === "section")) complain(file, "no-sections", {});
  const sections: Section[] = [];
  const { theme, printed } = applied;
  for (const chapter of chapters) {
    const { file: own, section, printed: texts = [] } = await readChapter(chapter, read, folder);
    if (own) files.push(own);
    if (section) sections.push(section);
    printed.push(...texts);
  }
  if (!theme || hasErrors(files)) return { files };
  const name = basename(folder);
  return { manuscript: { folder, name, ...applied, theme, sections, isSingleFile: false }, files };
}

async function readSettingsFile(folder: string, name: string): Promise<VFile> {
  const read = await readTextInside(name, folder);
  const sections = isMissingFile(read) ? await sectionFilesIn(folder).catch(() => []) : [];
  if (sections.length > 0) return assumeSettings(join(folder, name), folder, sections.length);
  const content = { kind: "YAML", least: "settings, as `title: …`" };
  if ("why" in read && read.why === "missing" && read.near !== undefined) {
    const file = new VFile(nameFile(join(folder, name), folder));
    complain(file, "missing-file", { path: file.path, why: `exists: name \`${read.near}\` so, if it is that` });
    return file;
  }
  return toTextFile(new VFile(nameFile(join(folder, name), folder)), "why" in read ? read : read.bytes, content);
}

/** Returns whether there is no such file, and none with a similar name. */
function isMissingFile(read: Awaited<ReturnType<typeof readTextInside>>): boolean {
  return "why" in read && read.why === "missing" && read.near === undefined;
}

/** Returns a settings file for a folder of Markdown files that has none, and tells of it. */
function assumeSettings(path: string, folder: string, files: number): VFile {
  const title = printableText(basename(folder)).trim() || "Report";
  const file = new VFile({ ...nameFile(path, folder), value: `title: ${JSON.stringify(title)}\n` });
  complain(file, "missing-settings", { files, title });
  return file;
}

/** Tells of Markdown files beside the sections that no setting names, where the settings list the sections. */
async function complainOfUnlisted(
  { settings: { sections }, file, pointOf }: ReadSettings,
  chapters: readonly Chapter[],
  folder: string,
): Promise<void> {
  if (!sections) return;
  const named = new Set(chapters.map(({ name }) => normalize(name).normalize().toLowerCase()));
  const folders = new Set(chapters.map(({ name }) => dirname(normalize(name))).filter((path) => path !== "."));
  const beside = Array.from(folders, async (path) => {
    const isInside = await isWithin(join(folder, path), folder);
    return isInside ? (await markdownFilesIn(join(folder, path))).map((name) => `${path}/${name}`) : [];
  });
  const lists = [sectionFilesIn(folder), ...beside].map((names) => names.catch((): string[] => []));
  const files = new Set((await Promise.all(lists)).flat());
  const unnamed = [...files].filter((name) => !named.has(name.normalize().toLowerCase()));
  if (unnamed.length === 0) return;
  const editions = await settingsBeside(file, folder);
  const names = unnamed.filter((name) => !editions.some((text) => text.includes(name.normalize())));
  if (names.length === 0) return;
  complain(file, "unlisted-file", { names: names.map((name) => `\`${name}\``).join(", ") }, pointOf(["sections"]));
}

/** Returns the other settings files in a manuscript's folder, as text: those of editions that share its pictures. */
async function settingsBeside(file: VFile, folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch((): string[] => [])).filter(isSettingsFile);
  const others = names.filter((name) => name !== basename(file.path));
  const read = await Promise.all(others.map((name) => readTextInside(name, folder)));
  return read.flatMap((one) => ("why" in one ? [] : [one.bytes.toString("utf8").normalize()]));
}
