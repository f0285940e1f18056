/** Chooses the folder in which this build can keep its units. */
import { mkdirSync, rmdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { cacheFolders } from "./cache-folders.ts";
import { unfinishedName } from "../process/abandoned.ts";
import { makePrivateFolder } from "./private-folder.ts";

/**
 * Returns the folder `units` in the first of `caches` that can be written, made if it was not there. Where none can,
 * the last one: the store opened on it tells why. `REPORT_CACHE` names another place for them.
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
    // Permissions alone do not tell of a file system that is read-only, nor of anything on Windows.
    const trial = unfinishedName(join(folder, "try"));
    mkdirSync(trial);
    rmdirSync(trial);
    return true;
  } catch {
    return false;
  }
}
