/** Reads a file that must lie in the manuscript's folder even when links are followed. */
import { lstat, realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { findFile, noSuchFile } from "./find-file.ts";
import { denialAt, readPlainFile, sayDenial, type Unreadable } from "./read-plain-file.ts";

/** A file of the manuscript as it was found. */
export interface InsideFile {
  /** Path without links. */
  path: string;
  /** Path as it was named, in the spelling that it has on the disk. */
  named: string;
  bytes: Buffer;
}

export type Refusal =
  | Exclude<Unreadable, { why: "missing" }>
  /** There is no such file; `near` is the most similar name beside it. */
  | { why: "missing"; near?: string | undefined }
  | { why: "outside" };

/**
 * Reads a file in the folder. Both the path as written and the real path behind all links must lie below the folder,
 * whose own path may contain links. The file is opened only if it is still no link (O_NOFOLLOW), and the path to it is
 * checked again after reading.
 *
 * @param name - path relative to the folder
 * @param find - finds the file by what is written
 */
export async function readInside(
  name: string,
  folder: string,
  maxBytes: number,
  find = findFile,
): Promise<InsideFile | Refusal> {
  if (!isBelow(resolve(folder), resolve(folder, name))) return { why: "outside" };
  const { path: named, near } = await find(folder, name);
  if (named === undefined) return (await denialAt(resolve(folder, name))) ?? { why: "missing", near };
  const root = await realOf(folder);
  const path = await realOf(named);
  if (root === undefined || path === undefined)
    return (await isLink(named)) ? brokenLink : ((await denialAt(named)) ?? { why: "missing" });
  if (!isBelow(resolve(folder), named)) return { why: "outside" };
  if (!isBelow(root, path)) return { why: "outside" };
  const bytes = await readPlainFile(path, maxBytes, { followsLinks: false });
  if (!Buffer.isBuffer(bytes)) return bytes;
  return (await realOf(path)) === path ? { path, named, bytes } : { why: "outside" };
}

/** Returns the path without links; undefined where it leads nowhere, or through a folder that the user may not read. */
async function realOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

/** A link whose target is gone, or that leads in a circle. */
export const brokenLink = { why: "no plain file", kind: "broken symbolic link" } as const satisfies Refusal;

/** Returns whether a link stands there, wherever it leads. */
export async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Says why a file was refused, as the second half of a sentence: "it lies outside the manuscript's folder". */
export function explainRefusedRead(refusal: Refusal, maxBytes: number): string {
  switch (refusal.why) {
    case "missing":
      return noSuchFile(refusal.near);
    case "outside":
      return "it lies outside the manuscript's folder: copy it there";
    case "no plain file":
      return `it is a ${refusal.kind}, not a file`;
    case "too large":
      return `it is larger than ${maxBytes / 1024 / 1024} MB`;
    case "pointer":
      return "only its pointer is there, and Git LFS has not fetched the file itself: `git lfs pull` does";
    case "denied":
      return `it can't be read, ${sayDenial(refusal.code)}`;
  }
}
