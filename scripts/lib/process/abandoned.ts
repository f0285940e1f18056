/** Names what is not whole yet, and removes what killed commands left of it. */
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAbandoned, processStamp, stampPattern } from "./process-stamp.ts";

/** Matches the end of a name until what has it is whole. */
const asideEnd = new RegExp(String.raw`\.(${stampPattern})\.[0-9a-f]{8}$`);

/** Returns a path beside the given one, for what gets that one when it is whole. */
export function unfinishedName(path: string): string {
  return `${path}.${processStamp()}.${randomBytes(4).toString("hex")}`;
}

/** Returns the stamp in a name that `unfinishedName` gave. */
export function stampOfUnfinished(name: string): string | undefined {
  return asideEnd.exec(name)?.[1];
}

/**
 * Removes what processes that are gone have left in a folder. Only entries of this user are removed, and no link is
 * followed. What can't be read or removed is left to the next command: it takes room, and is no reason to stop.
 *
 * @param stampOf - the stamp in an entry's name, where it is one of ours
 * @param before - done to each before it is removed
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

/** Removes a file, or a folder with all in it; what can't be removed now is removed by the next command. */
export function removeNow(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Its name says whose it was.
  }
}
