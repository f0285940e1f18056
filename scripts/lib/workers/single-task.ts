/** Has a thread of its own do one task. */
import type { Worker } from "node:worker_threads";
import type { TaskAnswer, TaskQuestion } from "./answer-questions.ts";

/** @returns the answer, which fails where the thread ends before, and what ends the thread, whatever it is at */
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
