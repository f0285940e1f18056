/** Reads the themes of the project, each a folder of styles/. */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { makeTheme } from "./make-theme.ts";
import { themeSchema } from "./theme-schema.ts";
import type { Theme } from "./theme.ts";
import type { TrueType } from "./to-truetype.ts";

export const stylesPath: string = fileURLToPath(new URL("../../styles/", import.meta.url));

/** The theme of reports that name none. */
export const usualTheme = "agency";

/** Fonts that the project's own drawings are made of, and that a browser has where a page names no other. */
export const fontsPath: string = join(stylesPath, usualTheme, "fonts/");

/** Names the themes. */
export function builtInThemes(): string[] {
  return readdirSync(stylesPath)
    .filter((name) => existsSync(join(stylesPath, name, "theme.yaml")))
    .toSorted();
}

const known = new Map<string, Promise<Theme>>();

/**
 * Reads a theme, once in a process, as its fonts have megabytes: who changes one starts `watch` anew.
 *
 * @throws {Error} where it is not whole, as that is no author's fault
 */
export function readBuiltInTheme(name: string = usualTheme): Promise<Theme> {
  let theme = known.get(name);
  if (!theme) known.set(name, (theme = readThemeFolder(name)));
  return theme;
}

async function readThemeFolder(name: string): Promise<Theme> {
  const folder = join(stylesPath, name);
  const fault = (place: readonly PropertyKey[], found: string, expected: string): never => {
    throw new Error(`Unexpected ${found} at ${place.join(".")} of ${folder}/theme.yaml, expected ${expected}`);
  };
  const settings = themeSchema.parse(parse(await readFile(join(folder, "theme.yaml"), "utf8")));
  const base = settings.extends === undefined ? undefined : await readBuiltInTheme(settings.extends);
  const read = (path: string) => readFile(join(folder, path));
  const theme = await makeTheme({
    name,
    folder,
    settings,
    base,
    isOwn: false,
    read,
    convert: asItIs,
    refuse: fault,
  });
  return theme ?? fault([], "theme", "a whole one");
}

/** Returns a font as it is: the project's are static TrueType files. */
function asItIs(bytes: Buffer): Promise<TrueType> {
  return Promise.resolve({ bytes });
}
