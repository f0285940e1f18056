/** Finds the earlier state of a manuscript that an editor means by "since". */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { cacheFolder } from "../lib/cache/cache-folder.ts";
import { makePrivateFolder } from "../lib/cache/private-folder.ts";
import { UsageError } from "../messages/usage-error.ts";
import { restoreSource } from "../manuscript/files/cached-source.ts";
import { unfinishedName, removeNow } from "../lib/process/abandoned.ts";
import { atEnd } from "../lib/process/at-end.ts";
import { explainRefusal } from "../lib/process/machine-error.ts";
import { hashSource } from "../manuscript/files/source-hash.ts";
import { noBrowsers, type BuildContext } from "../pipeline/build-context.ts";
import { readSource } from "../pipeline/read.ts";
import { plural } from "../messages/plural.ts";
import { checkOut } from "./check-out.ts";
import { GitError } from "./git-error.ts";
import { withHistory, type History } from "./history.ts";

export interface EarlierState {
  /** Path of the manuscript at that state: a folder or a file. */
  path: string;
  /** The folder of that manuscript. */
  folder: string;
  /** The name that an editor would give the state: a tag, a commit, a folder, a PDF. */
  name: string;
}

/** Place of today's manuscript. */
export interface ManuscriptPlace {
  folder: string;
  /** Path from the folder: `.`, or the one file that it is. */
  within: string;
}

/**
 * Returns the folder of a manuscript, which is a folder or a single file.
 *
 * @throws {UsageError} where there is no such file or folder
 */
export async function locate(manuscript: string): Promise<ManuscriptPlace> {
  const path = resolve(manuscript);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UsageError(`Unexpected path ${manuscript}, expected a file or folder that exists`);
  const isFile = found.isFile();
  const folder = isFile ? dirname(path) : path;
  return { folder, within: isFile ? relative(folder, path) : "." };
}

/**
 * Finds an earlier state: a folder (or Markdown file) with the older manuscript; a PDF that was built from it; or a
 * revision or tag of Git.
 *
 * @param onCommit - called with each commit in which the manuscript of a PDF is looked for: `commit 3 of 20`
 * @throws {UsageError} where there is no such thing, or it does not lead to a manuscript
 */
export async function findEarlier(
  since: string,
  { folder, within }: ManuscriptPlace,
  context: BuildContext,
  onCommit: (which: string) => void = () => undefined,
): Promise<EarlierState> {
  if (since.startsWith("-")) throw new UsageError(`Unexpected --since ${since}, expected no hyphen before a revision`);
  const found = await stat(since).catch(() => undefined);
  if (found?.isDirectory()) return { path: resolve(since, within), folder: resolve(since), name: nameOf(since) };
  if (found && /\.(md|markdown|txt)$/i.test(since)) {
    if (within === ".") throw new UsageError(`Unexpected file ${since}, expected a folder, as the manuscript is one`);
    return { path: resolve(since), folder: dirname(resolve(since)), name: nameOf(since) };
  }
  try {
    return found ? await fromPdf(since, { folder, within }, context, onCommit) : await fromGit(since, folder, within);
  } catch (error) {
    if (error instanceof GitError) {
      throw new UsageError(
        `Unexpected --since ${since}, expected a revision of Git, a folder or a PDF that was built: ${explain(error)}`,
      );
    }
    throw error;
  }
}

/** Returns Git's message in words for people who don't know Git's own. */
function explain({ message }: GitError): string {
  return /single revision|unknown revision|bad revision/i.test(message)
    ? "Git knows no tag or revision of that name here (`git tag` and `git log` show which there are), and there is no such file"
    : message;
}

async function fromGit(since: string, folder: string, within: string): Promise<EarlierState> {
  const place = await withHistory(folder, async (history) => {
    const commit = await history.ask("rev-parse", "--verify", `${since}^{commit}`);
    return keepState(history, commit, folder);
  });
  const path = resolve(place, within);
  if (!(await stat(path).catch(() => undefined)))
    throw new UsageError(
      `Unexpected --since ${since}, expected a revision that has the manuscript; it has no such file`,
    );
  return { path, folder: place, name: nameOf(since) };
}

