/** Measures how long a command line runs, from start to exit, and what all of its processes take. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { ProcessWatch, type Watched } from "./process-watch.ts";

export interface Command {
  path: string;
  args: readonly string[];
  cwd: string;
  /** Environment variables beside this process's own. */
  env?: Record<string, string>;
}

export interface ProcessRun {
  seconds: number;
  /** Facts of its processes; undefined where there is no /proc. */
  watched: Watched | undefined;
  /** Text that it wrote to standard output. */
  output: string;
  /** Reason why it did not end well, with what it said last. */
  failure: string | undefined;
}

/** A command that runs until it is told to end. */
export interface RunningProcess {
  /** Returns all that it has written to standard output. */
  output: () => string;
  /** Signal that is aborted when it ends, whatever the reason. */
  ended: AbortSignal;
}

export interface Measuring {
  limitSeconds: number;
  meanwhile?: ((running: RunningProcess) => Promise<void>) | undefined;
  /** Whether memory is wanted, by default; it takes a little of the processors from the command. */
  weighs?: boolean;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command to its end, or kills it after `limitSeconds`. Nothing that it started is left running,
 * not even when this process is told to end meanwhile. With `meanwhile`, the command is interrupted, as by
 * Ctrl-C, once that is done; what it throws is the run's failure.
 */
export async function measureProcess(
  { path, args, cwd, env }: Command,
  { limitSeconds, meanwhile, weighs = true }: Measuring,
): Promise<ProcessRun> {
  const start = performance.now();
  // Detached: it leads a session of its own, by which its processes are known.
  const child = spawn(path, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-4000)));
  }
  child.stdout.on("data", (text: string) => (output += text));
  if (child.pid === undefined) {
    const [error] = (await once(child, "error")) as [Error];
    return { seconds: 0, watched: undefined, output, failure: error.message };
  }
  const root = child.pid;
  const watch = process.platform === "linux" ? new ProcessWatch(root, weighs) : undefined;
  const endAll = () => (watch ? killEach(watch) : killGroup(root));
  const onSignal = () => {
    endAll();
    process.exit(130);
  };
  for (const signal of signals) process.on(signal, onSignal);
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    endAll();
  }, limitSeconds * 1000);
  const closed = once(child, "close");
  const ending = new AbortController();
  let failedMeanwhile: string | undefined;
  try {
    const exit = once(child, "exit").finally(() => ending.abort());
    if (meanwhile) {
      await meanwhile({ output: () => output, ended: ending.signal }).catch((error: Error) => {
        failedMeanwhile = error.message;
      });
      child.kill("SIGINT");
    }
    const [code, signal] = (await exit) as [number | null, NodeJS.Signals | null];
    const seconds = (performance.now() - start) / 1000;
    const watched = watch?.stop();
    endAll();
    // Its last words may still be on their way; whoever escaped may keep the pipes open.
    await Promise.race([closed, sleep(1000, undefined, { ref: false })]);
    const why = whyFailed(code, signal, isLate ? limitSeconds : undefined) ?? failedMeanwhile;
    return { seconds, watched, output, failure: why && [why, lastLines(said)].filter(Boolean).join(": ") };
  } finally {
    clearTimeout(limit);
    watch?.stop();
    for (const signal of signals) process.off(signal, onSignal);
  }
}

function whyFailed(code: number | null, signal: NodeJS.Signals | null, killedAfter?: number): string | undefined {
  if (killedAfter !== undefined) return `killed after ${killedAfter} s`;
  if (signal) return `ended by ${signal}`;
  return code ? `exit code ${code}` : undefined;
}

function lastLines(text: string): string {
  return text
    .trim()
    .split(/[\r\n]+/)
    .slice(-6)
    .join(" / ");
}

function killEach(watch: ProcessWatch): void {
  for (const { pid } of watch.members()) kill(pid);
}

function killGroup(root: number): void {
  kill(-root);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // ESRCH: it has ended by itself. EPERM: macOS says so of a group that is ending.
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
