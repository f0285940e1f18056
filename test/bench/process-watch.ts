/** Watches a running command: the most memory that its processes held together, and their time on processors. */
import { readFileSync } from "node:fs";
import { ProcessTree, readProcess, readProcesses, readProcFile, type ProcessStat } from "./process-tree.ts";

/** Facts that were seen of a command's processes. */
export interface Watched {
  /** Peak of memory; undefined where it was not weighed. */
  peak: PeakMemory | undefined;
  /** Time on processors of all processes together; what a process did since it was last seen is missing. */
  cpuSeconds: number;
  /** Time on a processor that the watching itself took. */
  watchingSeconds: number;
}

export interface PeakMemory {
  bytes: number;
  /**
   * Sets that were summed: proportional ones, or resident ones, which count shared memory once for each process.
   */
  of: "PSS" | "RSS" | "PSS and RSS";
  /** Processes at that moment. */
  processes: number;
}

/*
 * Resident sets are cheap to read but count what processes share once for each, and a browser's share much.
 * Proportional sets (PSS) are fair, but the kernel walks all of a process's memory to tell them: 12 ms for 1 GB.
 * So resident sets are read often, and proportional ones now and then and soon after the resident ones reach
 * a new height, for the peak of the one is where the peak of the other is; not at each, since a command that fills
 * both processors is held up by it, and one that leaves one idle is not. The list of all processes, long on a desktop,
 * is read less often than the sizes of those already known.
 */
const residentEveryMs = 150;
const listEveryMs = 500;
const proportionalEveryMs = 1000;
const atHeightEveryMs = 400;
const newHeight = 1.15;

export class ProcessWatch {
  readonly #tree: ProcessTree;
  readonly #timer: NodeJS.Timeout;
  readonly #pageBytes = pageBytes();
  readonly #cpuTicks = new Map<string, number>();
  #pids: number[] = [];
  #listedAt = -Infinity;
  #weighedAt = -Infinity;
  #highestResident = 0;
  #peak: PeakMemory | undefined;
  #watchingMicroseconds = 0;
  readonly #weighs: boolean;

  /**
   * Begins to watch.
   *
   * @param root - a process that leads a session of its own; Linux only
   * @param weighs - whether memory is wanted, which takes some hundredths of a core
   */
  constructor(root: number, weighs: boolean) {
    this.#tree = new ProcessTree(root);
    this.#weighs = weighs;
    this.#timer = setInterval(() => this.#sample(), residentEveryMs);
  }

  stop(): Watched {
    clearInterval(this.#timer);
    const ticks = [...this.#cpuTicks.values()].reduce((sum, each) => sum + each, 0);
    return { peak: this.#peak, cpuSeconds: ticks / 100, watchingSeconds: this.#watchingMicroseconds / 1e6 };
  }

  /** Returns the processes that run at this moment, read anew. */
  members(): ProcessStat[] {
    return this.#tree.update(readProcesses());
  }

  #sample(): void {
    const now = performance.now();
    const before = process.cpuUsage();
    const members = now - this.#listedAt >= listEveryMs ? this.#list(now) : this.#pids.map(readProcess);
    const running = members.filter((each) => each !== undefined);
    for (const { pid, startTime, cpuTicks } of running) this.#cpuTicks.set(`${pid} ${startTime}`, cpuTicks);
    if (this.#weighs) this.#weighWhenDue(running, now);
    const { user, system } = process.cpuUsage(before);
    this.#watchingMicroseconds += user + system;
  }

  #weighWhenDue(running: readonly ProcessStat[], now: number): void {
    const resident = running.reduce((sum, { residentPages }) => sum + residentPages, 0);
    const dueAfterMs = resident > this.#highestResident * newHeight ? atHeightEveryMs : proportionalEveryMs;
    if (now - this.#weighedAt < dueAfterMs) return;
    this.#weigh(running);
    this.#weighedAt = now;
    this.#highestResident = Math.max(this.#highestResident, resident);
  }

  #list(now: number): ProcessStat[] {
    const members = this.members();
    this.#pids = members.map(({ pid }) => pid);
    this.#listedAt = now;
    return members;
  }

  #weigh(running: readonly ProcessStat[]): void {
    let bytes = 0;
    let denied = 0;
    for (const { pid, residentPages } of running) {
      const rollup = readProcFile(pid, "smaps_rollup");
      if (typeof rollup === "string") bytes += proportionalBytes(rollup);
      else if (rollup.why === "denied") {
        bytes += residentPages * this.#pageBytes;
        denied++;
      }
    }
    if (bytes <= (this.#peak?.bytes ?? 0)) return;
    const of = denied === 0 ? "PSS" : denied < running.length ? "PSS and RSS" : "RSS";
    this.#peak = { bytes, of, processes: running.length };
  }
}

/**
 * Returns the proportional set size.
 *
 * @param rollup - the text of /proc/PID/smaps_rollup; that of a process which is ending is empty
 */
export function proportionalBytes(rollup: string): number {
  const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(rollup) ?? [];
  return Number(kilobytes ?? 0) * 1024;
}

function pageBytes(): number {
  const [, kilobytes] = /^KernelPageSize:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/smaps", "utf8")) ?? [];
  return Number(kilobytes ?? 4) * 1024;
}
