/** Runs tasks in a pool of threads; a thread that dies is replaced, and its task run once more. */
import type { Worker } from "node:worker_threads";
import { MachineError } from "../process/machine-error.ts";
import type { TaskAnswer, TaskQuestion } from "./answer-questions.ts";

/*
 * Our own, since of the packages that keep pools of threads (piscina, tinypool, workerpool) each replaces dead ones but
 * none does a task again; and what we need beside that, answers in order and a look at how much waits, is most of this.
 */
export interface ThreadPool {
  run(name: string, input: unknown): Promise<unknown>;
  /**
   * Returns the count of tasks of the least busy thread; that it starts counts as one, which takes as long as reading a
   * section.
   */
  shortest(): number;
  close(): Promise<void>;
}

export interface ThreadPoolOptions {
  /** Most threads: the first is started at once, others when all that run have something to do. */
  count: number;
  start: () => Worker;
  /** Runs a task in this thread, where no other can be started. */
  runHere: (name: string, input: unknown) => Promise<unknown>;
  /** Names of tasks that are all done by the first thread, as long as it lives. */
  together?: ReadonlySet<string>;
  /** Milliseconds after which a task counts as one that never ends. */
  stallMs?: number;
}

/** Joining thousands of pages takes seconds, and on a busy machine a minute. */
const usualStallMs = 300_000;

interface Task {
  name: string;
  input: unknown;
  /** Reasons why threads died over the task. */
  deaths: string[];
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
}

/** A thread with its tasks, which it runs and answers in their order. */
interface PooledThread {
  readonly worker: Worker;
  readonly tasks: Map<number, Task>;
  /** Whether it has answered a task, and so has loaded its code. */
  isAwake: boolean;
  timer?: NodeJS.Timeout;
}

/** Opens a pool of threads. Its tasks must need nothing but their input, so that one can be run twice. */
export function openThreadPool(options: ThreadPoolOptions): ThreadPool {
  return new Pool(options);
}

class Pool implements ThreadPool {
  readonly #options: ThreadPoolOptions;
  readonly #stallMs: number;
  readonly #threads = new Set<PooledThread>();
  /** How many tasks were handed to threads: the id of the next one. */
  #handed = 0;
  #isClosed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    this.#stallMs = options.stallMs ?? usualStallMs;
    this.#addThread();
  }

  run(name: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) reject(ended());
      else this.#hand({ name, input, deaths: [], resolve, reject });
    });
  }

  shortest(): number {
    const least = this.#leastBusy();
    const waiting = least ? least.tasks.size + (least.isAwake ? 0 : 1) : 1;
    // Another thread would be started, which takes as long.
    return this.#threads.size < this.#options.count ? Math.min(waiting, 1) : waiting;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const endings = [...this.#threads].map(({ worker }) => worker.terminate());
    for (const thread of this.#threads) takeTasks(thread).forEach(({ reject }) => reject(ended()));
    await Promise.all(endings);
  }

  #addThread(): void {
    let worker: Worker;
    try {
      worker = this.#options.start();
    } catch {
      // The system can't start another thread; the existing ones, or this one, do the work.
      return;
    }
    const thread: PooledThread = { worker, tasks: new Map(), isAwake: false };
    this.#threads.add(thread);
    let why = "it ended";
    worker.on("message", (answer: TaskAnswer) => this.#takeAnswer(thread, answer));
    worker.on("messageerror", (error) => {
      why = error.message;
      void worker.terminate();
    });
    worker.on("error", (error: Error) => (why = error.message));
    worker.on("exit", (code) => this.#replace(thread, `${why} (code ${code})`));
  }

  #hand(task: Task): void {
    const isTogether = this.#options.together?.has(task.name) ?? false;
    // One that dies at its start is not replaced before the next task comes: it would die again and again.
    const isWished = isTogether ? this.#threads.size === 0 : this.#leastBusy()?.tasks.size !== 0;
    if (isWished && this.#threads.size < this.#options.count) this.#addThread();
    const thread = isTogether ? [...this.#threads][0] : this.#leastBusy();
    if (!thread) {
      this.#options.runHere(task.name, task.input).then(task.resolve, task.reject);
      return;
    }
    const id = this.#handed++;
    try {
      thread.worker.postMessage({ id, name: task.name, input: task.input } satisfies TaskQuestion);
    } catch (error) {
      // The input can't be sent to a thread.
      return task.reject(error as Error);
    }
    thread.tasks.set(id, task);
    if (thread.tasks.size === 1) this.#startTimer(thread);
  }

  #leastBusy(): PooledThread | undefined {
    return [...this.#threads].toSorted((a, b) => a.tasks.size - b.tasks.size)[0];
  }

  #takeAnswer(thread: PooledThread, answer: TaskAnswer): void {
    const task = thread.tasks.get(answer.id);
    thread.isAwake = true;
    thread.tasks.delete(answer.id);
    this.#startTimer(thread);
    if ("error" in answer) task?.reject(answer.error);
    else task?.resolve(answer.output);
  }

  /** Starts the timer of the task that runs now, if there is one. */
  #startTimer(thread: PooledThread): void {
    clearTimeout(thread.timer);
    if (thread.tasks.size === 0) return;
    thread.timer = setTimeout(() => {
      void thread.worker.terminate();
      this.#replace(thread, `it gave no answer for ${this.#stallMs / 1000} seconds`);
    }, this.#stallMs);
  }

  /**
   * Hands the remaining tasks of a dead thread to others. The first one may be why it died; the others had not begun.
   */
  #replace(thread: PooledThread, why: string): void {
    if (!this.#threads.has(thread) || this.#isClosed) return;
    const [first, ...others] = takeTasks(thread);
    this.#threads.delete(thread);
    if (!first) return;
    first.deaths.push(why);
    for (const task of others) this.#hand(task);
    if (first.deaths.length < 2) return this.#hand(first);
    first.reject(
      new MachineError(
        `Two threads ended one after another over the same work (${first.name}): ${first.deaths.join("; ")}. Where memory has run out, end other programs or try \`--jobs 1\`.`,
      ),
    );
  }
}

/** Removes the remaining tasks from a thread, and returns them. */
function takeTasks(thread: PooledThread): Task[] {
  clearTimeout(thread.timer);
  const tasks = [...thread.tasks.values()];
  thread.tasks.clear();
  return tasks;
}

function ended(): Error {
  return new Error("Unexpected work for threads that have been ended");
}
