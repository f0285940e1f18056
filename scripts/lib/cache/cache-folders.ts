/** Finds the folders of this machine for caches. */
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { ownBundle } from "../workers/own-bundle.ts";
import { lastingCaches } from "./lasting-caches.js";
import { makePrivateFolder } from "./private-folder.ts";

/**
 * Returns the folders for caches: the project's own first, then the user's; for an installed package the user's first.
 * Where neither can be written, as in a read-only container, one in the temporary folder follows.
 */
export function cacheFolders(modules = nearestModules()): string[] {
  const lasting = lastingCaches(modules, ownBundle()?.isShipped ?? false).map((cache) => join(cache, "report-press"));
  return lasting.some(isWritable) ? lasting : [...lasting, ...temporaryCache()];
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns the cache in the temporary folder, if it can be used. Anybody may have made a folder of this name, so it is
 * used only if it is closed to others.
 */
function temporaryCache(): string[] {
  const folder = join(tmpdir(), `cache-of-report-press-${process.geteuid?.() ?? userInfo().username}`);
  try {
    makePrivateFolder(folder);
    return [folder];
  } catch {
    return [];
  }
}

/** Returns the folder `node_modules` that contains this code or lies beside a folder above it. */
function nearestModules(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (basename(folder) === "node_modules") return folder;
    if (existsSync(join(folder, "node_modules"))) return join(folder, "node_modules");
    if (folder === dirname(folder)) return undefined;
  }
}
