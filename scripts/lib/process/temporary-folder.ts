/** Makes folders for the time of a command, and removes those of commands that were killed. */
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeAbandoned } from "./abandoned.ts";
import { explainRefusal } from "./machine-error.ts";
import { isRunning, processStamp, stampOf, stampPattern } from "./process-stamp.ts";

const folderName = new RegExp(String.raw`^report-press-(${stampPattern})-\w{6}$`);
/** Name of the file in a folder that holds the stamp of the process, beside ours, that works in it. */
const ownerFile = "owner";

/**
 * Makes a folder in the system's one for them, closed to other users.
 * @throws {MachineError} that says what to do
 */
export async function makeTemporaryFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), `report-press-${processStamp()}-`));
  } catch (error) {
    throw explainRefusal(error, `make a temporary folder in ${tmpdir()} (TMPDIR names another)`) ?? error;
  }
}

/** Has the process group of `processId` killed with the folder, should this process be killed before it can do so. */
export function nameOwner(folder: string, processId: number): void {
  const stamp = stampOf(processId);
  try {
    if (stamp !== undefined) writeFileSync(join(folder, ownerFile), stamp);
  } catch {
    // The disk is full, which whoever needs it says.
  }
}

export function removeAbandonedFolders(): Promise<void> {
  return removeAbandoned(tmpdir(), (name) => folderName.exec(name)?.[1], endOwner);
}

/**
 * Ends a browser that still uses the folder: one ends by itself when it sees that we are gone, but one that is stopped
 * does not see it.
 */
function endOwner(folder: string): void {
  try {
    const owner = readFileSync(join(folder, ownerFile), "latin1");
    if (isRunning(owner) === true) process.kill(-Number(owner.split("-")[0]), "SIGKILL");
  } catch {
    // None, or it ended in this moment.
  }
}
