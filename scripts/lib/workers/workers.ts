/** Runs tasks in threads, or in this one where threads don't pay or it is idle. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ownBundle, type Bundle } from "./own-bundle.ts";
import { singleTask } from "./single-task.ts";
import { openThreadPool } from "./thread-pool.ts";
import { withinBounds, type Bounds, type Unread } from "./within-bounds.ts";
import { openWorkQueue } from "./work-queue.ts";

/** Functions by name that need nothing but their input, and take and return plain data. */
export type Tasks = Readonly<Record<string, (input: never) => unknown>>;

export interface Workers<All extends Tasks> {
  run: <Name extends keyof All & string>(
    name: Name,
    input: Parameters<All[Name]>[0],
  ) => Promise<Awaited<ReturnType<All[Name]>>>;
  /** Runs a task as `run` does, but never in this thread where there is another: this one stays free for what it awaits. */
  runElsewhere: Workers<All>["run"];
  close(): Promise<void>;
}

/** Workers that all steps of a build share; threads are started for the first step that is worth them. */
export interface LazyWorkers<All extends Tasks> {
  /** Returns workers for a step. @param characters - count of characters that the step works on */
  forCharacters(characters: number): Workers<All>;
  /**
   * Runs a task on input of unknown origin in a thread of its own, however few jobs there are: the thread is ended
   * beyond its limits, and nothing else waits for it.
   */
  runWithin<Name extends keyof All & string>(
    bounds: Bounds,
    name: Name,
    input: Parameters<All[Name]>[0],
  ): Promise<Awaited<ReturnType<All[Name]>> | Unread>;
  close(): Promise<void>;
}

export interface WorkersOptions<All extends Tasks> {
  tasks: All;
  /** Count of threads, this one included. */
  jobs: number;
  /** Tasks that are run in this thread too, in turn, while it has less to do than the others. */
  shared: ReadonlySet<string>;
  /** Tasks of which each finds in its thread what those before it have left there. */
  together: ReadonlySet<string>;
}

/** A thread takes about 0.2 s of the processor to start: less text than this is done sooner without one. */
const worthThreads = 300_000;
/**
 * Megabytes for young objects, of which parsing makes many: with Node's 16 MB a third of the time goes into collecting
 * them.
 */
const youngMegabytes = 64;

export function lazyWorkers<All extends Tasks>(options: WorkersOptions<All>): LazyWorkers<All> {
  const here = workHere(options.tasks);
  let threads: Workers<All> | undefined;
  const endings = new Set<() => Promise<unknown>>();
  let isClosed = false;
  return {
    async runWithin(bounds, name, input) {
      const bundle = ownBundle();
      if (!bundle) return withinBounds(here.run(name, input) as Promise<never>, bounds);
      const { answer, end } = singleTask(() => startThread(bundle, { heapBytes: bounds.memory }), name, input);
      if (isClosed) await end();
      endings.add(end);
      try {
        return await withinBounds(answer as Promise<never>, bounds);
      } finally {
        endings.delete(end);
        await end();
      }
    },
    forCharacters(characters) {
      // Work that still goes on must not start a thread that nobody would end.
      if (isClosed) return here;
      threads ??= openThreads(options, here, characters);
      return threads ?? here;
    },
    async close() {
      isClosed = true;
      await Promise.all([threads?.close(), ...[...endings].map((end) => end())]);
      threads = undefined;
    },
  };
}

/** Returns workers that run all tasks in this thread. */
export function workHere<All extends Tasks>(tasks: All): Workers<All> {
  const run: Workers<All>["run"] = async (name, input) =>
    // An error of a synchronous task becomes a rejection too, as from a thread.
    (await tasks[name]!(input)) as never;
  return { run, runElsewhere: run, close: () => Promise.resolve() };
}

/**
 * Starts one thread less than there are jobs, since each compiles all code for itself, and since this process hands
 * work to the browsers, which must not wait.
 *
 * @param characters - count of characters in all text to be worked on
 * @returns undefined where threads don't pay
 */
function openThreads<All extends Tasks>(
  { jobs, shared, together }: WorkersOptions<All>,
  here: Workers<All>,
  characters: number,
): Workers<All> | undefined {
  // Threads run the bundle that scripts/run.js made; without it (in tests) the work is done here.
  const bundle = ownBundle();
  if (!bundle || characters < worthThreads || jobs < 2) return undefined;
  const turns = openWorkQueue();
  const runHere = (name: string, input: unknown) => turns.run(() => here.run(name, input as never) as unknown);
  const pool = openThreadPool({ count: jobs - 1, start: () => startThread(bundle), runHere, together });
  return {
    run(name, input) {
      const isIdle = shared.has(name) && turns.waiting() < pool.shortest();
      return (isIdle ? runHere(name, input) : pool.run(name, input)) as Promise<never>;
    },
    runElsewhere: (name, input) => pool.run(name, input) as Promise<never>,
    close: () => pool.close(),
  };
}

/** Starts a thread. @param heapBytes - the most memory for its objects */
function startThread(bundle: Bundle, { heapBytes }: { heapBytes?: number } = {}): Worker {
  const most = heapBytes === undefined ? {} : { maxOldGenerationSizeMb: heapBytes / 2 ** 20 };
  return new Worker(join(import.meta.dirname, "../../run.js"), {
    workerData: { entry: "thread", bundle },
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes, ...most },
  });
}
