/** Writes a specimen's files into a folder, and touches nobody else's. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { specimenMark } from "./specimen.ts";

/**
 * Writes `files` to `folder`, which is made where it is missing. An older specimen in it is replaced.
 * Throws where the folder holds anything else.
 */
export async function writeSpecimen(files: ReadonlyMap<string, string>, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const present = await readdir(folder);
  if (present.length > 0) {
    if (!(await holdsSpecimen(folder))) {
      throw new Error(`Unexpected files in ${folder}, expected an empty folder or one with an older specimen`);
    }
    for (const name of present) {
      if (name.endsWith(".md") || name === "figures" || name === "data")
        await rm(join(folder, name), { recursive: true });
    }
  }
  // report.yaml is the map's first file: a run that is stopped half way leaves a folder that is known.
  for (const [name, content] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

async function holdsSpecimen(folder: string): Promise<boolean> {
  try {
    return (await readFile(join(folder, "report.yaml"), "utf8")).startsWith(specimenMark);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
