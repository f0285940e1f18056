/** Reads the theme that `look.theme` names: a built-in one, or a folder of the manuscript. */
import { readdir } from "node:fs/promises";
import { join, normalize, relative, resolve, sep } from "node:path";
import { VFile } from "vfile";
import { cachedOne, json, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { nearest } from "../messages/nearest.ts";
import { builtInThemes, readBuiltInTheme } from "../theme/built-in-theme.ts";
import { makeTheme } from "../theme/make-theme.ts";
import { themeSchema } from "../theme/theme-schema.ts";
import { carryFiles } from "../theme/carry-files.ts";
import { typefacesOf, type Stylesheet, type Theme } from "../theme/theme.ts";
import { toTrueType, type TrueType, type WantedFace } from "../theme/to-truetype.ts";
import { nameFile } from "./files/file-name.ts";
import { findFile, noSuchFile } from "./files/find-file.ts";
import { readInside, explainRefusedRead, type Refusal } from "./files/read-inside.ts";
import { expectReadable, sayDenial } from "./files/read-plain-file.ts";
import { pointOfSetting, readSettings, type PointOf } from "./settings/read-settings.ts";
import { readTextInside, toTextFile } from "./files/read-text-file.ts";
import { settingName } from "./settings/setting-name.ts";
import type { Settings } from "./settings/schema/settings-schema.ts";

/** The most bytes of a theme's file: a typeface for Chinese may have 20 MB. */
const maxBytes = 32 * 1024 * 1024;
/** The most themes that may extend one another in a chain. */
const maxDepth = 8;

/** Folder in the manuscript whose stylesheets are added behind those of any theme. */
const ownStyles = "styles";

export interface FoundTheme {
  /** Undefined after a complaint. */
  theme?: Theme;
  /** Settings files of the manuscript's themes, with their complaints. */
  files: VFile[];
}

/**
 * Reads the theme.
 *
 * @param folder - the manuscript's folder, which contains its themes and styles
 * @param store - cache for converted typefaces
 * @param file - the settings, for complaints
 */
export async function readTheme(
  look: Settings["look"],
  { folder, store }: { folder: string; store: Store },
  file: VFile,
  placeOf: PointOf,
): Promise<FoundTheme> {
  const { theme: name = "agency", ...ownLook } = look;
  const files: VFile[] = [];
  const refuse = (found: string, expected: string): undefined =>
    void complain(file, "bad-setting", { setting: "look.theme", found, expected }, placeOf(["look", "theme"]));
  const sheets: Stylesheet[] = [];
  const theme = await readNamed(name, ".", { folder, store, files, refuse, sheets, depth: 0 });
  const own = theme && (await readOwnStyles(theme, { folder, sheets, file, files }));
  files.push(...(await checkedSheets(sheets, own, folder)));
  return own ? { theme: { ...own, look: ownLook }, files } : { files };
}

interface ThemeSearch {
  /** The manuscript's folder. */
  folder: string;
  store: Store;
  files: VFile[];
  /** Stylesheets of the manuscript's themes as they are written; more are added. */
  sheets: Stylesheet[];
  /** Complains of the setting that names the theme. */
  refuse: (found: string, expected: string) => undefined;
  depth: number;
}

/**
 * Reads a theme by its name.
 *
 * @param from - folder of the file that names it, relative to the manuscript's
 */
async function readNamed(name: string, from: string, search: ThemeSearch): Promise<Theme | undefined> {
  const { refuse, depth } = search;
  if (depth > maxDepth) return refuse(`theme \`${name}\``, `at most ${maxDepth} themes that extend each other`);
  if (/^\.{1,2}[/\\]/.test(name)) return readOwnTheme(name, normalize(join(from, name)), search);
  const names = builtInThemes();
  if (names.includes(name)) return readBuiltInTheme(name);
  const near = nearest(name, names);
  const known = near === undefined ? `one of ${names.join(", ")}` : `a theme that exists (did you mean \`${near}\`?)`;
  return refuse(`theme \`${name}\``, `${known}, or a folder as \`./theme\``);
}

/**
 * Reads a theme of the manuscript.
 *
 * @param path - the theme's folder, relative to the manuscript's
 */
async function readOwnTheme(name: string, path: string, search: ThemeSearch): Promise<Theme | undefined> {
  const { folder, store, files, refuse, sheets, depth } = search;
  const settingsName = join(path, "theme.yaml");
  const read = await readTextInside(settingsName, folder);
  if ("why" in read) {
    const expected = "a folder with a file theme.yaml";
    if (read.why === "denied") return refuse(`theme \`${name}\``, expectReadable(expected, read.code));
    const why = read.why === "missing" ? "there is none" : explainRefusedRead(read, maxBytes);
    return refuse(`theme \`${name}\``, `${expected}, but ${why}`);
  }
  const content = { kind: "YAML", least: "a theme's settings, as `print: [text.css]`" };
  const file = toTextFile(new VFile(nameFile(read.named, folder)), read.bytes, content);
  files.push(file);
  if (hasErrors([file])) return undefined;
  const settings = readSettings(themeSchema, String(file), file);
  if (!settings) return undefined;
  const complainAt = (place: readonly PropertyKey[], found: string, expected: string): undefined =>
    void complain(
      file,
      "bad-setting",
      { setting: settingName(place), found, expected },
      pointOfSetting(String(file), place),
    );
  const base =
    settings.extends === undefined
      ? undefined
      : await readNamed(settings.extends, path, {
          ...search,
          depth: depth + 1,
          refuse: (found, expected) => complainAt(["extends"], found, expected),
        });
  if (settings.extends !== undefined && !base) return undefined;
  const conversions: Conversion[] = [];
  const toldOfLetters = new Set<string>();
  for (const [role, { family, licence }] of Object.entries(settings.typefaces)) {
    const missing = licence === undefined ? undefined : await whyNoLicence(licence, path, folder);
    if (licence !== undefined && missing === undefined) continue;
    const place = ["typefaces", role, ...(missing === undefined ? [] : ["licence"])];
    complain(file, "theme-licence", { family, missing }, pointOfSetting(String(file), place));
  }
  const theme = await makeTheme({
    name,
    folder: resolve(folder, path),
    settings,
    base,
    isOwn: true,
    refuse: complainAt,
    convert: (bytes, wanted) => convertOnce(store, bytes, wanted),
    onSheet: (sheetPath, css) => void sheets.push({ path: sheetPath, css }),
    onConverted: (place, converted, kind) => void conversions.push({ place, name: converted, kind }),
    onMissingLetters(place, name, family, letters) {
      if (toldOfLetters.has(name)) return;
      toldOfLetters.add(name);
      complain(file, "theme-letters", { name, family, letters }, pointOfSetting(String(file), place));
    },
    onMissingFaces(place, family, kinds) {
      const missing = kinds.map((kind) => `\`${kind}\``).join(" and ");
      complain(file, "theme-face", { family, missing }, pointOfSetting(String(file), place));
    },
    async read(inTheme, place) {
      const found = await readInside(join(path, inTheme), folder, maxBytes);
      if (!("why" in found)) return found.bytes;
      const refusal = found.why === "missing" ? await whyMissing(inTheme, path, folder) : found;
      return complainAt(place, `file \`${inTheme}\``, expectedFile(refusal));
    },
  });
  tellConversions(conversions, file);
  return theme;
}

/** A file of a typeface that was converted, named at a place of theme.yaml. */
interface Conversion {
  place: readonly PropertyKey[];
  name: string;
  kind: string;
}

/** Tells of all files of a theme that were converted at once, at the first of them: a typeface has four and more. */
function tellConversions(conversions: readonly Conversion[], file: VFile): void {
  const [first] = conversions;
  if (!first) return;
  const byKind = new Map<string, Set<string>>();
  for (const { name, kind } of conversions) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(`\`${name}\``));
  const fonts = Array.from(byKind, ([kind, names]) => `${[...names].join(", ")} (${kind})`).join(", ");
  complain(file, "theme-font", { fonts }, pointOfSetting(String(file), first.place));
}

