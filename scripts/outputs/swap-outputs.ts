/** Puts files that lie aside in the place of older ones, all or none, so that it can be undone after a kill. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { removeNow, unfinishedName } from "../lib/process/abandoned.ts";
import { MachineError } from "../lib/process/machine-error.ts";
import { isAbandoned, processStamp, stampPattern } from "../lib/process/process-stamp.ts";

/*
 * The folder aside holds `new/` (the files), `old/` (empty) and the plan, which has its command's stamp in its name.
 * It is renamed to `swapName`, which is possible for one command at a time; then what is in place is linked into
 * `old/`, and the new files are renamed into place. All is done when the folder has its first name again. Whoever
 * finds it under `swapName`, with its command gone, gives the plan its own name, which one alone can, and brings the
 * old files back. Meanwhile the folder keeps its name, so that nobody else puts files in place.
 *
 * Nothing here waits, so that no signal comes in between while somebody listens to it.
 */

/** Name of a folder in which new files lie until all are written, before the stamp. */
export const asideName = ".report-press";

/** Name of the folder while its files are put in place. */
export const swapName = ".report-press.swap";
/** Milliseconds for which a command may swap of which can't be told whether it still runs. */
const patienceMs = 60_000;

/** Stamp of a folder without a plan. */
const nobody = "0-0-00000000";
const planName = new RegExp(String.raw`^plan\.(${stampPattern})\.json$`);
const planOf = (stamp: string) => `plan.${stamp}.json`;
/** Bytes of the longest plan; a report has some ten outputs. */
const maxPlanBytes = 1_000_000;

/**
 * Describes the plan. A folder that came with a repository may hold a plan of somebody else's: names that lead out of
 * the folder are none.
 */
const planSchema = z.object({
  files: z.array(z.object({ name: z.string().regex(/^(?!\.{1,2}$)[^/\\\0]+$/), identity: z.string() })),
});

type Plan = z.infer<typeof planSchema>;

/** Calls of the file system; tests plant faults between and in these. */
export interface Disk {
  rename: (from: string, to: string) => void;
  link: (from: string, to: string) => void;
  sync: (path: string) => void;
}

const realDisk: Disk = { rename: renameSync, link: linkOrCopy, sync: syncNow };

/** Says what will be put in place, and brings all on disk. @throws where a folder's file or the disk refuses */
export function writePlan(aside: string, names: readonly string[]): void {
  const files = names.map((name) => ({ name, identity: identityOf(join(aside, "new", name))! }));
  const plan = join(aside, planOf(processStamp()));
  writeFileSync(plan, JSON.stringify(planSchema.parse({ files })));
  for (const path of [plan, join(aside, "new"), aside]) syncNow(path);
}

/**
 * Gives the folder with the new files the one name under which a command may swap.
 *
 * @returns false while another command has its turn
 */
