/** Finds all processes that a command started, its children's children and strays too. */
import { readdirSync, readFileSync } from "node:fs";

/** A line of /proc/PID/stat, see proc_pid_stat(5). */
export interface ProcessStat {
  pid: number;
  parent: number;
  session: number;
  /** Ticks since the system's start. With `pid` it names a process once and for all. */
  startTime: number;
  /** Time on a processor, its own and the system's for it, in hundredths of a second. */
  cpuTicks: number;
  /** Resident set, in pages of memory. */
  residentPages: number;
}

/** Reads such a line; returns undefined where the text is none. */
export function parseStat(text: string): ProcessStat | undefined {
  // The name stands in parentheses and may hold any others, spaces and line feeds as well.
  const [, pid] = /^(\d+) \(/.exec(text) ?? [];
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .trim()
    .split(" ");
  if (pid === undefined || fields.length < 22) return undefined;
  const at = (field: number) => Number(fields[field - 3]);
  return {
    pid: Number(pid),
    parent: at(4),
    session: at(6),
    startTime: at(22),
    cpuTicks: at(14) + at(15),
    residentPages: at(24),
  };
}

/**
 * Knows the processes that belong to a command. A browser is commonly started in a session of its own, and a child
 * whose parent has ended becomes the child of process 1: so a process belongs when its parent or its session does,
 * or when it once did. `root` must lead a session (`spawn` with `detached`). Missed is only a process that left
 * both its session and its parent between two calls of `update`.
 */
export class ProcessTree {
  readonly #startTimes = new Map<number, number>();
  readonly #sessions: Set<number>;

  constructor(root: number) {
    this.#sessions = new Set([root]);
  }

  /**
   * Returns the processes that belong.
   *
   * @param all - all of the system at this moment; the result is in their order
   */
  update(all: readonly ProcessStat[]): ProcessStat[] {
    const members = new Set<number>();
    const join = ({ pid, session, startTime }: ProcessStat) => {
      members.add(pid);
      this.#sessions.add(session);
      this.#startTimes.set(pid, startTime);
    };
    for (const each of all) if (this.#startTimes.get(each.pid) === each.startTime) join(each);
    let before = -1;
    while (before < members.size) {
      before = members.size;
      for (const each of all) {
        if (!members.has(each.pid) && (members.has(each.parent) || this.#sessions.has(each.session))) join(each);
      }
    }
    return all.filter(({ pid }) => members.has(pid));
  }
}

/** Returns all processes that /proc lists (Linux). */
export function readProcesses(): ProcessStat[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((stat) => stat !== undefined);
}

/** Returns a process; undefined where it has ended. */
export function readProcess(pid: number): ProcessStat | undefined {
  const text = readProcFile(pid, "stat");
  return typeof text === "string" ? parseStat(text) : undefined;
}

/**
 * Returns the file's text; `ended` where there is no such process any more, `denied` where the system keeps it to
 * itself.
 */
export function readProcFile(pid: number, name: string): string | { why: "ended" | "denied" } {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH") return { why: "ended" };
    if (code === "EACCES" || code === "EPERM") return { why: "denied" };
    throw error;
  }
}
