/** Runs tasks in threads, or in this one where threads would not pay or it is idle. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ownBundle, type Bundle } from "./own-bundle.ts";
import { singleTask } from "./single-task.ts";
import { openThreadPool } from "./thread-pool.ts";
import { withinBounds, type Bounds, type Unread } from "./within-bounds.ts";
import { openWorkQueue } from "./work-queue.ts";

/** Functions by name that need nothing but their input: plain data in, plain data out. */
export type Tasks = Readonly<Record<string, (input: never) => unknown>>;

export interface Workers<All extends Tasks> {
  run<Name extends keyof All & string>(
    name: Name,
    input: Parameters<All[Name]>[0],
  ): Promise<Awaited<ReturnType<All[Name]>>>;
  close(): Promise<void>;
}

/** Shared by all steps of a build; threads are started when the first step comes that is worth them. */
export interface LazyWorkers<All extends Tasks> {
  /** @param characters - of the text that is to be worked on in this step */
  forCharacters(characters: number): Workers<All>;
  /**
   * Does a task on what comes from anywhere in a thread of its own, however few jobs there are: it is ended beyond its
   * bounds, and keeps nothing else waiting.
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
  /** Threads and this one together. */
  jobs: number;
  /** Tasks that are done in this thread too, at their turn, while it has less to do than the others. */
  shared: ReadonlySet<string>;
}

/** A thread costs about 0.2 s of the processor to start; below so much text the work is done sooner without. */
const worthThreads = 300_000;
/** Young objects of a parse are many and short-lived: with Node's 16 MB a third of the time goes to collecting them. */
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
      // Work that goes on for a moment must not start a thread that nobody ends.
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

/** Works in this thread. */
export function workHere<All extends Tasks>(tasks: All): Workers<All> {
  return {
    async run(name, input) {
      // Also of a task that is not asynchronous a throw becomes a rejection, as from a thread.
      return (await tasks[name]!(input)) as never;
    },
    close: () => Promise.resolve(),
  };
}

/**
 * Starts one thread less than there are jobs: each compiles all code for itself. This process hands work to the
 * browsers, which must not wait for it.
 *
 * @param characters - of all text that is to be worked on
 * @returns undefined where threads would not pay
 */
function openThreads<All extends Tasks>(
  { jobs, shared }: WorkersOptions<All>,
  here: Workers<All>,
  characters: number,
): Workers<All> | undefined {
  // Threads run the bundle that scripts/run.js made; without it (in tests) the work is done here.
  const bundle = ownBundle();
  if (!bundle || characters < worthThreads || jobs < 2) return undefined;
  const turns = openWorkQueue();
  const runHere = (name: string, input: unknown) => turns.run(() => here.run(name, input as never) as unknown);
  const pool = openThreadPool({ count: jobs - 1, start: () => startThread(bundle), runHere });
  return {
    run(name, input) {
      const isIdle = shared.has(name) && turns.waiting() < pool.shortest();
      return (isIdle ? runHere(name, input) : pool.run(name, input)) as Promise<never>;
    },
    close: () => pool.close(),
  };
}

/** @param heapBytes - most memory for its objects */
function startThread(bundle: Bundle, { heapBytes }: { heapBytes?: number } = {}): Worker {
  const most = heapBytes === undefined ? {} : { maxOldGenerationSizeMb: heapBytes / 2 ** 20 };
  return new Worker(join(import.meta.dirname, "../../run.js"), {
    workerData: { entry: "thread", bundle },
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes, ...most },
  });
}
