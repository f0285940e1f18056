/** Reads a file if it is a regular one, and never waits for a pipe or device. */
import { constants, type Stats } from "node:fs";
import { lstat, open, stat } from "node:fs/promises";

/** The reason why a path can't be read. */
export type Unreadable =
  | { why: "missing" }
  /** There is no regular file, but a `folder`, `pipe`, `link`, `socket` or `device`. */
  | { why: "no plain file"; kind: string }
  | { why: "too large"; bytes: number }
  /** There is a pointer of Git LFS to a file that was not fetched. */
  | { why: "pointer" }
  /** The system refuses it, with an error code such as EACCES. */
  | { why: "denied"; code: string };

/**
 * Reads a file. A pipe (FIFO) without a writer would keep its reader waiting for ever, and a device may have no end, so
 * neither is opened. If one is put in the file's place just then, it is opened without waiting (O_NONBLOCK), checked
 * again and closed.
 */
export async function readPlainFile(
  path: string,
  maxBytes: number,
  { followsLinks } = { followsLinks: true },
): Promise<Buffer | Unreadable> {
  try {
    const refused = refusalOf(await (followsLinks ? stat(path) : lstat(path)), maxBytes);
    if (refused) return refused;
    // Windows has no such flags: there they are undefined, which counts as 0.
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
    const file = await open(path, O_RDONLY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW));
    try {
      const refusedNow = refusalOf(await file.stat(), maxBytes);
      if (refusedNow) return refusedNow;
      const bytes = await file.readFile();
      return isPointer(bytes) ? { why: "pointer" } : bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return isNowhere.has(code) ? { why: "missing" } : { why: "denied", code };
  }
}

/**
 * Returns why the system refuses a path that leads somewhere, such as one through a folder that the user may not open;
 * undefined where it refuses nothing, or nothing is there.
 */
export async function denialAt(path: string): Promise<Extract<Unreadable, { why: "denied" }> | undefined> {
  const code = await lstat(path).then(
    () => "",
    (error: NodeJS.ErrnoException) => error.code ?? "",
  );
  return code === "" || isNowhere.has(code) ? undefined : { why: "denied", code };
}

/** Says behind "it can't be read" why the system refuses it. @param code - error code (errno(3)) */
export function sayDenial(code = ""): string {
  return isForRights(code) ? "since this user has no right to it" : `since the system refuses (${code})`;
}

/** Says behind "expected" what a file would be that the system doesn't refuse. @param what - such as "an ICC profile" */
export function expectReadable(what: string, code: string): string {
  return isForRights(code)
    ? `${what} that this user has the right to read`
    : `${what} that can be read, but the system refuses (${code})`;
}

function isForRights(code: string): boolean {
  return ["EACCES", "EPERM"].includes(code);
}

/** Error codes of paths that lead nowhere: in no folder, in a circle of links, with a name that no file can have. */
const isNowhere = new Set(["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"]);

/**
 * Returns whether a file is a pointer of Git LFS, which has at most 1,024 bytes and begins with its version
 * (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).
 */
function isPointer(bytes: Buffer): boolean {
  return bytes.length <= 1024 && /^version https?:\/\/\S+\n(?:.+\n)*oid sha256:/.test(bytes.toString("latin1"));
}

function refusalOf(found: Stats, maxBytes: number): Unreadable | undefined {
  if (!found.isFile()) return { why: "no plain file", kind: fileKindOf(found) };
  return found.size > maxBytes ? { why: "too large", bytes: found.size } : undefined;
}

/** Returns the kind of something that is no regular file, as messages name it. */
export function fileKindOf(found: Stats): string {
  if (found.isDirectory()) return "folder";
  if (found.isFIFO()) return "pipe";
  if (found.isSymbolicLink()) return "link";
  return found.isSocket() ? "socket" : "device";
}
