/** What an editor means by "since" in; the folder or file that holds the manuscript's earlier state, and its name, out. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-fs";
import { cacheFolder } from "../cache/cache-folder.ts";
import { makePrivateFolder } from "../cache/private-folder.ts";
import { UsageError } from "../command/usage-error.ts";
import { restoreSource } from "../manuscript/kept-source.ts";
import { hashSource } from "../manuscript/source-hash.ts";
import { readSource, type Means } from "../prepare-report.ts";
import { plural } from "../report/plural.ts";
import { git, GitError, gitText } from "./git.ts";

export interface EarlierState {
  /** Of the manuscript at that state: a folder or a file. */
  path: string;
  /** Of it. */
  folder: string;
  /** As the editor would name it: a tag, a commit, a folder, a PDF. */
  name: string;
}

/** Where today's manuscript is. */
export interface Manuscript {
  folder: string;
  /** From the folder: `.`, or the one file that it is. */
  within: string;
}

export async function locate(manuscript: string): Promise<Manuscript> {
  const path = resolve(manuscript);
  const isFile = (await stat(path).catch(() => undefined))?.isFile() ?? false;
  const folder = isFile ? dirname(path) : path;
  return { folder, within: isFile ? relative(folder, path) : "." };
}

/**
 * A folder (or Markdown file) with the older manuscript; a PDF that was built from it; or a revision or tag of Git.
 *
 * @param onCommit - told which commit is looked into for what a PDF was made from
 * @throws {UsageError} where there is no such thing, or it does not lead to a manuscript
 */
export async function findEarlier(
  since: string,
  { folder, within }: Manuscript,
  means: Means,
  onCommit: (which: string) => void = () => undefined,
): Promise<EarlierState> {
  if (since.startsWith("-")) throw new UsageError(`Unexpected --since ${since}, expected no hyphen before a revision`);
  const found = await stat(since).catch(() => undefined);
  if (found?.isDirectory()) return { path: resolve(since, within), folder: resolve(since), name: since };
  if (found && /\.(md|markdown|txt)$/i.test(since)) {
    if (within === ".") throw new UsageError(`Unexpected file ${since}, expected a folder, as the manuscript is one`);
    return { path: resolve(since), folder: dirname(resolve(since)), name: since };
  }
  try {
    return found ? await fromPdf(since, { folder, within }, means, onCommit) : await fromGit(since, folder, within);
  } catch (error) {
    if (error instanceof GitError) {
      throw new UsageError(
        `Unexpected --since ${since}, expected a revision of Git, a folder or a PDF that was built: ${error.message}`,
      );
    }
    throw error;
  }
}

async function fromGit(since: string, folder: string, within: string): Promise<EarlierState> {
  const commit = await gitText(folder, ["rev-parse", "--verify", `${since}^{commit}`]);
  const place = await checkOut(commit, folder);
  const path = resolve(place, within);
  if (!(await stat(path).catch(() => undefined)))
    throw new UsageError(
      `Unexpected --since ${since}, expected a revision that has the manuscript; it has no such file`,
    );
  return { path, folder: place, name: since };
}

/** The folder as it was, put where no one else can write; kept, for the next proof asks for the same one. */
async function checkOut(commit: string, folder: string): Promise<string> {
  const top = await gitText(folder, ["rev-parse", "--show-toplevel"]);
  const place = stateFolder(`${commit} ${top} ${folder}`);
  await fillOnce(place, async (aside) => {
    // In a folder of the repository, `git archive` gives that folder alone.
    const tar = await git(folder, ["archive", "--format=tar", commit]);
    await pipeline(Readable.from([tar]), extract(aside));
  });
  return place;
}

/** Looks into each commit of the manuscript's folder, the last one first. */
async function fromPdf(
  since: string,
  { folder, within }: Manuscript,
  means: Means,
  onCommit: (which: string) => void,
): Promise<EarlierState> {
  const hash = sourceOfPdf(await readFile(since));
  if (hash === undefined)
    throw new UsageError(`Unexpected file ${since}, expected a PDF that says what it was made from (npm run build)`);
  const place = stateFolder(hash);
  const kept = await fillOnce(place, (aside) => restoreSource(means.store, hash, aside));
  if (kept) return { path: resolve(place, within), folder: place, name: since };
  const commits = (await gitText(folder, ["log", "--format=%H", "--", "."])).split("\n").filter(Boolean);
  const knownAs = { folder, pictures: new Map() };
  for (const [index, commit] of commits.entries()) {
    onCommit(`commit ${index + 1} of ${commits.length}`);
    const state = await checkOut(commit, folder);
    const { source } = await readSource(resolve(state, within), { ...means, knownAs });
    if (source && hashSource(source.sources) === hash) {
      return { path: resolve(state, within), folder: state, name: `${since} (${commit.slice(0, 10)})` };
    }
    await rm(state, { recursive: true, force: true });
  }
  throw new UsageError(
    `Unexpected PDF ${since}, expected one whose manuscript is kept or in Git's history: none of ${plural(commits.length, "commit")} of ${folder} has its source ${hash.slice(0, 12)}`,
  );
}

/** The hash in the XMP, which is not compressed. */
function sourceOfPdf(bytes: Buffer): string | undefined {
  return /<dc:source>sha256:([\da-f]{64})<\/dc:source>/.exec(bytes.toString("latin1"))?.[1];
}

/** The same name for the same state: what was built from its pictures is found again. */
function stateFolder(name: string): string {
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 24);
  return join(dirname(cacheFolder()), "earlier", digest);
}

/** States that were taken out so long ago are taken out again when they are asked for. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

async function sweep(states: string): Promise<void> {
  for (const name of await readdir(states)) {
    const path = join(states, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - keptMs) await rm(path, { recursive: true, force: true });
  }
}

/** Fills a folder aside and renames it, so that it is there whole or not at all. False where `fill` says so. */
async function fillOnce(folder: string, fill: (aside: string) => Promise<boolean | void>): Promise<boolean> {
  if (await stat(folder).catch(() => undefined)) return true;
  makePrivateFolder(dirname(folder));
  await sweep(dirname(folder));
  const aside = `${folder}.${process.pid}`;
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
  }
}
