/** Makes temporary folders for a command, and removes those of commands that were killed. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeAbandoned } from "./abandoned.ts";
import { explainRefusal } from "./machine-error.ts";
import { isRunning, processStamp, stampOf, stampPattern } from "./process-stamp.ts";

const folderName = new RegExp(String.raw`^report-press-(${stampPattern})-\w{6}$`);
/** Name of the file in a folder with the stamp of another process that works in it, such as a browser. */
const ownerFile = "owner";

/**
 * Makes a folder in the system's temporary folder, closed to other users.
 *
 * @throws {MachineError} with advice
 */
export function makeTemporaryFolder(): string {
  try {
    // At once: a signal that came between the folder and its name would leave it behind.
    return mkdtempSync(join(tmpdir(), `report-press-${processStamp()}-`));
  } catch (error) {
    throw explainRefusal(error, `make a temporary folder in ${tmpdir()} (TMPDIR names another)`) ?? error;
  }
}

/**
 * Records that the process group of `processId` works in the folder, so that it is killed with the folder if this
 * process is killed before it can do so.
 */
export function nameOwner(folder: string, processId: number): void {
  const stamp = stampOf(processId);
  try {
    if (stamp !== undefined) writeFileSync(join(folder, ownerFile), stamp);
  } catch {
    // The disk is full, which the next write will tell.
  }
}

export function removeAbandonedFolders(): Promise<void> {
  return removeAbandoned(tmpdir(), (name) => folderName.exec(name)?.[1], endOwner);
}

/**
 * Kills a browser that still uses the folder. A browser ends by itself when its parent is gone, but not while it is
 * stopped.
 */
function endOwner(folder: string): void {
  try {
    const owner = readFileSync(join(folder, ownerFile), "latin1");
    if (isRunning(owner) === true) process.kill(-Number(owner.split("-")[0]), "SIGKILL");
  } catch {
    // The process doesn't exist, or has just ended.
  }
}
