/** The sections' facts in; every picture's file, kind and size out, or complaints where it is missing. */
import { readFile, realpath } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { complain } from "../report/complain.ts";
import { sizeOfPicture } from "./picture-size.ts";

export interface Picture {
  /** file: URL, as the browser that pages the report gets it. */
  url: string;
  mediaType: string;
  bytes: Buffer;
  /** CSS pixels, where the file says. */
  width: number | undefined;
  height: number | undefined;
}

const mediaTypes: Record<string, string> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

/**
 * By the address written in the Markdown, relative to the manuscript's folder. A picture must be a
 * file inside that folder: links out of it and addresses on the web are complained of.
 */
export async function readPictures(
  sections: readonly { file: VFile; facts: { pictures: { url: string; position: Position | undefined }[] } }[],
  folder: string,
): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  const inside = (await realpath(folder)) + sep;
  for (const { file, facts } of sections) {
    for (const { url, position } of facts.pictures) {
      if (pictures.has(url)) continue;
      const picture = await readPicture(url, folder, inside);
      if (typeof picture === "string") complain(file, "missing-picture", { url, why: picture }, position);
      else pictures.set(url, picture);
    }
  }
  return pictures;
}

/** The picture, or what is wrong with it. */
async function readPicture(url: string, folder: string, inside: string): Promise<Picture | string> {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(url)) return "pictures on the web are not fetched while building";
  const mediaType = mediaTypes[extname(url).toLowerCase()];
  if (!mediaType) return `its kind is none of ${Object.keys(mediaTypes).join(", ")}`;
  const path = await realpath(resolve(folder, decodePath(url))).catch(() => undefined);
  if (path === undefined) return "there is no such file";
  if (!path.startsWith(inside)) return "it lies outside the manuscript's folder";
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return `it can't be read (${bytes.code})`;
  const size = sizeOfPicture(bytes, mediaType);
  if (!size) return `it is no ${mediaType.replace("image/", "").replace("+xml", "").toUpperCase()} picture`;
  return { url: pathToFileURL(path).href, mediaType, bytes, ...size };
}

function decodePath(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
