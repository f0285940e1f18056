/** Names incomplete files and folders, and removes those that killed commands left. */
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAbandoned, processStamp, stampPattern } from "./process-stamp.ts";

/** Matches the end of an incomplete file's name. */
const asideEnd = new RegExp(String.raw`\.(${stampPattern})\.[0-9a-f]{8}$`);

/** Returns a path beside the given one, for a file or folder until it is complete. */
export function unfinishedName(path: string): string {
  return `${path}.${processStamp()}.${randomBytes(4).toString("hex")}`;
}

/** Returns the process stamp in a name of `unfinishedName`. */
export function stampOfUnfinished(name: string): string | undefined {
  return asideEnd.exec(name)?.[1];
}

/**
 * Removes what processes that have ended left in a folder. Only entries of this user are removed, and no link is
 * followed. Entries that can't be read or removed are left to the next command: they are no reason to stop.
 *
 * @param stampOf - returns the process stamp in an entry's name; undefined for names that aren't ours
 * @param before - called for each entry before it is removed
 */
export async function removeAbandoned(
  folder: string,
  stampOf = stampOfUnfinished,
  before: (path: string) => void = () => undefined,
): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  for (const entry of entries) {
    const stamp = stampOf(entry);
    if (stamp === undefined) continue;
    const path = join(folder, entry);
    const found = await lstat(path).catch(() => undefined);
    const isOurs = found && (process.getuid === undefined || found.uid === process.getuid());
    if (!isOurs || !isAbandoned(stamp, found.mtimeMs)) continue;
    before(path);
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Removes a file, or a folder with all in it. What can't be removed now is left to the next command. */
export function removeNow(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The next command knows by its name that it is abandoned.
  }
}
