/** Finds pictures whose addresses count from the Markdown file's own folder, as everywhere else, not from the manuscript's. */
import { dirname, posix, relative, resolve } from "node:path";
import type { VFile } from "vfile";
import { findAddressed } from "./find-file.ts";

/** A picture as it is named; `from` is its address from the manuscript's folder, where that is another one. */
export interface NamedPicture {
  url: string;
  from?: string;
}

/**
 * Returns the sections with `from` at each picture that is found beside its file, in a folder of the manuscript, or
 * from the root of a web site (`/img/a.png`). Others are looked for in the manuscript's folder.
 *
 * @param folder - that the files' paths lie in
 * @param disk - that they are read from, where it is another one
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
