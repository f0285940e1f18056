/**
 * Reads a repository's history with Git, so that nothing that the repository holds can run.
 *
 * A repository's configuration, hooks and attributes name programs that Git starts (`core.fsmonitor`, filters, pagers,
 * `uploadpack.packObjectsHook` …), and no option of Git shuts all of them off. So Git never sees that repository. It
 * is given a folder of our own with a configuration of few lines and a copy of the references, and of the
 * repository nothing but the objects (GIT_OBJECT_DIRECTORY in git(1)), which hold no settings. There is no working
 * tree either: files are compared by us.
 */
import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import {
  checkObjects,
  findRepository,
  isHash,
  readReferences,
  readIfPlain,
  type References,
  type Repository,
} from "./find-repository.ts";
import { GitError } from "./git-error.ts";

const run = promisify(execFile);

/** How long Git may take, in milliseconds: a pipe in the place of an object would keep it waiting for ever. */
const patienceMs = 120_000;

/**
 * The most memory that Git may ask for at once: it reads commits, trees and tags whole, and a forged one of 900 MB,
 * which a hundred kilobytes hold, took four gigabytes. Larger files than this are read piece by piece.
 */
const mostMegabytes = 192;
const largeFile = "128m";

/** A file of a commit. */
export interface HistoryFile {
  /** Path from the folder that was asked for, with slashes. */
  path: string;
  /** The kind, in Git's octal digits: 100644 and 100755 a file, 120000 a link, 160000 another repository. */
  mode: string;
  hash: string;
  bytes: number;
}

export interface History {
  /**
   * Returns the answer of a plumbing command, without its last line break.
   * @throws {GitError} with Git's own last line
   */
  ask(...args: string[]): Promise<string>;
  /** Returns the commits, newest first, that changed the folder. @param most - the most commits; by default all */
  commits(most?: number): Promise<string[]>;
  /** Returns the files of the folder in a commit. */
  files(commit: string): Promise<HistoryFile[]>;
  /** Yields the contents of objects, in the order of the hashes; each must be read to its end before the next. */
  contents(hashes: readonly string[]): AsyncGenerator<AsyncIterable<Buffer>>;
  /** The algorithm of Git's hashes, by which files are compared. */
  algorithm: "sha1" | "sha256";
}

/**
 * Opens the history of a folder for as long as `work` takes.
 *
 * @throws {GitError} where the folder is in no repository, or Git is not installed
 */
export async function withHistory<Result>(
  folder: string,
  work: (history: History) => Promise<Result>,
): Promise<Result> {
  const repository = await findRepository(folder);
  const references = await readReferences(repository);
  await checkObjects(join(repository.common, "objects"));
  const stand = await mkdtemp(join(tmpdir(), "report-history-"));
  try {
    await furnish(stand, repository, references);
    return await work(openHistory(stand, repository, algorithmOf(references)));
  } finally {
    await rm(stand, { recursive: true, force: true });
  }
}

/**
 * Fills a folder that Git takes for the repository: configuration, references, the ends of a shallow clone and the logs
 * of HEAD and branches.
 */
async function furnish(stand: string, repository: Repository, references: References): Promise<void> {
  const { head, hashes } = references;
  await mkdir(join(stand, "refs"));
  const isLong = algorithmOf(references) === "sha256";
  const config = `[core]\nrepositoryformatversion = ${isLong ? 1 : 0}\nbare = true\nbigFileThreshold = ${largeFile}\n`;
  await writeFile(join(stand, "config"), isLong ? `${config}[extensions]\nobjectformat = sha256\n` : config);
  await writeFile(join(stand, "HEAD"), `${head || "ref: refs/heads/none"}\n`);
  await writeFile(join(stand, "packed-refs"), [...hashes].map(([name, hash]) => `${hash} ${name}\n`).join(""));
  for (const name of ["ORIG_HEAD", "FETCH_HEAD", "MERGE_HEAD"]) {
    const hash = (await readIfPlain(join(repository.own, name))).slice(0, isLong ? 64 : 40);
    if (isHash.test(hash)) await writeFile(join(stand, name), `${hash}\n`);
  }
  // A shallow clone names the commits at which its history ends.
  const ends = (await readIfPlain(join(repository.common, "shallow"))).split("\n").filter((line) => isHash.test(line));
  if (ends.length > 0) await writeFile(join(stand, "shallow"), `${ends.join("\n")}\n`);
  // `HEAD@{1}` and `main@{yesterday}` are found in the logs.
  await copyLogs(repository, stand);
}

