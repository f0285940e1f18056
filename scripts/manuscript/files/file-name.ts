/** Names the files of a manuscript without absolute paths of the machine. */
import { relative, resolve, sep } from "node:path";
import type { VFile } from "vfile";

/** A VFile's path, and the folder that it is relative to. */
export type FileName = Pick<VFile, "path" | "cwd">;

/**
 * Returns the name of a file: relative to the working folder where the manuscript lies within it, as its user wrote it,
 * or else relative to the manuscript's folder.
 */
export function nameFile(path: string, folder: string): FileName {
  const cwd = isBelow(process.cwd(), folder) ? process.cwd() : folder;
  return { cwd, path: relative(cwd, path) };
}

/**
 * Returns the prefix by which names of a manuscript's files become paths that can be opened from the working folder.
 */
export function rootOf(folder: string): string {
  return isBelow(process.cwd(), folder) ? "" : folder + sep;
}

/** Returns the file's path on this machine. */
export function pathOf({ cwd, path }: FileName): string {
  return resolve(cwd, path);
}

/** Returns a path for the terminal: relative to the working folder where the file lies below it, or else absolute. */
export function terminalPath(file: FileName): string {
  const path = pathOf(file);
  return isBelow(process.cwd(), path) ? relative(process.cwd(), path) || "." : path;
}

function isBelow(folder: string, path: string): boolean {
  return !/^\.\.(?:[\\/]|$)|^(?:[a-z]:|[\\/])/i.test(relative(folder, path));
}
