/** Answers messages on a port by running the tasks that they name. */
import { openWorkQueue } from "./work-queue.ts";

export interface TaskQuestion {
  id: number;
  name: string;
  input: unknown;
}

export type TaskAnswer = { id: number; output: unknown } | { id: number; error: Error };

interface Port {
  on: (event: "message", listener: (question: TaskQuestion) => void) => unknown;
  postMessage: (answer: TaskAnswer) => void;
}

/**
 * Runs a thread's tasks one after another, in the order of the messages. If a task that waits for its code let the next
 * ones begin, none would be answered until all are done.
 */
export function answerQuestions(
  port: Port,
  tasks: Readonly<Record<string, (input: never) => unknown>>,
  onAnswered = () => undefined as void,
): void {
  const turns = openWorkQueue();
  port.on("message", (question) => {
    // An answer that can't be sent ends the thread, and the pool gets the error.
    void turns
      .run(() => answer(question))
      .then((found) => port.postMessage(found))
      .then(onAnswered);
  });

  async function answer({ id, name, input }: TaskQuestion): Promise<TaskAnswer> {
    try {
      return { id, output: await tasks[name]!(input as never) };
    } catch (error) {
      return { id, error: error instanceof Error ? error : new Error(String(error)) };
    }
  }
}
