/** Runs in a thread: tasks with their inputs in, their outputs out, one after another. */
import { parentPort } from "node:worker_threads";
import { tasks, type TaskName } from "./tasks.ts";

export interface Question {
  id: number;
  name: TaskName;
  input: unknown;
}

export type Answer = { id: number; output: unknown } | { id: number; error: Error };

// A task that waits for its code would let the next ones begin, and none is answered until all are done.
let last = Promise.resolve();

parentPort!.on("message", (question: Question) => {
  last = last.then(() => answer(question));
});

async function answer({ id, name, input }: Question): Promise<void> {
  let found: Answer;
  try {
    found = { id, output: await (tasks[name] as (input: unknown) => unknown)(input) };
  } catch (error) {
    found = { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
  parentPort!.postMessage(found);
}
