/** Files that lie elsewhere, an earlier state of a manuscript, in; the same under the names that they have in the manuscript out. */
import { relative, resolve } from "node:path";
import type { VFile } from "vfile";
import type { Picture } from "./read-pictures.ts";
import { shownPath } from "./read-text-file.ts";

/** The manuscript of which another folder holds an earlier state. */
export interface KnownAs {
  /** The manuscript's own, as an absolute path. */
  folder: string;
  /** Its pictures, by the address written in the Markdown. */
  pictures: ReadonlyMap<string, Picture>;
}

/**
 * What is kept between builds is found by the names of files: under its own name, an earlier state that was built
 * once is not built again.
 *
 * @param folder - in which the files lie
 */
export function renameFiles(files: readonly VFile[], folder: string, knownAs: KnownAs): void {
  for (const file of files) file.path = shownPath(resolve(knownAs.folder, relative(folder, resolve(file.path))));
}

/** Pictures that are the same as now are taken from the manuscript, for their addresses count, too. */
export function knownPictures(pictures: ReadonlyMap<string, Picture>, knownAs: KnownAs): Map<string, Picture> {
  return new Map(
    Array.from(pictures, ([url, picture]) => {
      const now = knownAs.pictures.get(url);
      return [url, now?.bytes.equals(picture.bytes) ? now : picture];
    }),
  );
}
