/** Ends the way of a report where its author has something to mend first. */
import type { VFile } from "vfile";
import type { MessageCode } from "../messages/catalogue.ts";
import { hasErrors } from "../messages/has-errors.ts";

/** Thrown by a step that can't go on; what stands in the way is told already, as messages of `files`. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly files: readonly VFile[];
  /** Says whose messages they are, where they are not those of the manuscript as it is; else empty. */
  readonly why: string;

  constructor(files: readonly VFile[], why = "") {
    super("Unexpected errors in the manuscript, expected none");
    this.files = files;
    this.why = why;
  }
}

/** Stops where so much was found in one place that other steps would not get through it. @throws {Stopped} then */
export function stopAtExcess(files: readonly VFile[]): void {
  const excess: MessageCode = "too-large";
  if (files.some(({ messages }) => messages.some(({ ruleId }) => ruleId === excess))) throw new Stopped(files);
}

/** Stops. @throws {Stopped} where an error was found; with `strict`, a warning too */
export function stopAtErrors(files: readonly VFile[], strict = false): void {
  if (hasErrors(files, strict)) throw new Stopped(files);
}

/** Returns the files with what is to be mended, for `catch`. @throws {unknown} any other error */
export function filesOfStop(error: unknown): readonly VFile[] {
  if (error instanceof Stopped) return error.files;
  throw error;
}
