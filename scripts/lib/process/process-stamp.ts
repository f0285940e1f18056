/** Names this process so that a later one can tell from a file's name whether it still runs. */
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Matches a stamp: process id, start time and place, as `4711-998877-1a2b3c4d`. Ids are reused, but not with the same
 * start time. The place is the system that assigns ids: one boot of one machine, or one container.
 */
export const stampPattern = String.raw`\d+-\d+-[0-9a-f]{8}`;

let own: string | undefined;

export function processStamp(): string {
  return (own ??= stampOf(process.pid) ?? `${process.pid}-0-${placeOfIds()}`);
}

/**
 * Returns the stamp of a process; undefined where it has ended, or the system doesn't tell its start time (it has no
 * /proc).
 */
export function stampOf(processId: number): string | undefined {
  const start = startOf(processId);
  return start === undefined ? undefined : `${processId}-${start}-${placeOfIds()}`;
}

/**
 * Returns whether the process of a stamp still runs; undefined where that isn't known here, since it is of another
 * machine or container, or of an earlier boot.
 */
export function isRunning(stamp: string): boolean | undefined {
  const [id, start, place] = stamp.split("-");
  if (place !== placeOfIds()) return undefined;
  if (process.platform === "linux") return startOf(Number(id)) === Number(start);
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Returns whether the file with a stamp is abandoned: its process has ended, or can't be asked for and hasn't touched
 * the file for `patienceMs`. (A time in the future comes from a clock that was set back.)
 */
export function isAbandoned(stamp: string, mtimeMs: number, patienceMs = dayMs): boolean {
  const running = isRunning(stamp);
  return running === undefined ? Math.abs(Date.now() - mtimeMs) > patienceMs : !running;
}

/**
 * Returns the start time of a process, in clock ticks since the system's boot; undefined where there is no such
 * process, or only a zombie.
 */
function startOf(id: number): number | undefined {
  try {
    // Fields behind the program's name, which may contain anything (proc(5): field 3 is the state, field 22 the start
    // time).
    const fields = readFileSync(`/proc/${id}/stat`, "latin1").split(") ").at(-1)!.split(" ");
    return ["Z", "X"].includes(fields[0]!) ? undefined : Number(fields[19]);
  } catch {
    // No such process, or a system without /proc.
    return undefined;
  }
}

let place: string | undefined;

function placeOfIds(): string {
  return (place ??= createHash("sha256").update(systemName()).digest("hex").slice(0, 8));
}

function systemName(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "latin1") + readlinkSync("/proc/self/ns/pid");
  } catch {
    return hostname();
  }
}
