/**
 * Finds the folders for caches that last from one start to the next.
 *
 * Node runs this file as it is, for scripts/start/; it is also part of the bundle.
 */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Returns the project's own cache, in `node_modules`, and the user's: in this order for a checkout, and in the reverse
 * order for a package, which may be installed in many projects.
 */
export function lastingCaches(modules, isShipped) {
  const home = homeFolder();
  // The XDG Base Directory Specification asks to ignore relative paths.
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
