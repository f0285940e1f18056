/** Hands tasks to threads; one that dies is replaced, and its work done once more. */
import type { Worker } from "node:worker_threads";
import { MachineError } from "../process/machine-error.ts";
import type { TaskAnswer, TaskQuestion } from "./answer-questions.ts";

/*
 * Our own, since of the packages that keep pools of threads (piscina, tinypool, workerpool) each replaces dead ones but
 * none does a task again; and what we need beside that, answers in order and a look at how much waits, is most of this.
 */
export interface ThreadPool {
  run(name: string, input: unknown): Promise<unknown>;
  /** Returns how many tasks the thread has that has fewest. */
  shortest(): number;
  close(): Promise<void>;
}

export interface ThreadPoolOptions {
  count: number;
  start: () => Worker;
  /** Does a task in this thread, where none can be started. */
  runHere: (name: string, input: unknown) => Promise<unknown>;
  /** A task that takes longer is taken for one that never ends. */
  stallMs?: number;
}

/** Joining thousands of pages takes seconds, on a busy machine a minute. */
const usualStallMs = 300_000;

interface Task {
  name: string;
  input: unknown;
  /** Why threads died over it. */
  deaths: string[];
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
}

/** A thread with the tasks that it was asked for, which it does and answers in their order. */
interface PooledThread {
  readonly worker: Worker;
  readonly tasks: Map<number, Task>;
  timer?: NodeJS.Timeout;
}

/** Opens threads for tasks. These need nothing but their input, so that one may be begun twice. */
export function openThreadPool(options: ThreadPoolOptions): ThreadPool {
  return new Pool(options);
}

class Pool implements ThreadPool {
  readonly #options: ThreadPoolOptions;
  readonly #stallMs: number;
  readonly #threads = new Set<PooledThread>();
  /** How many tasks were handed to threads: the next one's number. */
  #handed = 0;
  #isClosed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    this.#stallMs = options.stallMs ?? usualStallMs;
    for (let index = 0; index < options.count; index++) this.#addThread();
  }

  run(name: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) reject(ended());
      else this.#hand({ name, input, deaths: [], resolve, reject });
    });
  }

  shortest(): number {
    return this.#threads.size < this.#options.count ? 0 : this.#leastBusy()!.tasks.size;
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
      // The system has no room for one more; another one, or this thread, does the work.
      return;
    }
    const thread: PooledThread = { worker, tasks: new Map() };
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
    // In the place of one that died; one that dies at its start must not be started again and again.
    if (this.#threads.size < this.#options.count) this.#addThread();
    const thread = this.#leastBusy();
    if (!thread) {
      this.#options.runHere(task.name, task.input).then(task.resolve, task.reject);
      return;
    }
    const id = this.#handed++;
    try {
      thread.worker.postMessage({ id, name: task.name, input: task.input } satisfies TaskQuestion);
    } catch (error) {
      // What can't be sent to a thread.
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
    thread.tasks.delete(answer.id);
    this.#startTimer(thread);
    if ("error" in answer) task?.reject(answer.error);
    else task?.resolve(answer.output);
  }

  /** Measures the time of the task that is done now, if there is one. */
  #startTimer(thread: PooledThread): void {
    clearTimeout(thread.timer);
    if (thread.tasks.size === 0) return;
    thread.timer = setTimeout(() => {
      void thread.worker.terminate();
      this.#replace(thread, `it gave no answer for ${this.#stallMs / 1000} seconds`);
    }, this.#stallMs);
  }

  /** Hands on what a dead thread had still to do. Its first task may be why it died; the others were not begun. */
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

/** Takes from a thread what it had still to do. */
function takeTasks(thread: PooledThread): Task[] {
  clearTimeout(thread.timer);
  const tasks = [...thread.tasks.values()];
  thread.tasks.clear();
  return tasks;
}

function ended(): Error {
  return new Error("Unexpected work for threads that have been ended");
}
