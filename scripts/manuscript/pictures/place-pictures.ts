/**
 * Finds pictures whose addresses are relative to their Markdown file, as is usual, and not to the manuscript's folder.
 */
import { dirname, posix, relative, resolve } from "node:path";
import type { VFile } from "vfile";
import { findAddressed } from "../files/find-file.ts";

/**
 * A picture as the Markdown names it; `from` is its address relative to the manuscript's folder, where that differs.
 */
export interface NamedPicture {
  url: string;
  from?: string;
}

/**
 * Returns the sections with `from` set for each picture that is found beside its file in a folder of the manuscript, or
 * from the root of a web site (`/img/a.png`). All others are looked for in the manuscript's folder.
 *
 * @param folder - folder that contains the files by their paths
 * @param disk - folder that they are read from, where it is another one
 */
export async function placePictures<Section extends { file: VFile; facts: { pictures: NamedPicture[] } }>(
  sections: readonly Section[],
  folder: string,
  disk = folder,
): Promise<Section[]> {
  return Promise.all(
    sections.map(async (section) => {
      const { file, facts } = section;
      const within = relative(folder, dirname(resolve(file.cwd, file.path))).replaceAll("\\", "/");
      const pictures = await Promise.all(facts.pictures.map((picture) => placeOne(picture, within, disk)));
      return { ...section, facts: { ...facts, pictures } };
    }),
  );
}

async function placeOne<Named extends NamedPicture>(picture: Named, within: string, disk: string): Promise<Named> {
  const { url } = picture;
  if (url === "" || /^[a-z][a-z\d+.-]*:|^[\\/]{2}/i.test(url)) return picture;
  const from = url.startsWith("/") ? url.slice(1) : posix.join(within, url);
  const isInside = !from.startsWith("../") && !within.startsWith("../");
  return isInside && from !== url && (await isThere(from, disk)) ? { ...picture, from } : picture;
}

async function isThere(address: string, folder: string): Promise<boolean> {
  return (await findAddressed(folder, address)).path !== undefined;
}
