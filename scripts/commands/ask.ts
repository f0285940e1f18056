/** Asks questions on the terminal, each until its answer can be taken. */
import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { printable } from "../messages/printable.ts";
import { UsageError } from "../messages/usage-error.ts";

export interface Question {
  text: string;
  /** The answer that an empty line gives. */
  usual: string;
  /** Says why an answer can't be taken; undefined where it can. */
  refuse: (answer: string) => string | undefined;
}

/** Streams by which questions are asked and answered. */
export interface Terminal {
  input: Readable;
  output: Writable;
}

/**
 * Asks one question after another.
 *
 * @throws {UsageError} where the input ends before all are answered
 */
export async function ask(questions: readonly Question[], { input, output }: Terminal): Promise<string[]> {
  const lines = createInterface({ input, output });
  // Answers that are typed ahead wait here.
  const typed = lines[Symbol.asyncIterator]();
  const answers: string[] = [];
  try {
    for (const question of questions) answers.push(await askOne(question));
  } finally {
    lines.close();
  }
  return answers;

  async function askOne({ text, usual, refuse }: Question): Promise<string> {
    lines.setPrompt(`${text} [${printable(usual)}] `);
    for (;;) {
      lines.prompt();
      const { value, done } = await typed.next();
      if (done) throw new UsageError("Unexpected end of answers, expected one to each question");
      const answer = value.trim() || usual;
      const why = refuse(answer);
      if (why === undefined) return answer;
      output.write(`${printable(why)}\n`);
    }
  }
}
