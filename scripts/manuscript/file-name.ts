/** Gives files of a manuscript names that hold no path of the machine. */
import { relative, resolve, sep } from "node:path";
import type { VFile } from "vfile";

/** A VFile's path, and the folder from which it counts. */
export type FileName = Pick<VFile, "path" | "cwd">;

/**
 * Names a file from the working folder where the manuscript lies in that, as its user wrote it; else from the
 * manuscript's folder.
 */
export function nameFile(path: string, folder: string): FileName {
  const cwd = isBelow(process.cwd(), folder) ? process.cwd() : folder;
  return { cwd, path: relative(cwd, path) };
}

/** Returns what makes paths that can be opened from the working folder of the names of a manuscript's files. */
export function rootOf(folder: string): string {
  return isBelow(process.cwd(), folder) ? "" : folder + sep;
}

/** Returns the file's path on this machine. */
export function pathOf({ cwd, path }: FileName): string {
  return resolve(cwd, path);
}

/** Returns the path that a terminal can open: from the working folder where it lies below, else absolute. */
export function terminalPath(file: FileName): string {
  const path = pathOf(file);
  return isBelow(process.cwd(), path) ? relative(process.cwd(), path) || "." : path;
}

function isBelow(folder: string, path: string): boolean {
  return !/^\.\.(?:[\\/]|$)|^(?:[a-z]:|[\\/])/i.test(relative(folder, path));
}