export function acquireSwap(folder: string, aside: string, { rename }: Pick<Disk, "rename"> = realDisk): boolean {
  for (let tries = 1; ; tries++) {
    try {
      rename(aside, join(folder, swapName));
      return true;
    } catch (error) {
      // The name was taken, as POSIX says it. It may be free by now, so that looking for it tells nothing.
      if (["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
      // Windows says so with what it says of other refusals too.
      if (existsSync(join(folder, swapName))) return false;
      if (tries === 3) throw error;
    }
  }
}

/**
 * Puts the files in place.
 *
 * @param folder - where `acquireSwap` was true
 * @param aside - the name that the folder had, and has again at the end
 * @throws when something refuses; then the old files are in place, or the message says that they will be
 */
export function swapIn(folder: string, aside: string, disk = realDisk): void {
  const swap = join(folder, swapName);
  const { files } = readPlan(swap)!;
  try {
    for (const { name } of files) keepOld(folder, swap, name, disk);
    disk.sync(join(swap, "old"));
    disk.sync(folder);
    for (const { name } of files) disk.rename(join(swap, "new", name), join(folder, name));
    disk.sync(folder);
    disk.rename(swap, aside);
  } catch (error) {
    try {
      undo(folder, swap);
      renameSync(swap, aside);
    } catch (second) {
      throw new MachineError(
        `Unexpected refusal to write into ${folder} (${(error as Error).message}), and to bring back the files of before (${(second as Error).message}): old and new files stand side by side. Mend the disk or the folder; the next command brings the old ones back.`,
      );
    }
    throw error;
  }
  try {
    // So that no loss of power undoes what was told as done.
    disk.sync(folder);
  } catch (error) {
    throw new MachineError(
      `The new files are in ${folder}, but the disk does not say that it keeps them: ${(error as Error).message}. Try another disk.`,
    );
  }
}

function keepOld(folder: string, swap: string, name: string, { link }: Disk): void {
  const path = join(folder, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory())
    throw new MachineError(
      `Unexpected folder ${path}, expected that name to be free for a file. Rename or remove it, or name another folder with --out. The files of before are in place.`,
    );
  if (found) link(path, join(swap, "old", name));
}

/** Undoes what a command that is gone has begun. Where another one does so already, nothing is done. */
export function undoAbandoned(folder: string): void {
  const swap = join(folder, swapName);
  const found = lstatSync(swap, { throwIfNoEntry: false });
  const owner = found && ownerOf(swap);
  if (owner === undefined || !isAbandoned(owner, found!.mtimeMs, patienceMs) || !claim(swap, owner)) return;
  undo(folder, swap);
  const aside = unfinishedName(join(folder, asideName));
  renameUnlessGone(swap, aside);
  removeNow(aside);
}

/** Returns the stamp of the command that puts files in place or undoes that; undefined where the folder is gone. */
function ownerOf(swap: string): string | undefined {
  try {
    // A link could lead elsewhere.
    const names = lstatSync(swap).isDirectory() ? readdirSync(swap) : [];
    return names.map((name) => planName.exec(name)?.[1]).find((stamp) => stamp !== undefined) ?? nobody;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}

/** Makes a plan this command's own. @returns false where another command was first */
function claim(swap: string, owner: string): boolean {
  // Without a plan there is nothing to undo; the folder is in the way.
  if (owner === nobody) return ownerOf(swap) === nobody;
  return renameUnlessGone(join(swap, planOf(owner)), join(swap, planOf(processStamp())));
}

/**
 * Undoes a swap, and may be called again where it was cut off. Files that were replaced since by somebody else
 * stay as they are.
 */
function undo(folder: string, swap: string): void {
  for (const { name, identity } of readPlan(swap)?.files ?? []) {
    if (existsSync(join(swap, "new", name))) continue;
    const path = join(folder, name);
    const current = identityOf(path);
    if (current !== undefined && current !== identity) continue;
    const old = join(swap, "old", name);
    if (existsSync(old)) renameUnlessGone(old, path);
    else rmSync(path, { force: true });
  }
  syncNow(folder);
}

/** Returns this command's plan; undefined where there is none that a command of ours can have made. */
function readPlan(swap: string): Plan | undefined {
  // It was on disk before anything was moved: a disk that has lost it, or a folder that no command made, can't be undone.
  try {
    const plan = join(swap, planOf(processStamp()));
    const folders = [swap, join(swap, "new"), join(swap, "old")];
    // Links could lead elsewhere, and what is no plain file would be waited for.
    if (!folders.every((path) => lstatSync(path).isDirectory())) return undefined;
    const found = lstatSync(plan);
    if (!found.isFile() || found.size > maxPlanBytes) return undefined;
    const read = planSchema.safeParse(JSON.parse(readFileSync(plan, "utf8")));
    return read.success ? read.data : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Returns what stays the same when the file is renamed or linked; undefined where there is none. */
function identityOf(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return found && [found.ino, found.size, found.mtimeNs].join(" ");
}

/** Renames. @returns false where there is nothing of that name any more */
function renameUnlessGone(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return false;
  }
}

/** Gives a file a second name, or copies it where the file system has no second names. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
    copyFileSync(from, to);
    syncNow(to);
  }
}

/** Waits until it is on disk. Windows, and some file systems, can't be asked that of a folder. */
function syncNow(path: string): void {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    fsyncSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!["EISDIR", "EINVAL", "EPERM", "EBADF", "ENOTSUP"].includes(code ?? "")) throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
