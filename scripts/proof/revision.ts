/** A manuscript in; how its state is named on proofs, and from when it is, out. */
import { stat } from "node:fs/promises";
import { GitError, gitText } from "./git.ts";

/** The state of a manuscript. */
export interface Revision {
  /** As `git describe` names it, with `+` behind it where files were changed since; undefined without Git. */
  name: string | undefined;
  /** From when the manuscript is. */
  date: Date;
}

/**
 * The date is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else that of the
 * last commit of the folder, else, where files were changed since or are not under Git, that of the file that
 * was changed last. The clock is not read: the same manuscript gives the same proof.
 *
 * @param folder - the manuscript's
 * @param paths - of the files that were read
 * @param asked - Git's answer, where it was asked ahead of time
 */
export async function readRevision(
  folder: string,
  paths: readonly string[],
  asked: Promise<GitState | undefined> = askGit(folder),
): Promise<Revision> {
  const known = await asked;
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return { name: known?.name, date: new Date(Number(epoch) * 1000) };
  return { name: known?.name, date: known?.date ?? (await lastChange(paths)) };
}

interface GitState {
  name: string;
  /** Undefined where files were changed since. */
  date: Date | undefined;
}

/** Undefined where Git is not installed, the folder is in no repository, or nothing was ever committed. */
export async function askGit(folder: string): Promise<GitState | undefined> {
  try {
    const [name, changes, seconds] = await Promise.all([
      gitText(folder, ["describe", "--tags", "--always"]),
      gitText(folder, ["status", "--porcelain", "--", "."]),
      gitText(folder, ["log", "-1", "--format=%ct", "--", "."]),
    ]);
    if (changes !== "" || seconds === "") return { name: `${name}+`, date: undefined };
    return { name, date: new Date(Number(seconds) * 1000) };
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function lastChange(paths: readonly string[]): Promise<Date> {
  const times = await Promise.all(paths.map(async (path) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0));
  return new Date(Math.max(...times));
}