/** Says behind "expected" what would be taken instead of a file. @param refusal - or why it is missing */
function expectedFile(refusal: Refusal | string): string {
  if (typeof refusal === "string") return `one that can be read, but ${refusal}`;
  return refusal.why === "denied"
    ? expectReadable("one", refusal.code)
    : `one that can be read, but ${explainRefusedRead(refusal, maxBytes)}`;
}

/** Matches a licence that is named by its file, and not by its name, as `OFL 1.1`. */
const isFileName = /\.(?:txt|md|pdf|html?)$/i;

/** Says why the file that is named as licence can't be one. */
async function whyNoLicence(licence: string, path: string, folder: string): Promise<string | undefined> {
  if (!isFileName.test(licence)) return undefined;
  const found = await readInside(join(path, licence), folder, maxBytes);
  if (!("why" in found)) return undefined;
  const why = found.why === "missing" ? await whyMissing(licence, path, folder) : explainRefusedRead(found, maxBytes);
  return `\`${licence}\`: ${why}`;
}

/** Says that a file isn't in the theme's folder, and which was probably meant. */
async function whyMissing(name: string, path: string, folder: string): Promise<string> {
  const theme = join(folder, path);
  const { near } = await findFile(theme, name);
  if (near !== undefined || name.includes("..")) return noSuchFile(near);
  // Names in theme.yaml are relative to its folder; many authors write them relative to that of report.yaml.
  const fromTheme = relative(theme, join(folder, name)).split(sep).join("/");
  return noSuchFile((await findFile(theme, fromTheme)).path && fromTheme);
}

