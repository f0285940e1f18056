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
import { removeNow } from "../lib/process/abandoned.ts";
import { MachineError } from "../lib/process/machine-error.ts";
import { isAbandoned, processStamp, stampPattern } from "../lib/process/process-stamp.ts";

/*
 * The folder aside holds `new/` (the files), `old/` (empty) and `plan.json`. It is renamed to `swapName`, which is
 * possible for one command at a time; then what is in place is linked into `old/`, and the new files are renamed into
 * place. All is done when the folder has its first name again. Whoever finds it under `swapName`, with its command
 * gone, brings the old files back.
 *
 * Nothing here waits, so that no signal comes in between while somebody listens to it.
 */

/** Name of the folder while its files are put in place. */
export const swapName = ".report-press.swap";
/** Matches the folder's name while another command undoes what was begun. */
export const undoName = new RegExp(String.raw`^\.report-press\.${stampPattern}\.undo$`);
/** Milliseconds for which a command may swap of which can't be told whether it still runs. */
const patienceMs = 60_000;

const nobody = "0-0-00000000";
/** Bytes of the longest plan; a report has some ten outputs. */
const maxPlanBytes = 1_000_000;

/**
 * Describes the plan. A folder that came with a repository may hold a plan of somebody else's: names that lead out of
 * the folder are none.
 */
const planSchema = z.object({
  owner: z.string().regex(new RegExp(`^${stampPattern}$`)),
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
  const plan = join(aside, "plan.json");
  writeFileSync(plan, JSON.stringify(planSchema.parse({ owner: processStamp(), files })));
  for (const path of [plan, join(aside, "new"), aside]) syncNow(path);
}

/**
 * Gives the folder with the new files the one name under which a command may swap.
 *
 * @returns false while another command has its turn
 */
export function acquireSwap(folder: string, aside: string): boolean {
  try {
    renameSync(aside, join(folder, swapName));
    return true;
  } catch (error) {
    // Where the name is taken, as POSIX, macOS and Windows say it.
    if (existsSync(join(folder, swapName))) return false;
    throw error;
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

/** Undoes what commands that are gone have begun. */
export function undoAbandoned(folder: string): void {
  const swap = join(folder, swapName);
  const found = lstatSync(swap, { throwIfNoEntry: false });
  const owner = found && readPlan(swap)?.owner;
  if (owner !== undefined && isAbandoned(owner, found!.mtimeMs, patienceMs)) {
    // Under its command's name: another one that has found the same does the same.
    const undone = join(folder, `.report-press.${owner}.undo`);
    renameUnlessGone(swap, undone);
    // In between its turn may have come to another, who goes on.
    if (readPlan(undone)?.owner !== owner) renameUnlessGone(undone, swap);
  }
  for (const name of readdirSync(folder)) {
    if (!undoName.test(name)) continue;
    undo(folder, join(folder, name));
    removeNow(join(folder, name));
  }
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

/** Returns undefined where another command has undone it meanwhile. */
function readPlan(swap: string): Plan | undefined {
  // It was on disk before anything was moved: a disk that has lost it, or a folder that no command made, can't be undone.
  const none = { owner: nobody, files: [] };
  try {
    const plan = join(swap, "plan.json");
    const folders = [swap, join(swap, "new"), join(swap, "old")];
    // Links could lead elsewhere, and what is no plain file would be waited for.
    if (!folders.every((path) => lstatSync(path).isDirectory())) return none;
    const found = lstatSync(plan);
    if (!found.isFile() || found.size > maxPlanBytes) return none;
    const read = planSchema.safeParse(JSON.parse(readFileSync(plan, "utf8")));
    return read.success ? read.data : none;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return existsSync(swap) ? none : undefined;
    if (error instanceof SyntaxError) return none;
    throw error;
  }
}

/** Returns what stays the same when the file is renamed or linked; undefined where there is none. */
function identityOf(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return found && [found.ino, found.size, found.mtimeNs].join(" ");
}

function renameUnlessGone(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
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
