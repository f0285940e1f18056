/** Hashes all that was read of a manuscript, so that the hash stands for exactly that. */
import { relative } from "node:path";
import type { VFile } from "vfile";
import { hashOf } from "../lib/cache/hash-of.ts";
import { pathOf } from "./file-name.ts";
import type { Picture } from "./read-pictures.ts";

/** A manuscript's files by their paths from its folder. */
export interface SourceFiles {
  /** Texts of settings and sections. */
  texts: readonly VFile[];
  /** Pictures by the address written in the Markdown. */
  pictures: ReadonlyMap<string, Pick<Picture, "path" | "bytes">>;
  /** Data of charts by the path written in the Markdown. */
  data: ReadonlyMap<string, VFile>;
  /** Stylesheets and typefaces of its own, by their absolute paths. */
  theme: ReadonlyMap<string, Uint8Array>;
}

/** Returns all files by their paths. @param folder - the manuscript's */
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

/** Returns the SHA-256 in 64 hexadecimal digits, which is the same wherever the manuscript lies. */
export function hashSource(files: ReadonlyMap<string, string | Uint8Array>): string {
  return hashOf(...[...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).flat());
}
