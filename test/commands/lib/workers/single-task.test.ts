/** Ends threads that do one task: after it, while they never answer, and where they die over it. */
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { singleTask } from "#lib/workers/single-task.ts";
import { withinBounds } from "#lib/workers/within-bounds.ts";

const program = `
  const { parentPort } = require("node:worker_threads");
  const tasks = {
    double: (input) => input * 2,
    hang: () => { for (;;); },
    exit: () => process.exit(3),
    memory: () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); },
  };
  parentPort.on("message", ({ id, name, input }) => {
    if (name === "fail") parentPort.postMessage({ id, error: new Error("a fault in the task") });
    else parentPort.postMessage({ id, output: tasks[name](input) });
  });`;

const bounds = { ms: 2_000, memory: 1e12 };

function begin(name: string, ms = 60_000) {
  let worker: Worker | undefined;
  const start = () => (worker = new Worker(program, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 24 } }));
  const { answer, end } = singleTask(start, name, 21);
  return { read: withinBounds(answer, { ...bounds, ms }), end, hasEnded: () => worker!.threadId === -1 };
}

test("gives what the thread answers", async () => {
  const { read, end, hasEnded } = begin("double");
  expect(await read).toBe(42);
  await end();
  expect(hasEnded()).toBe(true);
});

test("a thread that never answers is ended, whatever it is at", async () => {
  const { read, end, hasEnded } = begin("hang", 500);
  expect(await read).toEqual({ why: "it takes more than 1 s to read" });
  await end();
  expect(hasEnded()).toBe(true);
});

test("a fault of the task and the end of its thread are told", async () => {
  await expect(begin("fail").read).rejects.toThrow("a fault in the task");
  await expect(begin("exit").read).rejects.toThrow("The thread for exit ended (code 3)");
});

test("memory that runs out is a reason, as time is", async () => {
  expect(await begin("memory").read).toEqual({ why: "it takes too much memory to read" });
});
