/** Tasks in, their results out, worked on in threads side by side, and here where threads would not pay or nothing else is to be done. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "./answer-questions.ts";
import { tasks, type TaskInput, type TaskName, type TaskOutput } from "./tasks.ts";
import { takeTurns } from "./turns.ts";

export interface Workshop {
  run<Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<TaskOutput<Name>>;
  close(): Promise<void>;
}

/** A thread costs about 0.2 s of the processor to start; below so much text the work is done sooner without. */
const worthThreads = 300_000;
/** Young objects of a parse are many and short-lived: with Node's 16 MB a third of the time goes to collecting them. */
const youngMegabytes = 64;

/**
 * One thread less than there are jobs: each compiles all code for itself. This process hands work to the browsers,
 * which must not wait for it.
 *
 * @param characters - of all text that is to be worked on
 */
function openWorkshop(jobs: number, characters: number): Workshop {
  // Threads run the bundle that scripts/run.js made; without it (in tests) the work is done here.
  if (process.env.REPORT_BUNDLE === undefined || characters < worthThreads || jobs < 2) return hereAlone;
  const path = join(import.meta.dirname, "../run.js");
  const options = { workerData: { entry: "thread" }, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } };
  return inThreads(Array.from({ length: jobs - 1 }, () => new Worker(path, options)));
}

/** Shared by all steps of a build; threads are started when the first step comes that is worth them. */
export interface LazyWorkshop {
  /** @param characters - of the text that is to be worked on in this step */
  forCharacters(characters: number): Workshop;
  close(): Promise<void>;
}

export function lazyWorkshop(jobs: number): LazyWorkshop {
  let threads: Workshop | undefined;
  let isClosed = false;
  return {
    forCharacters(characters) {
      // Work that goes on for a moment must not start a thread that nobody ends.
      if (isClosed) return hereAlone;
      if (threads) return threads;
      const workshop = openWorkshop(jobs, characters);
      if (workshop !== hereAlone) threads = workshop;
      return workshop;
    },
    async close() {
      isClosed = true;
      await threads?.close();
      threads = undefined;
    },
  };
}

/** Works in this thread. */
export const hereAlone: Workshop = {
  async run<Name extends TaskName>(name: Name, input: TaskInput<Name>) {
    // Also of a task that is not asynchronous a throw becomes a rejection, as from a thread.
    return await (tasks[name] as (input: TaskInput<Name>) => TaskOutput<Name> | Promise<TaskOutput<Name>>)(input);
  },
  close: () => Promise.resolve(),
};

/** Done here, too, at their turn: while sections are read, this process has nothing else to do but to start browsers. */
const shared: ReadonlySet<TaskName> = new Set<TaskName>(["readSection"]);

interface Bench {
  thread: Worker;
  waiting: Map<number, { resolve: (output: never) => void; reject: (error: Error) => void }>;
}

function inThreads(threads: readonly Worker[]): Workshop {
  const here = takeTurns();
  const benches: Bench[] = threads.map((thread) => ({ thread, waiting: new Map() }));
  for (const { thread, waiting } of benches) {
    const fail = (error: Error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    thread.on("message", (answer: Answer) => {
      const { resolve, reject } = waiting.get(answer.id)!;
      waiting.delete(answer.id);
      if ("error" in answer) reject(answer.error);
      else resolve(answer.output as never);
    });
    thread.on("error", fail);
    thread.on("exit", (code) => fail(new Error(`Unexpected end of a thread (${code}), expected its results`)));
  }
  let count = 0;
  return {
    run(name, input) {
      const { thread, waiting } = benches.toSorted((a, b) => a.waiting.size - b.waiting.size)[0]!;
      if (shared.has(name) && here.waiting() < waiting.size) return here.run(() => hereAlone.run(name, input));
      const id = count++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, name, input } satisfies Question);
      });
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
