/**
 * Finds the folders that may keep what takes long to make from one start to the next.
 *
 * Node runs this file as it is, for scripts/start/, and it is part of the bundle too.
 */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Returns the project's own cache, in its `node_modules`, and the user's: in a checkout in this order, for a package,
 * which may stand in many projects, the other way round.
 */
export function lastingCaches(modules, isShipped) {
  const home = homeFolder();
  // The XDG base directory specification has relative paths ignored.
  const xdg = process.env.XDG_CACHE_HOME;
  const user = xdg && isAbsolute(xdg) ? xdg : home && join(home, ".cache");
  const caches = [modules && join(modules, ".cache"), user].filter((cache) => cache !== undefined);
  return isShipped ? caches.toReversed() : caches;
}

/** Returns undefined for a user whom the system does not know by name and who has no HOME. */
export function homeFolder() {
  try {
    return isAbsolute(homedir()) ? homedir() : undefined;
  } catch {
    return undefined;
  }
}
