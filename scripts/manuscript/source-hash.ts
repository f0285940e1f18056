/** All that was read of a manuscript in, one hash that stands for exactly that out. */
import { relative, resolve } from "node:path";
import type { VFile } from "vfile";
import { hashOf } from "../cache/hash-of.ts";
import type { Picture } from "./read-pictures.ts";

/** A manuscript's files by their paths from its folder. */
export interface SourceFiles {
  /** Settings and sections. */
  texts: readonly VFile[];
  /** By the address written in the Markdown. */
  pictures: ReadonlyMap<string, Pick<Picture, "bytes">>;
  /** By the path written in the Markdown. */
  data: ReadonlyMap<string, VFile>;
}

/** @param folder - the manuscript's */
export function sourceFiles(folder: string, { texts, pictures, data }: SourceFiles): Map<string, string | Uint8Array> {
  const nameOf = (file: VFile) => relative(folder, resolve(file.path)).replaceAll("\\", "/");
  return new Map<string, string | Uint8Array>([
    ...texts.map((file) => [nameOf(file), String(file)] as const),
    ...Array.from(data, ([path, file]) => [path, String(file)] as const),
    ...Array.from(pictures, ([url, { bytes }]) => [decodeURI(url), bytes] as const),
  ]);
}

/**
 * The same wherever the manuscript lies.
 *
 * @returns SHA-256 in 64 hexadecimal digits
 */
export function hashSource(files: ReadonlyMap<string, string | Uint8Array>): string {
  return hashOf(...[...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).flat());
}