/**
 * Writes the manuscript's folder as it was at a commit into a private folder, and returns its path. The folder is kept,
 * since the next proof probably asks for the same state.
 */
async function keepState(history: History, commit: string, folder: string): Promise<string> {
  const place = stateFolder(`${commit} ${folder}`);
  await fillOnce(place, (aside) => checkOut(history, commit, aside));
  return place;
}

/**
 * Finds the commit from whose manuscript a PDF was made, by the hash of the source in the PDF, beginning with the
 * newest commit that changed the manuscript's folder.
 */
async function fromPdf(
  since: string,
  { folder, within }: ManuscriptPlace,
  context: BuildContext,
  onCommit: (which: string) => void,
): Promise<EarlierState> {
  const hash = sourceOfPdf(await readFile(since));
  if (hash === undefined)
    throw new UsageError(
      `Unexpected file ${since}, expected a PDF that says what it was made from, as \`build\` writes it`,
    );
  const place = stateFolder(hash);
  const kept = await fillOnce(place, (aside) => restoreSource(context.store, hash, aside));
  if (kept) return { path: resolve(place, within), folder: place, name: nameOf(since) };
  const current = { folder, pictures: new Map() };
  return withHistory(folder, async (history) => {
    const commits = await history.commits();
    for (const [index, commit] of commits.entries()) {
      onCommit(`commit ${index + 1} of ${commits.length}`);
      const state = await keepState(history, commit, folder);
      const { source } = await readSource(resolve(state, within), { ...context, browsers: noBrowsers }, current);
      if (source && hashSource(source.sources) === hash) {
        return { path: resolve(state, within), folder: state, name: `${nameOf(since)} (${commit.slice(0, 10)})` };
      }
      await rm(state, { recursive: true, force: true });
    }
    throw new UsageError(
      `Unexpected PDF ${since}, expected one whose manuscript is kept or in Git's history: none of ${plural(commits.length, "commit")} of ${folder} has its source ${hash.slice(0, 12)}`,
    );
  });
}

/** Returns the name of a folder or file as proofs show it: without the way to it on this machine. */
function nameOf(since: string): string {
  return isAbsolute(since) ? basename(since) : since;
}

/** Returns the hash of the manuscript that a PDF's XMP metadata holds, which is stored uncompressed. */
function sourceOfPdf(bytes: Buffer): string | undefined {
  return /<dc:source>sha256:([\da-f]{64})<\/dc:source>/.exec(bytes.toString("latin1"))?.[1];
}

/**
 * Returns the path of the folder for a state. The same state has the same path each time, so that the cache finds again
 * what was built from its pictures.
 */
function stateFolder(name: string): string {
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 24);
  return join(dirname(cacheFolder()), "earlier", digest);
}

/** How long, in milliseconds, a checked-out state is kept after it was written. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

async function sweep(states: string): Promise<void> {
  for (const name of await readdir(states)) {
    const path = join(states, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - keptMs) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Fills a temporary folder and renames it, so that `folder` is there whole or not at all. Returns false where `fill`
 * does.
 */
async function fillOnce(folder: string, fill: (aside: string) => Promise<boolean | void>): Promise<boolean> {
  if (await stat(folder).catch(() => undefined)) return true;
  try {
    makePrivateFolder(dirname(folder));
  } catch (error) {
    throw (
      explainRefusal(error, `keep an earlier state in ${dirname(folder)} (REPORT_CACHE names another folder)`) ?? error
    );
  }
  await sweep(dirname(folder));
  const aside = unfinishedName(folder);
  const cancel = atEnd(() => removeNow(aside));
  await mkdir(aside, { mode: 0o700 });
  try {
    if ((await fill(aside)) === false) return false;
    await rename(aside, folder).catch((error: NodeJS.ErrnoException) => {
      // Another proof was first.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
    return true;
  } finally {
    await rm(aside, { recursive: true, force: true });
    cancel();
  }
}
