/** Plants faults in threads: they end, run out of memory, throw, hang or can't be started, and the tasks are done. */
import { Worker } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import { openThreadPool, type ThreadPool, type ThreadPoolOptions } from "#lib/workers/thread-pool.ts";

/**
 * Code of a thread that does its tasks in order, as ours do. `deaths` is shared by all threads: it counts down, so
 * that a task kills so many of them. Behind it stands 1 as soon as one hangs.
 */
const program = `
  const { parentPort, workerData } = require("node:worker_threads");
  const deaths = new Int32Array(workerData, 0, 1);
  const hanging = new Int32Array(workerData, 4, 1);
  const isDoomed = () => Atomics.sub(deaths, 0, 1) > 0;
  const faults = {
    exit: () => process.exit(3),
    throw: () => { setImmediate(() => { throw new Error("thrown at nobody"); }); return "never"; },
    memory: () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); },
    hang: () => { Atomics.store(hanging, 0, 1); for (;;); },
    unsendable: () => () => 1,
  };
  let last = Promise.resolve();
  parentPort.on("message", ({ id, name, input }) => {
    last = last.then(() => {
      if (name === "fail") return parentPort.postMessage({ id, error: new Error("a fault in the task") });
      const found = name !== "work" && isDoomed() ? faults[name]() : undefined;
      if (found !== "never") parentPort.postMessage({ id, output: found ?? input * 2 });
      else return new Promise(() => undefined);
    });
  });`;

let pool: ThreadPool | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await pool?.close();
});

interface Opened {
  pool: ThreadPool;
  /** Returns how many threads were started. */
  started: () => number;
  /** Ends when a thread hangs. */
  hangs: () => Promise<void>;
}

