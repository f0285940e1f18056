/** Hashes all files of a manuscript that were read. */
import { relative } from "node:path";
import type { VFile } from "vfile";
import { hashOf } from "../../lib/cache/hash-of.ts";
import { pathOf } from "./file-name.ts";
import type { Picture } from "../pictures/read-pictures.ts";

/** The files of a manuscript. */
export interface SourceFiles {
  /** Texts of settings and sections. */
  texts: readonly VFile[];
  /** Pictures by the address that the Markdown names. */
  pictures: ReadonlyMap<string, Pick<Picture, "path" | "bytes">>;
  /** Data files by the path that the Markdown names. */
  data: ReadonlyMap<string, VFile>;
  /** The manuscript's own stylesheets and typefaces, by their absolute paths. */
  theme: ReadonlyMap<string, Uint8Array>;
}

/** Returns the contents of all files by their paths relative to the manuscript's folder. */
export function sourceFiles(
  folder: string,
  { texts, pictures, data, theme }: SourceFiles,
): Map<string, string | Uint8Array> {
  const nameInside = (path: string) => relative(folder, path).replaceAll("\\", "/");
  const nameOf = (file: VFile) => nameInside(pathOf(file));
  return new Map<string, string | Uint8Array>([
    ...texts.map((file) => [nameOf(file), String(file)] as const),
    ...Array.from(data, ([path, file]) => [path, String(file)] as const),
    ...Array.from(theme, ([path, bytes]) => [nameInside(path), bytes] as const),
    ...Array.from(pictures.values(), ({ path, bytes }) => [path, bytes] as const),
  ]);
}

/** Returns the SHA-256 of all files in 64 hexadecimal digits, which doesn't depend on where the manuscript lies. */
export function hashSource(files: ReadonlyMap<string, string | Uint8Array>): string {
  return hashOf(...[...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).flat());
}
