/** Runs in a thread: tasks with their inputs in, their outputs out. */
import { parentPort } from "node:worker_threads";
import { answerQuestions } from "./answer-questions.ts";
import { tasks } from "./tasks.ts";

answerQuestions(parentPort!, tasks);
