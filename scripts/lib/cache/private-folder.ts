/** Makes a folder that only this user can read and write. */
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder that only this user can read and write. It may exist, and may be a link to another folder. Folders
 * above it get the usual permissions, since they contain other things too.
 *
 * @throws {Error} where it can't be made, belongs to another user, or others may write in it
 */
export function makePrivateFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const user = process.geteuid?.();
  // Windows has no user ids and modes; there a user's folders are closed to others.
  if (user === undefined) return;
  const { uid, mode } = statSync(folder);
  if (uid !== user) throw new Error(`${folder} belongs to another user`);
  if ((mode & 0o022) !== 0) throw new Error(`${folder} can be written by others; remove it`);
}
