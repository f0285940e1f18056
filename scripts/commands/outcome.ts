/** Declares what functions that make something of a report take and give, and reads messages for them. */
import type { VFile } from "vfile";
import type { Progress } from "../lib/progress.ts";
import { toPlainMessages, type PlainMessage } from "../messages/format-messages.ts";

/** Says what to read, and how. */
export interface ReadOptions {
  /** A folder with report.yaml, or one Markdown file; by default `manuscript`. Relative to the working folder. */
  manuscript?: string | undefined;
  /** Is told of each step; by default nobody is. */
  progress?: Progress | undefined;
}

/** Says what to make of which manuscript, and where. */
export interface MakeOptions extends ReadOptions {
  /** The folder for what is made; by default `dist`. */
  out?: string | undefined;
  /** How many browsers work side by side; by default as many as the machine has cores and memory for. */
  jobs?: number | undefined;
}

/** Returned by every command that makes something of a report. */
export interface Outcome {
  /** Whether all is made and nothing stands against it: the exit code is 0, otherwise 1. */
  ok: boolean;
  /**
   * Everything there is to say about the manuscript, by file, line and column. Paths are those of the working folder,
   * or, where the manuscript lies elsewhere, of the manuscript's.
   */
  messages: PlainMessage[];
  /** Everything there is to say about the machine, such as a cache that can't be written. */
  notices: string[];
  /** The files that were written, with their folder as it was given; empty where nothing was. */
  outputs: string[];
  /** Tells people in lines what was made. */
  summary: string[];
}

/** Returns the messages of all files, whose paths hold none of the machine. */
export function messagesOf(files: readonly VFile[]): PlainMessage[] {
  return toPlainMessages(files);
}

/** Returns the outcome of a command that messages have stopped. */
export function refusedOutcome(files: readonly VFile[], notices: string[] = []): Outcome & { ok: false } {
  return { ok: false, messages: messagesOf(files), notices, outputs: [], summary: [] };
}