async function copyLogs({ own, common }: Repository, stand: string): Promise<void> {
  await mkdir(join(stand, "logs/refs/heads"), { recursive: true });
  await writeFile(join(stand, "logs/HEAD"), await readIfPlain(join(own, "logs/HEAD")));
  const branches = await readdir(join(common, "logs/refs/heads"), { withFileTypes: true }).catch(() => []);
  for (const branch of branches.filter((entry) => entry.isFile())) {
    const name = join("logs/refs/heads", branch.name);
    await writeFile(join(stand, name), await readIfPlain(join(common, name)));
  }
}

function algorithmOf({ head, hashes }: References): History["algorithm"] {
  const [first = head] = hashes.values();
  return first.length === 64 ? "sha256" : "sha1";
}

function openHistory(stand: string, { common, prefix }: Repository, algorithm: History["algorithm"]): History {
  const options = { cwd: stand, env: environment(stand, join(common, "objects")), timeout: patienceMs };
  const within = prefix === "" ? [] : ["--", prefix];

  async function ask(...args: string[]): Promise<string> {
    try {
      const { stdout } = await run("git", ["--literal-pathspecs", ...args], { ...options, maxBuffer: 2 ** 29 });
      return stdout.replace(/\n$/, "");
    } catch (error) {
      throw faultOf(error as NodeJS.ErrnoException & { stderr?: string; killed?: boolean });
    }
  }

  return {
    ask,
    algorithm,
    async commits(most) {
      const limit = most === undefined ? [] : [`-${most}`];
      return (await ask("rev-list", ...limit, "HEAD", ...within)).split("\n").filter(Boolean);
    },
    async files(commit) {
      const list = await ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit, ...within);
      return list.split("\0").flatMap((line) => {
        const [, mode, hash, bytes, path] = /^(\d+) \w+ ([\da-f]+) +(\w+|-)\t(.*)$/s.exec(line) ?? [];
        return path?.startsWith(prefix)
          ? [{ mode: mode!, hash: hash!, bytes: Number(bytes) || 0, path: path.slice(prefix.length) }]
          : [];
      });
    },
    async *contents(hashes) {
      const child = spawn("git", ["cat-file", "--batch"], { ...options, stdio: ["pipe", "pipe", "ignore"] });
      const failed = new Promise<never>((_, reject) => child.once("error", (error) => reject(faultOf(error))));
      failed.catch(() => undefined);
      // Git answers while it still reads questions. If it ends before, its missing answers tell that.
      const asking = pipeline(Readable.from(hashes.map((hash) => `${hash}\n`)), child.stdin).catch(() => undefined);
      try {
        const answers = new Answers(child.stdout);
        for (const hash of hashes) {
          const head = await Promise.race([answers.line(), failed]);
          const bytes = /^[\da-f]+ \w+ (\d+)$/.exec(head)?.[1];
          if (bytes === undefined) throw new GitError(`the repository lacks the object ${hash.slice(0, 10)}`);
          yield answers.bytes(Number(bytes));
          await answers.bytes(1).next();
        }
        await asking;
      } finally {
        child.kill("SIGKILL");
      }
    },
  };
}

/**
 * Returns the environment variables for Git: none of Git's own that this process was given, no configuration of the
 * user or the system, no network, no prompt.
 */
function environment(stand: string, objects: string): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|XDG_CONFIG_HOME$|HOME$)/i.test(name));
  return {
    ...Object.fromEntries(others),
    HOME: stand,
    XDG_CONFIG_HOME: stand,
    LC_ALL: "C",
    GIT_DIR: stand,
    GIT_OBJECT_DIRECTORY: objects,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOC_LIMIT: `${mostMegabytes}m`,
    GIT_ALLOW_PROTOCOL: "none",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_PAGER: "cat",
  };
}

function faultOf({
  code,
  stderr = "",
  killed,
}: NodeJS.ErrnoException & { stderr?: string; killed?: boolean }): GitError {
  if (code === "ENOENT") return new GitError("Git was not found");
  if (killed) return new GitError(`Git gave no answer within ${patienceMs / 1000} seconds`);
  if (stderr.includes("over limit"))
    return new GitError(`a commit, tree or tag of the repository is larger than ${mostMegabytes} MB`);
  const last = stderr.trim().split("\n").at(-1)?.replace("fatal: ", "");
  return new GitError(last || `Git ended with ${code}`);
}

/** Reads the answers of `git cat-file --batch` piece by piece. */
class Answers {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    let end: number;
    while ((end = this.#rest.indexOf("\n")) < 0) await this.#more();
    const line = this.#rest.toString("utf8", 0, end);
    this.#rest = this.#rest.subarray(end + 1);
    return line;
  }

  async *bytes(count: number): AsyncGenerator<Buffer, void> {
    for (let left = count; left > 0;) {
      if (this.#rest.length === 0) await this.#more();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next();
    if (done) throw new GitError("Git ended before it had given all objects");
    this.#rest = Buffer.concat([this.#rest, value]);
  }
}
