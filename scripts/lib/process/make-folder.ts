/** Makes a folder and those that it lies in. */
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes them one by one: `mkdir` with `recursive` tries for ever where the system says that a folder isn't there though
 * the one above it is, as below /proc (seen in Node 20.20).
 *
 * @returns the uppermost folder that was made; undefined where all were there
 * @throws what the system says where one can't be made
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
