/** Runs in a thread: tasks with their inputs in, their outputs out. */
import { parentPort } from "node:worker_threads";
import { answerQuestions } from "./answer-questions.ts";
import { tasks } from "./tasks.ts";

/** After so many answers most code of a report's tasks has been compiled. */
const enough = 30;

/** @param keepCode - keeps what has been compiled until then for the next thread; takes some 50 ms */
export function answer(keepCode: () => void): void {
  let count = 0;
  answerQuestions(parentPort!, tasks, () => {
    if (++count === enough) keepCode();
  });
}
