/** Declares a command: how it is called, and what it does with its options. */
import type { CommandForm, CommandOptions } from "./options.ts";

/** 0 clean, 1 something for the author to mend, 2 a fault of the pipeline or of the machine, 128 + n ended by signal n. */
export type ExitCode = number;

export interface Command {
  form: CommandForm;
  /** Prints what came of it on the terminal. Throws a UsageError for options that it can't follow. */
  run: (options: CommandOptions) => Promise<ExitCode>;
}
