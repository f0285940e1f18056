/** Finds the language editions that a report's settings name: folders with report.yaml, or settings files. */
import { realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { pathOf } from "./files/file-name.ts";
import type { PointOf } from "./settings/read-settings.ts";
import { settingName } from "./settings/setting-name.ts";

/** An edition that the settings name, and where they do. */
export interface NamedEdition {
  name: string;
  file: VFile;
  path: PropertyKey[];
  /** Returns the setting's place; called only where there is something to complain of. */
  point: () => Point;
}

/**
 * Returns the editions that the settings name.
 *
 * @param pointOf - returns the place of a setting in `file`
 */
export function namedEditions(names: readonly string[], file: VFile, pointOf: PointOf): NamedEdition[] {
  return names.map((name, index) => {
    const path = ["language-editions", index];
    return { name, file, path, point: () => pointOf(path) };
  });
}

/** Returns the path of an edition; undefined, after a complaint, where there is none in the report's folder. */
export async function findEdition(
  { name, file, path, point }: NamedEdition,
  folder: string,
): Promise<string | undefined> {
  const refuse = (expected: string) =>
    void complain(file, "bad-setting", { setting: settingName(path), found: `path ${name}`, expected }, point());
  const written = resolve(folder, name);
  const [root, real] = await Promise.all([realOf(folder), realOf(written)]);
  const isBelow = (outer: string, inner: string) => inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  const isInside = isBelow(resolve(folder), written) && (!root || !real || isBelow(root, real));
  if (!isInside) return refuse("a folder or settings file inside the report's folder, as fr or report.fr.yaml");
  const found = real === undefined ? undefined : await stat(real);
  if (found?.isDirectory()) {
    return (await realOf(join(written, "report.yaml"))) ? written : refuse("a folder with a report.yaml of its own");
  }
  if (!found?.isFile()) return refuse("one that there is");
  if (real === (await realOf(pathOf(file)))) return refuse("another one than these settings");
  return isSettingsFile(name) ? written : refuse("a folder, or a file whose name ends in .yaml");
}

/** Returns whether a path names a settings file, whose folder is then that of the manuscript. */
export function isSettingsFile(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

async function realOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}
