/** Watches that a browser lives while it is waited for: it answers, or at least works. */
import { readdirSync, readFileSync } from "node:fs";
import { BrowserError } from "./browser-error.ts";

export interface LifeWatch {
  /** Rejects, with a BrowserError, when the browser does not live. Race it against what it is to do. */
  failed: Promise<never>;
  /** Returns seconds of the processor that it has worked for since it fell silent; 0 where that can't be told. */
  busySeconds(): number;
  end(): void;
}

/** Signs of life that a browser gives. */
export interface Signs {
  /** How many messages have come from the browser. */
  messages: () => number;
  /** Its process, and the number of the group of all its processes. */
  processId: number | undefined;
}

/**
 * How long a browser may show no sign of life: counts of looks, of which there is one a second, and none while this
 * process itself is stopped. A machine under load is not mistaken: however little of the processor a browser gets, that
 * it got some is seen.
 */
interface Patience {
  lookMs: number;
  /** Looks without a message until its processes are looked at, which takes some milliseconds. */
  silent: number;
  /** One of its processes was stopped (SIGSTOP) and stayed so. */
  stopped: number;
  /** Looks in which no process of it did anything, and no message came. */
  still: number;
}

const usualPatience: Patience = { lookMs: 1000, silent: 3, stopped: 5, still: 30 };

export function watchLife({ messages, processId }: Signs, patience = usualPatience): LifeWatch {
  let fail: (error: Error) => void;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // Told to those who race it; who has its answer already does not look.
  failed.catch(() => undefined);
  let heard = messages();
  let seen: ProcessorTimes | undefined;
  /** Ticks that its processes had used at the first look since it fell silent. */
  let ticksBefore = 0;
  let [silent, stopped, still] = [0, 0, 0];
  const timer = setInterval(() => {
    const count = messages();
    if (count !== heard) {
      heard = count;
      [silent, stopped, still] = [0, 0, 0];
      seen = undefined;
      return;
    }
    if (++silent < patience.silent || processId === undefined) return;
    const look = lookAt(processId);
    if (!look) return;
    stopped = look.stopped !== "" && look.stopped === seen?.stopped ? stopped + 1 : 0;
    still = look.all === seen?.all ? still + 1 : 0;
    ticksBefore = seen ? ticksBefore : look.ticks;
    seen = look;
    if (stopped >= patience.stopped)
      fail(new BrowserError("The browser, or a process of it, was stopped from outside (SIGSTOP) and did not go on."));
    else if (still >= patience.still)
      fail(
        new BrowserError(`The browser neither answered nor worked for ${(silent * patience.lookMs) / 1000} seconds.`),
      );
  }, patience.lookMs);
  return {
    failed,
    busySeconds: () => (seen ? Math.max(0, seen.ticks - ticksBefore) / ticksOfSecond : 0),
    end: () => clearInterval(timer),
  };
}

/** Time of the processor that processes have used, as text to compare. */
interface ProcessorTimes {
  all: string;
  /** The time of the processes that are stopped alone. */
  stopped: string;
  /** Time of all together. */
  ticks: number;
}

/** Ticks in which Linux tells a process's time, on every processor that Node runs on (USER_HZ). */
const ticksOfSecond = 100;

/**
 * Reads what the processes of a group are doing. Undefined on systems that don't tell: there, what takes too long is
 * all that is noticed.
 */
function lookAt(group: number): ProcessorTimes | undefined {
  if (process.platform !== "linux") return undefined;
  const found = readdirSync("/proc").flatMap((id) => (/^\d+$/.test(id) ? (readState(id, group) ?? []) : []));
  const textOf = (states: ProcessState[]) => states.map(({ id, ticks }) => `${id}:${ticks}`).join(" ");
  const ticks = found.reduce((sum, state) => sum + state.ticks, 0);
  return { all: textOf(found), ticks, stopped: textOf(found.filter(({ isStopped }) => isStopped)) };
}

interface ProcessState {
  id: string;
  isStopped: boolean;
  /** Time of the processor, in the process itself and for it in the system. */
  ticks: number;
}

/** Reads what a process is doing. Undefined for one of another group, or one that has ended. */
function readState(id: string, group: number): ProcessState | undefined {
  try {
    // Behind the program's name, which may hold anything (proc(5), fields 3, 5, 14 and 15).
    const fields = readFileSync(`/proc/${id}/stat`, "latin1").split(") ").at(-1)!.split(" ");
    if (Number(fields[2]) !== group) return undefined;
    return { id, isStopped: fields[0] === "T" || fields[0] === "t", ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return undefined;
  }
}
