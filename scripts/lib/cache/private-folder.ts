/** Makes a folder into which nobody but this user can put files. */
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder that only this user can read. It may be there already, and may be a link to another. Folders above it
 * get the usual permissions, since they hold other things too.
 *
 * @throws {Error} when it cannot be made, belongs to another user, or others may write in it
 */
export function makePrivateFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const user = process.geteuid?.();
  // Windows has neither; a user's folders are closed to others there.
  if (user === undefined) return;
  const { uid, mode } = statSync(folder);
  if (uid !== user) throw new Error(`${folder} belongs to another user`);
  if ((mode & 0o022) !== 0) throw new Error(`${folder} can be written by others; remove it`);
}
