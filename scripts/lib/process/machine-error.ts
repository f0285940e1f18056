/** Declares the error for what the machine refuses (a full disk, a folder that can't be written), with advice. */

/** An error whose message is whole sentences for the user; a stack trace would tell the user nothing. */
export class MachineError extends Error {
  override readonly name = "MachineError";
}

/** Says, by error code (errno(3)), what is the matter and how to mend it. */
const advice: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Free some space, or name a folder on another disk",
  EDQUOT: "your share of the disk is used up. Free some space, or name a folder on another disk",
  EROFS: "it lies on a disk that can only be read. Name a folder that can be written",
  EACCES: "this user has no right to it. Give the right, or name another folder",
  EPERM: "the system does not permit it. Give this user the right, or name another folder",
  ENOTDIR: "a part of its path is a file, not a folder. Rename that file, or name another folder",
  EEXIST: "something else has this name. Rename or remove it, or name another folder",
  EISDIR: "a folder has this name. Rename or remove it, or name another folder",
  ENOENT: "it is not there, or was removed meanwhile. Make it, or name another folder",
  EMFILE: "too many files are open. Raise the limit (`ulimit -n`), or try `--jobs 1`",
  ENFILE: "too many files are open on this system. End other programs, or try `--jobs 1`",
  EAGAIN: "the system gives no more processes or threads. End other programs, or try `--jobs 1`",
  ENOMEM: "memory has run out. End other programs, or try `--jobs 1`",
  EIO: "the disk failed. Try another disk",
  EBUSY: "another program keeps it. Close it there and try again",
  EFBIG: "it would be larger than this disk or user may have. Name a folder on another disk",
  ENAMETOOLONG: "its name is too long for this disk. Give a shorter one",
  ELOOP: "its links lead in a circle. Remove them, or name another folder",
};

/**
 * Returns an explained error of the system: `Unexpected refusal to write dist/report.pdf: the disk is full. Free some
 * space, or …`
 *
 * @param what - the task that failed: `write dist/report.pdf`
 * @returns undefined for errors of other kinds
 */
export function explainRefusal(error: unknown, what?: string): MachineError | undefined {
  if (error instanceof MachineError) return error;
  const { code, path, syscall, message } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : advice[code];
  if (known === undefined || syscall === undefined) return undefined;
  const done = what ?? [syscall, path].filter(Boolean).join(" ");
  return new MachineError(`Unexpected refusal to ${done}: ${known}.`, { cause: message });
}
