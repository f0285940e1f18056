/** Runs one task in a thread of its own. */
import type { Worker } from "node:worker_threads";
import type { TaskAnswer, TaskQuestion } from "./answer-questions.ts";

/**
 * Starts the thread and the task.
 *
 * @returns the answer, which rejects where the thread ends before, and a function that ends the thread whatever it is
 * doing
 */
export function singleTask(
  start: () => Worker,
  name: string,
  input: unknown,
): { answer: Promise<unknown>; end: () => Promise<unknown> } {
  const worker = start();
  const answer = new Promise((resolve, reject) => {
    worker.on("message", (given: TaskAnswer) => ("error" in given ? reject(given.error) : resolve(given.output)));
    worker.on("messageerror", reject);
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`The thread for ${name} ended (code ${code})`)));
    worker.postMessage({ id: 0, name, input } satisfies TaskQuestion);
  });
  return { answer, end: () => worker.terminate() };
}
