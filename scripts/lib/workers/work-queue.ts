/** Runs jobs of this thread one after another, with pauses for other events between them. */
import { setImmediate } from "node:timers/promises";

export interface WorkQueue {
  /** Returns how many jobs are not done yet. */
  waiting: () => number;
  run: <Result>(work: () => Result | Promise<Result>) => Promise<Result>;
}

/**
 * Opens a queue. Without a pause between its jobs, they would hold up all messages of browsers, threads and files until
 * the last one is done.
 */
export function openWorkQueue(): WorkQueue {
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    waiting: () => count,
    run(work) {
      count++;
      const done = last.then(() => setImmediate()).then(work);
      last = done.catch(() => undefined).then(() => count--);
      return done;
    },
  };
}
