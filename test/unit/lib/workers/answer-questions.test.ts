/** Asks a thread several things at once. */
import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { answerQuestions, type TaskAnswer, type TaskQuestion } from "#lib/workers/answer-questions.ts";

/** Returns what is done and what is answered, in order, when so many questions come at once. */
async function happenings(
  names: readonly string[],
  tasks: (done: string[]) => Record<string, (input: never) => unknown>,
): Promise<string[]> {
  const happened: string[] = [];
  const questions = new EventEmitter();
  const answered = new Promise<void>((resolve) => {
    let left = names.length;
    const postMessage = (answer: TaskAnswer) => {
      happened.push("error" in answer ? `${answer.id} failed: ${answer.error.message}` : `answer ${answer.id}`);
      if (--left === 0) resolve();
    };
    answerQuestions({ on: (event, listener) => questions.on(event, listener), postMessage }, tasks(happened));
  });
  for (const [id, name] of names.entries()) questions.emit("message", { id, name, input: id } satisfies TaskQuestion);
  await answered;
  return happened;
}

test("each is answered before the next is begun, also where they wait for the same code", async () => {
  const loading = import("node:path");
  const tasks = (happened: string[]) => ({
    async work(input: number) {
      await loading;
      happened.push(`work ${input}`);
    },
  });
  expect(await happenings(["work", "work", "work"], tasks)).toEqual([
    "work 0",
    "answer 0",
    "work 1",
    "answer 1",
    "work 2",
    "answer 2",
  ]);
});

test("one that fails, at once or later, is answered with its error, and the next are done", async () => {
  const tasks = () => ({
    throws() {
      throw new Error("at once");
    },
    rejects: () => Promise.reject(new Error("later")),
    works: () => 1,
  });
  expect(await happenings(["throws", "rejects", "works"], tasks)).toEqual([
    "0 failed: at once",
    "1 failed: later",
    "answer 2",
  ]);
});