/**
 * Converts a font, or takes the result from the cache: converting the outlines of thousands of glyphs takes seconds.
 */
async function convertOnce(store: Store, bytes: Buffer, wanted: WantedFace): Promise<TrueType> {
  const key = cacheKeyOf("typeface that was tried alone", bytes, wanted.weight, wanted.style);
  const made = await cachedOne(store, "typeface", key, json as Codec<ConvertedFont>, async () => {
    const converted = await toTrueType(bytes, wanted);
    return "found" in converted ? converted : { ...converted, bytes: converted.bytes.toString("base64") };
  });
  return "found" in made ? made : { ...made, bytes: Buffer.from(made.bytes, "base64") };
}

type ConvertedFont =
  | Exclude<TrueType, { bytes: Buffer }>
  | (Omit<Extract<TrueType, { bytes: Buffer }>, "bytes"> & { bytes: string });

/** Returns the manuscript's own stylesheets that have faults, as files with complaints. */
async function checkedSheets(
  sheets: readonly Stylesheet[],
  theme: Theme | undefined,
  folder: string,
): Promise<VFile[]> {
  if (sheets.length === 0) return [];
  const [{ checkSheet }, { checkTokens }] = await Promise.all([
    import("../theme/check-sheet.ts"),
    import("../theme/check-tokens.ts"),
  ]);
  const families = theme && new Set(typefacesOf(theme).map(({ family }) => family.toLowerCase()));
  const others = [...(theme?.print ?? []), ...(theme?.web ?? [])].map(({ css }) => css).join("\n");
  return sheets.flatMap(({ path, css }) => {
    const file = new VFile({ ...nameFile(path, folder), value: css });
    const index = theme?.tokens.findIndex((sheet) => sheet.path === path) ?? -1;
    const before = theme?.tokens.slice(0, index).map((sheet) => sheet.css);
    const { faults, unlike } =
      index < 0 ? { faults: [], unlike: [] } : checkTokens(css, before!.join("\n"), `${css}\n${others}`);
    const all = [...checkSheet(css, families), ...faults];
    for (const { found, expected, ...place } of all) complain(file, "theme-style", { found, expected }, place);
    for (const { ink, token, colour, ...place } of unlike) complain(file, "theme-ink", { ink, token, colour }, place);
    return file.messages.length > 0 ? [file] : [];
  });
}

/**
 * Returns the theme with the stylesheets of the manuscript's folder `styles` added behind its own.
 *
 * @param sheets - receives these stylesheets as they are written
 * @param file - receives complaints of files that stylesheets name
 * @param files - receives stylesheets that can't be read, with complaints
 */
async function readOwnStyles(
  theme: Theme,
  { folder, sheets, file, files }: { folder: string; sheets: Stylesheet[]; file: VFile; files: VFile[] },
): Promise<Theme> {
  const ownFiles = new Map(theme.ownFiles);
  const read = async (
    name: string,
    refuse = (refusal: Refusal, path: string): void => {
      complain(file, "bad-setting", { setting: "look", found: `file \`${path}\``, expected: expectedFile(refusal) });
    },
  ): Promise<Buffer | undefined> => {
    const path = join(ownStyles, name);
    const found = await readInside(path, folder, maxBytes);
    if ("why" in found) {
      refuse(found, path);
      return undefined;
    }
    ownFiles.set(resolve(folder, path), found.bytes);
    return found.bytes;
  };
  const names = await readdir(join(folder, ownStyles)).catch(({ code = "" }: NodeJS.ErrnoException): string[] => {
    if (!isNoFolder.has(code)) files.push(unreadableStyles(folder, code));
    return [];
  });
  const print = [...theme.print];
  for (const name of names.filter((one) => /\.css$/i.test(one)).toSorted()) {
    const bytes = await read(name, (refusal, path) => {
      files.push(toTextFile(new VFile(nameFile(resolve(folder, path), folder)), refusal, { kind: "a stylesheet" }));
    });
    if (!bytes) continue;
    const css = bytes.toString("utf8");
    const path = resolve(folder, ownStyles, name);
    sheets.push({ path, css });
    print.push({ path, css: await carryFiles(css, name, read) });
  }
  return ownFiles.size === theme.ownFiles.size ? theme : { ...theme, print, ownFiles };
}

/** Error codes where there is no folder of that name. */
const isNoFolder = new Set(["ENOENT", "ENOTDIR"]);

/** Returns the folder of stylesheets with a complaint that it can't be read. */
function unreadableStyles(folder: string, code: string): VFile {
  const file = new VFile(nameFile(resolve(folder, ownStyles), folder));
  complain(file, "not-markdown", { found: `folder that can't be read, ${sayDenial(code)}`, expected: "stylesheets" });
  return file;
}
