/** Writes the files of a commit into a folder of ours, and nothing outside it. */
import { mkdir, open, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GitError } from "./git-error.ts";
import type { History, HistoryFile } from "./history.ts";

/** The most bytes of all files together: a manuscript with all its pictures has less. */
const maxBytes = 2 * 1024 * 1024 * 1024;

/**
 * Writes plain files first and links last, so that nothing is written through a link; a link is written only where it
 * leads to something inside the folder. Submodules, and names that lead out of the folder, which only a forged commit
 * has, are left out.
 *
 * @param folder - an empty folder
 * @throws {GitError} where the commit is too large, or an object is not there
 */
export async function checkOut(history: History, commit: string, folder: string): Promise<void> {
  const found = (await history.files(commit)).filter(({ path }) => isInside(path));
  const bytes = found.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > maxBytes)
    throw new GitError(`its files have ${gigabytes(bytes)}, expected at most ${gigabytes(maxBytes)}`);
  const files = found.filter(({ mode }) => mode.startsWith("100"));
  const links = found.filter(({ mode }) => mode === "120000");
  for (const parent of new Set(found.map(({ path }) => dirname(path)))) {
    await unlessTaken(mkdir(join(folder, parent), { recursive: true }));
  }
  await eachContent(history, files, (file, content) => writeNew(join(folder, file.path), content));
  await eachContent(history, links, async ({ path }, content) => {
    const target = (await gather(content)).toString("utf8");
    const isOwn = !target.startsWith("/") && isInside(join(dirname(path), target).replaceAll("\\", "/"));
    if (isOwn) await unlessTaken(symlink(target, join(folder, path)));
  });
}

async function eachContent(
  history: History,
  files: readonly HistoryFile[],
  see: (file: HistoryFile, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  let index = 0;
  for await (const content of history.contents(files.map(({ hash }) => hash))) {
    await see(files[index++]!, content);
    // Every content must be read to its end before the next one comes.
    await gather(content);
  }
}

/**
 * Tells whether a path leads to a file inside: no absolute path, no step up, no folder of Git's, no name that means
 * something else on Windows.
 */
function isInside(path: string): boolean {
  return path.split("/").every((name) => name !== "" && !/^\.{1,2}$|^\.git$|[\\:\p{Cc}]/iu.test(name));
}

async function writeNew(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  await unlessTaken(
    (async () => {
      const file = await open(path, "wx", 0o600);
      try {
        for await (const piece of content) await file.writeFile(piece);
      } finally {
        await file.close();
      }
    })(),
  );
}

/**
 * Waits until a file is written, but ignores that it can't be, where two names are the same on this disk or a name is
 * longer than the disk allows: no build could read that file either.
 */
async function unlessTaken(writing: Promise<unknown>): Promise<void> {
  await writing.catch((error: NodeJS.ErrnoException) => {
    if (!["EEXIST", "ENOTDIR", "EISDIR", "ENOENT", "ENAMETOOLONG", "EINVAL", "EPERM"].includes(error.code ?? ""))
      throw error;
  });
}

async function gather(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
