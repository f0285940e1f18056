/** Does the works of this thread one after another, and sees to all else between them. */
import { setImmediate } from "node:timers/promises";

export interface WorkQueue {
  /** How many works are not done yet. */
  waiting: () => number;
  run: <Result>(work: () => Result | Promise<Result>) => Promise<Result>;
}

/**
 * Lets works take turns. Without a pause between them, they would hold up all that comes from browsers, threads and
 * files until the last is done.
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
