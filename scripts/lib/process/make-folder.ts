/** Makes a folder and the folders above it. */
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes the folders one by one: `mkdir` with `recursive` never ends where the system says that a folder doesn't exist
 * although its parent does, as below /proc (seen in Node 20.20).
 *
 * @returns the uppermost folder that was made; undefined where all existed
 * @throws {Error} the system's error where one can't be made
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder);
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return undefined;
    const above = dirname(folder);
    if (code !== "ENOENT" || above === folder) throw error;
    const made = await makeFolder(above);
    await mkdir(folder);
    return made ?? folder;
  }
}
