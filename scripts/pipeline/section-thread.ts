/** Does the pipeline's tasks in a thread. */
import { parentPort } from "node:worker_threads";
import { answerQuestions } from "../lib/workers/answer-questions.ts";
import { pipelineTasks } from "./tasks.ts";

/** Answers after which most code of a report's tasks has been compiled. */
const enough = 30;

/**
 * Answers questions.
 *
 * @param keepCode - keeps what has been compiled until then for the next thread; takes some 50 ms
 */
export function answerTasks(keepCode: () => void): void {
  let count = 0;
  answerQuestions(parentPort!, pipelineTasks(), () => {
    if (++count === enough) keepCode();
  });
}
