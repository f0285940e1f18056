/** Finds the folder for what a command makes, before the work, so that nobody waits for what can't be written. */
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { sayDenial } from "../manuscript/files/read-plain-file.ts";
import { UsageError } from "../messages/usage-error.ts";

/**
 * Finds the folder for what a command makes; makes nothing there yet.
 *
 * @param written - as the user gave it
 * @returns its absolute path
 * @throws {UsageError} where it is no folder, lies in none, or can't be written in
 */
export async function outputFolder(written = "dist"): Promise<string> {
  const folder = resolve(written);
  await expectFolder(folder, written);
  return folder;
}

/** Finds the path of the one file that a command makes, as `outputFolder` does. */
export async function outputFile(written: string): Promise<string> {
  const path = resolve(written);
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) throw new UsageError(`Unexpected --out ${written}, expected the name of a file`);
  await expectFolder(dirname(path), written);
  return path;
}

/**
 * Throws where files can't be written in a folder. For a missing one the nearest folder above counts, in which the
 * missing ones would be made.
 */
async function expectFolder(folder: string, written: string): Promise<void> {
  const refuse = (why: string) => new UsageError(`Unexpected --out ${written}, expected a folder: ${why}`);
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code !== "ENOENT" && found.code !== "ENOTDIR")
      throw refuse(`${folder} can't be read, ${sayDenial(found.code)}`);
    return expectFolder(dirname(folder), written);
  }
  if (!found.isDirectory()) throw refuse(`${folder} is none`);
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw refuse(`nothing may be written in ${folder}`);
  });
}
