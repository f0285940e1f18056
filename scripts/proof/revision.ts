/** Finds the name and the date of a manuscript's state, for the heads of its proofs. */
import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { sourceDate } from "../manuscript/source-date.ts";
import { isSectionName } from "../manuscript/files/markdown-files.ts";
import { GitError } from "./git-error.ts";
import { withHistory, type History, type HistoryFile } from "./history.ts";

/** The state of a manuscript. */
export interface Revision {
  /** The name that `git describe` gives, with `+` behind it where files were changed since; undefined without Git. */
  name: string | undefined;
  /** The date of the state. */
  date: Date;
}

/**
 * Returns the name and the date of a manuscript's state. The date is SOURCE_DATE_EPOCH
 * (https://reproducible-builds.org/specs/source-date-epoch/), else that of the folder's last commit, else, where files
 * were changed since or are not under Git, that of the file that was changed last. The clock is not read: the same
 * manuscript gives the same proof.
 *
 * @param folder - the manuscript's folder
 * @param paths - the files that were read
 * @param asked - Git's answer, where it was asked for ahead of time
 */
export async function readRevision(
  folder: string,
  paths: readonly string[],
  asked: Promise<GitState | undefined> = askGit(folder),
): Promise<Revision> {
  const known = await asked;
  const isChanged = known && (known.isChanged || (await hasNew(folder, paths, known.tracked)));
  const name = known && `${known.name}${isChanged ? "+" : ""}`;
  return { name, date: sourceDate() ?? (isChanged ? undefined : known?.date) ?? (await lastChange(paths)) };
}

/** The last commit of a folder, and whether files differ from it. */
export interface GitState {
  name: string;
  /** Date of the last commit that changed the folder; undefined where none did. */
  date: Date | undefined;
  /** Paths of the files in the commit, relative to the folder. */
  tracked: ReadonlySet<string>;
  /** Whether one of these files is gone or has other content. */
  isChanged: boolean;
}

/**
 * Asks Git what state a folder is in. Undefined where Git is not installed, the folder is in no repository, or nothing
 * was ever committed.
 */
export async function askGit(folder: string): Promise<GitState | undefined> {
  try {
    return await withHistory(folder, async (history) => {
      const [name, seconds, files] = await Promise.all([
        history.ask("describe", "--tags", "--always", "HEAD"),
        history.commits(1).then(([last]) => last && history.ask("log", "-1", "--format=%ct", last)),
        history.files("HEAD"),
      ]);
      const tracked = new Set(files.map(({ path }) => path));
      const isChanged = await someChanged(folder, files, history.algorithm);
      return { name, date: seconds ? new Date(Number(seconds) * 1000) : undefined, tracked, isChanged };
    });
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function someChanged(
  folder: string,
  files: readonly HistoryFile[],
  algorithm: History["algorithm"],
): Promise<boolean> {
  for (const file of files) if (!(await isAsCommitted(join(folder, file.path), file, algorithm))) return true;
  return false;
}

/**
 * Returns whether a file has the content that was committed; other line ends don't count, since Git itself may write
 * them so.
 */
async function isAsCommitted(
  path: string,
  { mode, hash, bytes }: HistoryFile,
  algorithm: History["algorithm"],
): Promise<boolean> {
  if (mode === "160000") return true;
  const found = await lstat(path).catch(() => undefined);
  if (mode === "120000")
    return found?.isSymbolicLink() === true && hashOfBlob(await readlink(path, "buffer"), algorithm) === hash;
  if (!found?.isFile() || found.size < bytes) return false;
  const content = await readFile(path).catch(() => undefined);
  if (!content) return false;
  if (hashOfBlob(content, algorithm) === hash) return true;
  const plain = Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  return plain.length === bytes && hashOfBlob(plain, algorithm) === hash;
}

/** Returns the hash under which Git stores a content (a blob). */
function hashOfBlob(content: Uint8Array, algorithm: string): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex");
}

/** Returns whether a file that was read, or that is named like a section, is not in the commit. */
async function hasNew(folder: string, paths: readonly string[], tracked: ReadonlySet<string>): Promise<boolean> {
  const root = await realpath(folder);
  const read = await Promise.all(
    paths.map(async (path) => relative(root, await realpath(resolve(path)).catch(() => resolve(path)))),
  );
  const sections = (await readdir(folder)).filter(isSectionName);
  return [...read.map((path) => path.split(sep).join("/")), ...sections].some((path) => !tracked.has(path));
}

async function lastChange(paths: readonly string[]): Promise<Date> {
  const times = await Promise.all(paths.map(async (path) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0));
  return new Date(Math.max(...times));
}
