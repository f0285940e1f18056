/** Questions on a port in, each answered on it by the task that it names, out. */

export interface Question {
  id: number;
  name: string;
  input: unknown;
}

export type Answer = { id: number; output: unknown } | { id: number; error: Error };

interface Port {
  on: (event: "message", listener: (question: Question) => void) => unknown;
  postMessage: (answer: Answer) => void;
}

/**
 * One after another, in the order in which they came: a task that waits for its code would let the next ones
 * begin, and none would be answered until all are done.
 */
export function answerQuestions(port: Port, tasks: Readonly<Record<string, (input: never) => unknown>>): void {
  let last = Promise.resolve();
  port.on("message", (question) => {
    last = last.then(async () => port.postMessage(await answer(question)));
  });

  async function answer({ id, name, input }: Question): Promise<Answer> {
    try {
      return { id, output: await tasks[name]!(input as never) };
    } catch (error) {
      return { id, error: error instanceof Error ? error : new Error(String(error)) };
    }
  }
}
