/** Finds the Git repository that a folder lies in, and reads its references, without running Git. */
import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { delimiter, dirname, join, relative, resolve, sep } from "node:path";
import { readPlainFile } from "../manuscript/files/read-plain-file.ts";
import { GitError } from "./git-error.ts";

export interface Repository {
  /** The folder that holds HEAD: `.git`, or that of a worktree. */
  own: string;
  /** The folder that holds objects and references. It differs from `own` in a worktree only. */
  common: string;
  /** The folder that was asked for, from the top of the working tree: `report/`, with slashes; empty at the top. */
  prefix: string;
}

/**
 * The most bytes of a file of the repository that is read here: all of them are small, the largest being packed-refs
 * with a line for each reference.
 */
const maxBytes = 256 * 1024 * 1024;

/**
 * Finds the repository in the folder or the nearest one above it, as Git does, up to the folders that
 * GIT_CEILING_DIRECTORIES names. A bare repository has no working tree and can hold no manuscript, so it is ignored.
 *
 * @throws {GitError} where the folder lies in no repository
 */
export async function findRepository(folder: string): Promise<Repository> {
  const start = await realpath(folder);
  const ceilings = new Set(
    await Promise.all(
      (process.env.GIT_CEILING_DIRECTORIES ?? "")
        .split(delimiter)
        .filter(Boolean)
        .map((ceiling) => realpath(ceiling).catch(() => ceiling)),
    ),
  );
  for (let top = start; ; top = dirname(top)) {
    const folders = await foldersAt(top);
    if (folders) {
      const within = relative(top, start).split(sep).join("/");
      return { ...folders, prefix: within && `${within}/` };
    }
    if (dirname(top) === top || ceilings.has(dirname(top))) throw new GitError("the manuscript is not under Git");
  }
}

/** Returns the folders of the repository whose working tree begins at `top`; undefined where none does. */
async function foldersAt(top: string): Promise<Pick<Repository, "own" | "common"> | undefined> {
  const place = join(top, ".git");
  const found = await stat(place).catch(() => undefined);
  if (!found) return undefined;
  // Worktrees and submodules have a file that tells where the folder is (gitrepository-layout(5)).
  const link = found.isDirectory() ? undefined : /^gitdir: ([^\r\n\0]+)/.exec(await readIfPlain(place))?.[1];
  const own = link === undefined ? place : resolve(top, link);
  const shared = (await readIfPlain(join(own, "commondir"))).trim();
  const common = shared === "" || shared.includes("\0") ? own : resolve(own, shared);
  const isRepository =
    (await readIfPlain(join(own, "HEAD"))) !== "" &&
    ((await stat(join(common, "objects")).catch(() => undefined))?.isDirectory() ?? false);
  return isRepository ? { own, common } : undefined;
}

/** The commits that names of a repository stand for. */
export interface References {
  /** The commit, or the branch as `ref: refs/heads/main`, that HEAD stands for. */
  head: string;
  /** Hashes by full name: `refs/tags/v1`. */
  hashes: Map<string, string>;
}

/**
 * Reads all references, but not replacements (git-replace(1)).
 *
 * @throws {GitError} where the references are stored in the reftable format, which is not read here
 */
export async function readReferences({ own, common }: Repository): Promise<References> {
  if (await stat(join(common, "reftable")).catch(() => undefined))
    throw new GitError("its references are in the format reftable, expected the format files (git refs migrate)");
  const written = new Map<string, string>();
  for (const line of (await readIfPlain(join(common, "packed-refs"))).split("\n")) {
    const [, hash, name] = /^([\da-f]{40,64}) (refs\/\S+)$/.exec(line) ?? [];
    if (hash && isName(name!)) written.set(name!, hash);
  }
  for (const name of await loose(common, "refs")) {
    if (isName(name)) written.set(name, (await readIfPlain(join(common, name))).trim());
  }
  const head = (await readIfPlain(join(own, "HEAD"))).trim();
  const hashes = new Map(
    [...written].flatMap(([name, value]) => {
      const hash = resolveReference(value, written);
      return hash === undefined ? [] : [[name, hash] as const];
    }),
  );
  return { head: isHash.test(head) || isName(head.replace(/^ref: */, "")) ? head : "", hashes };
}

export const isHash = /^(?:[\da-f]{40}|[\da-f]{64})$/;

/** Returns whether a text is a valid name of a reference (git-check-ref-format(1)) other than a replacement. */
function isName(name: string): boolean {
  return (
    /^refs\/(?!replace\/)[^\s~^:?*[\\\p{Cc}]+$/u.test(name) && !/\.\.|@\{|\/\.|\/\/|\.lock(?:\/|$)|[/.]$/.test(name)
  );
}

/**
 * Returns the hash of a reference, following symbolic ones (`ref: refs/remotes/origin/main`) for at most five steps.
 */
function resolveReference(value: string, written: ReadonlyMap<string, string>): string | undefined {
  let found = value;
  for (let steps = 0; steps < 5 && found.startsWith("ref: "); steps++) found = written.get(found.slice(5).trim()) ?? "";
  return isHash.test(found) ? found : undefined;
}

/** Returns the names of the files below a folder of `root`. */
async function loose(root: string, folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${folder}/${entry.name}`);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => loose(root, `${folder}/${entry.name}`));
  return [...files, ...(await Promise.all(folders)).flat()];
}

/**
 * Checks that a repository's objects, packs and their lists are plain files. Git opens whatever is there, and a pipe
 * among them would keep it waiting.
 *
 * @throws {GitError} where one of them is no file
 */
export async function checkObjects(objects: string): Promise<void> {
  const folders = (await readdir(objects).catch((): string[] => [])).filter((name) =>
    /^(?:info|pack|[\da-f]{2})$/.test(name),
  );
  for (const folder of folders) {
    for (const entry of await readdir(join(objects, folder), { withFileTypes: true }).catch(() => [])) {
      const path = join(objects, folder, entry.name);
      const found = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
      if (found && !found.isFile() && !found.isDirectory())
        throw new GitError(`objects/${folder}/${entry.name} of the repository is no file`);
    }
  }
}

/** Returns the content of a text file; empty where it is missing or no plain file. */
export async function readIfPlain(path: string): Promise<string> {
  const bytes = await readPlainFile(path, maxBytes);
  return Buffer.isBuffer(bytes) ? bytes.toString("utf8") : "";
}
