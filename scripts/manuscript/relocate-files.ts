/** Gives files of an earlier state, which lie elsewhere, the names that they have in the manuscript itself. */
import { relative, resolve } from "node:path";
import type { VFile } from "vfile";
import type { Picture } from "./read-pictures.ts";
import { nameFile, pathOf } from "./file-name.ts";

/** The manuscript of which another folder holds an earlier state. */
export interface CurrentManuscript {
  /** Absolute path of the manuscript's own folder. */
  folder: string;
  /** Pictures of the manuscript, by the address written in the Markdown. */
  pictures: ReadonlyMap<string, Picture>;
}

/**
 * Names files as if they lay in the manuscript. The cache finds what was made by the names of files: under its own
 * name, an earlier state that was built once is not built again.
 *
 * @param folder - in which the files lie
 */
export function relocateFiles(files: readonly VFile[], folder: string, current: CurrentManuscript): void {
  for (const file of files) {
    const within = relative(folder, pathOf(file));
    Object.assign(file, nameFile(resolve(current.folder, within), current.folder));
  }
}

/** Returns pictures, those that are the same as now taken from the manuscript, for their addresses count, too. */
export function relocatePictures(
  pictures: ReadonlyMap<string, Picture>,
  current: CurrentManuscript,
): Map<string, Picture> {
  return new Map(
    Array.from(pictures, ([url, picture]) => {
      const now = current.pictures.get(url);
      return [url, now?.bytes.equals(picture.bytes) ? now : picture];
    }),
  );
}
