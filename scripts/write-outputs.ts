/** Finished files in; all of them in the output folder, or none, out. */
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes each file aside and on disk, then renames all: whoever looks sees the old file or the new
 * one, whole. A failure leaves the old ones and no leftovers.
 */
export async function writeOutputs(folder: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const aside = new Map([...files.keys()].map((name) => [name, join(folder, `.${name}.${process.pid}.part`)]));
  try {
    for (const [name, content] of files) {
      const file = await open(aside.get(name)!, "w");
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    for (const [name, path] of aside) await rename(path, join(folder, name));
  } catch (error) {
    await Promise.all([...aside.values()].map((path) => rm(path, { force: true })));
    throw error;
  }
}
