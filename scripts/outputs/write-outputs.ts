/** Writes finished files into the output folder, all of them or none, and mends what a killed command left there. */
import { mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unfinishedName, removeAbandoned, removeNow, stampOfUnfinished } from "../lib/process/abandoned.ts";
import { atEnd } from "../lib/process/at-end.ts";
import { explainRefusal, MachineError } from "../lib/process/machine-error.ts";
import { makeFolder } from "../lib/process/make-folder.ts";
import { acquireSwap, asideName, swapIn, swapName, undoAbandoned, writePlan } from "./swap-outputs.ts";

/** Milliseconds to wait for another command's swap, which takes some milliseconds; on a very slow disk, seconds. */
const swapMs = 60_000;

/**
 * Writes each file aside and on disk, then puts all in place: whoever looks sees the old file or the new one, whole.
 * A failure leaves, or brings back, the old ones, and no leftovers; so does a kill, once the next command has begun.
 * Commands that write into one folder at once do so one after another.
 *
 * @param files - by their names in the folder
 * @throws {MachineError} a full disk, a folder in the way …: says what to do, and that the old files are there
 */
export async function writeOutputs(folder: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw explainRefusal(error, `make the folder ${folder}`) ?? error;
  }
  await repairOutputs(folder);
  const aside = unfinishedName(join(folder, asideName));
  const cancel = atEnd(() => removeNow(aside));
  try {
    await mkdir(aside);
    await writeAside(aside, files);
    writePlan(aside, [...files.keys()]);
    await waitForSwap(folder, aside);
    swapIn(folder, aside);
  } catch (error) {
    if (error instanceof MachineError) throw error;
    const refusal = explainRefusal(error, `write into ${folder}`);
    throw refusal ? new MachineError(`${refusal.message} The files of before are in place.`) : error;
  } finally {
    removeNow(aside);
    cancel();
  }
}

async function writeAside(aside: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  await mkdir(join(aside, "new"));
  await mkdir(join(aside, "old"));
  for (const [name, content] of files) {
    const file = await open(join(aside, "new", name), "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

async function waitForSwap(folder: string, aside: string): Promise<void> {
  for (let waitedMs = 0; !acquireSwap(folder, aside); waitedMs += 20) {
    if (waitedMs > swapMs)
      throw new MachineError(
        `Another command has been writing into ${folder} for more than a minute. Wait for it or end it, and try again; where none runs, remove ${join(folder, swapName)}.`,
      );
    await sleep(20);
    undoAbandoned(folder);
  }
}

/**
 * Brings the old files back where a command was killed while it put its own in place, and removes what it had written
 * aside. Nothing of a command that still runs is touched.
 */
export async function repairOutputs(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // A folder that is not there, or can't be read, has nothing that could be mended; writing into it says why.
    if (error.code === undefined) throw error;
    return [];
  });
  try {
    if (names.some((name) => name === swapName)) undoAbandoned(folder);
    await removeAbandoned(folder, (name) => (name.startsWith(asideName) ? stampOfUnfinished(name) : undefined));
  } catch (error) {
    throw explainRefusal(error, `mend what a killed command left in ${folder}`) ?? error;
  }
}
