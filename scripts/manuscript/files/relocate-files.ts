/** Renames the files of an earlier state, which lie in another folder, as if they lay in the manuscript's own. */
import { relative, resolve } from "node:path";
import type { VFile } from "vfile";
import type { Picture } from "../pictures/read-pictures.ts";
import { nameFile, pathOf } from "./file-name.ts";

/** The current manuscript, of which another folder has an earlier state. */
export interface CurrentManuscript {
  /** Absolute path of the manuscript's own folder. */
  folder: string;
  /** Pictures of the manuscript by the address that the Markdown names. */
  pictures: ReadonlyMap<string, Picture>;
}

/**
 * Names files as if they lay in the current manuscript. The cache's keys contain file names: so an earlier state that
 * was built once, when it was current, isn't built again.
 *
 * @param folder - folder in which the files lie
 */
export function relocateFiles(files: readonly VFile[], folder: string, current: CurrentManuscript): void {
  for (const file of files) {
    const within = relative(folder, pathOf(file));
    Object.assign(file, nameFile(resolve(current.folder, within), current.folder));
  }
}

/**
 * Returns the pictures; those that are unchanged are taken from the current manuscript, since the cache's keys contain
 * their addresses too.
 */
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