function open(deaths: number, options: Partial<ThreadPoolOptions> = {}): Opened {
  const shared = new SharedArrayBuffer(8);
  new Int32Array(shared)[0] = deaths;
  let started = 0;
  const start = () => {
    started++;
    const resourceLimits = { maxOldGenerationSizeMb: 24 };
    return new Worker(program, { eval: true, workerData: shared, resourceLimits, stderr: true });
  };
  const runHere = async () => "here";
  pool = openThreadPool({ count: 2, start, runHere, ...options });
  const hangs = async () => {
    const hanging = new Int32Array(shared, 4, 1);
    while (Atomics.load(hanging, 0) === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  return { pool, started: () => started, hangs };
}

const faults = ["exit", "throw", "memory", "unsendable"];

test.each(faults)("a thread that dies (%s) is replaced, and its task done once more", async (fault) => {
  const { pool, started } = open(1);
  // Those that wait behind it are done too.
  const all = [fault, "work", "work", "work", "work", "work"].map((name, index) => pool.run(name, index));
  expect(await Promise.all(all)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(started()).toBe(3);
  // The next one, too, goes to a thread that lives.
  expect(await Promise.all([1, 2, 3, 4].map((input) => pool.run("work", input)))).toEqual([2, 4, 6, 8]);
});

test.each(faults)("a task that two threads die of (%s) is reported, and no other suffers", async (fault) => {
  const { pool, started } = open(2);
  const failed = pool.run(fault, 0);
  const others = [1, 2, 3, 4].map((input) => pool.run("work", input));
  await expect(failed).rejects.toThrow(`Two threads ended one after another over the same work (${fault}): `);
  expect(await Promise.all(others)).toEqual([2, 4, 6, 8]);
  expect(await pool.run("work", 4)).toBe(8);
  expect(started()).toBe(3);
});

test("the report says how a thread ended", async () => {
  await expect(open(2).pool.run("exit", 0)).rejects.toThrow("it ended (code 3); it ended (code 3)");
  await expect(open(2).pool.run("memory", 0)).rejects.toThrow(/terminated due to reaching memory limit/);
});

test("a thread that hangs is replaced after a while, and the task done once more", async () => {
  // The clock is the test's own, so that on a busy machine no thread is slow that does not hang.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { pool, started, hangs } = open(1, { stallMs: 1000 });
  const all = ["hang", "work", "work"].map((name, index) => pool.run(name, index + 1));
  await all[1];
  await hangs();
  vi.advanceTimersByTime(1000);
  expect(await Promise.all(all)).toEqual([2, 4, 6]);
  expect(started()).toBe(3);
});

test("one that dies while it has nothing to do is replaced too", async () => {
  const threads: Worker[] = [];
  const { pool } = open(0, {
    start() {
      const thread = new Worker(program, { eval: true, workerData: new SharedArrayBuffer(8) });
      threads.push(thread);
      return thread;
    },
  });
  expect(await pool.run("work", 1)).toBe(2);
  await Promise.all(threads.map((thread) => thread.terminate()));
  expect(await Promise.all([1, 2, 3].map((input) => pool.run("work", input)))).toEqual([2, 4, 6]);
  expect(threads).toHaveLength(3);
});

test("one thread is there at once, others when all have something to do", async () => {
  const { pool, started } = open(0);
  expect(started()).toBe(1);
  expect(await pool.run("work", 1)).toBe(2);
  expect(started()).toBe(1);
  await Promise.all([1, 2, 3].map((input) => pool.run("work", input)));
  expect(started()).toBe(2);
});

test("a thread that is starting counts as one that has a task, until it has answered one", async () => {
  const { pool } = open(0, { count: 1 });
  expect(pool.shortest()).toBe(1);
  const first = pool.run("work", 1);
  expect(pool.shortest()).toBe(2);
  await first;
  expect(pool.shortest()).toBe(0);
  const second = pool.run("work", 1);
  expect(pool.shortest()).toBe(1);
  await second;
});

test("where another thread can be started, that counts as one task", async () => {
  const { pool } = open(0);
  const all = [1, 2, 3].map((input) => pool.run("work", input));
  expect(pool.shortest()).toBe(2);
  await Promise.all(all.slice(1));
  const { pool: growing } = open(0, { count: 5 });
  const others = [1, 2, 3].map((input) => growing.run("work", input));
  expect(growing.shortest()).toBe(1);
  await Promise.all([...all, ...others]);
  await pool.close();
});

test("tasks that belong together are done by one thread", async () => {
  const { pool, started } = open(0, { together: new Set(["work"]) });
  await pool.run("other", 1);
  expect(await Promise.all([1, 2, 3].map((input) => pool.run("work", input)))).toEqual([2, 4, 6]);
  expect(started()).toBe(1);
});

test("a fault of the task itself is thrown as it is, and nothing is done twice", async () => {
  const { pool, started } = open(0);
  await expect(pool.run("fail", 1)).rejects.toThrow("a fault in the task");
  expect(started()).toBe(1);
});

test("what can't be sent to a thread is a fault, and those that can are done", async () => {
  const { pool } = open(0);
  await expect(pool.run("work", () => 1)).rejects.toThrow(/could not be cloned/);
  expect(await pool.run("work", 1)).toBe(2);
});

test("threads that die at their start are not started again and again", async () => {
  let started = 0;
  const { pool } = open(0, {
    start() {
      started++;
      return new Worker("process.exit(1)", { eval: true });
    },
  });
  await expect(pool.run("work", 1)).rejects.toThrow("Two threads ended one after another");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(started).toBeLessThan(6);
});

test("where no thread can be started the work is done here", async () => {
  const { pool } = open(0, {
    start() {
      throw new Error("EAGAIN");
    },
  });
  expect(await pool.run("work", 1)).toBe("here");
});

test("what waits when the pool is closed is told so, as is what comes later", async () => {
  const { pool } = open(5);
  const waiting = [pool.run("hang", 1), pool.run("work", 2)].map((run) => run.catch((error: Error) => error.message));
  await pool.close();
  const message = "Unexpected work for threads that have been ended";
  expect(await Promise.all(waiting)).toContain(message);
  await expect(pool.run("work", 1)).rejects.toThrow(message);
});
