/** Runs in a thread: tasks with their inputs in, their outputs out, one after another. */
import { parentPort } from "node:worker_threads";
import { tasks, type TaskName } from "./tasks.ts";

export interface Question {
  id: number;
  name: TaskName;
  input: unknown;
}

export type Answer = { id: number; output: unknown } | { id: number; error: Error };

parentPort!.on("message", async ({ id, name, input }: Question) => {
  let answer: Answer;
  try {
    answer = { id, output: await (tasks[name] as (input: unknown) => unknown)(input) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
  parentPort!.postMessage(answer);
});
