/** Chooses the folder in which this build keeps its cache. */
import { mkdirSync, rmdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { cacheFolders } from "./cache-folders.ts";
import { unfinishedName } from "../process/abandoned.ts";
import { makePrivateFolder } from "./private-folder.ts";

/**
 * Returns the folder `units` in the first of `caches` that can be written, and makes it if necessary. Where none can be
 * written it returns the last one, and the store that is opened on it says why. The environment variable `REPORT_CACHE`
 * names another folder.
 */
export function cacheFolder(caches: readonly string[] = namedCache() ?? cacheFolders()): string {
  const folders = caches.map((cache) => join(cache, "units"));
  return folders.find(canKeep) ?? folders.at(-1)!;
}

function namedCache(): string[] | undefined {
  const named = process.env["REPORT_CACHE"];
  return named ? [resolve(named)] : undefined;
}

function canKeep(folder: string): boolean {
  try {
    makePrivateFolder(folder);
    // Permissions don't tell whether a file system is read-only, and nothing at all on Windows.
    const trial = unfinishedName(join(folder, "try"));
    mkdirSync(trial);
    rmdirSync(trial);
    return true;
  } catch {
    return false;
  }
}
