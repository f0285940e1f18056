/**
 * Puts files in place in a process of its own, and is killed at a step: `write-and-die.ts <folder> <text> <step>`.
 *
 * It ends with 0 where there are fewer steps.
 */
import { mkdirSync, renameSync, linkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unfinishedName } from "#lib/process/abandoned.ts";
import { swapIn, acquireSwap, writePlan, type Disk } from "#outputs/swap-outputs.ts";

const [folder = "", text = "", last = "0"] = process.argv.slice(2);
const names = ["a.txt", "b.txt", "new.txt"];

let step = 0;
const dieAt = <Arguments extends unknown[]>(work: (...args: Arguments) => void) => {
  return (...args: Arguments) => {
    if (++step === Number(last)) process.kill(process.pid, "SIGKILL");
    work(...args);
  };
};
const disk: Disk = { rename: dieAt(renameSync), link: dieAt(linkSync), sync: dieAt(() => undefined) };

const aside = unfinishedName(join(folder, ".report-press"));
for (const part of ["new", "old"]) mkdirSync(join(aside, part), { recursive: true });
for (const name of names) writeFileSync(join(aside, "new", name), text);
writePlan(aside, names);
acquireSwap(folder, aside);
swapIn(folder, aside, disk);
rmSync(aside, { recursive: true });
