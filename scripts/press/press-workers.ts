/** Declares the tasks that the print command and the preflight hand to threads. */
import type { LazyWorkers } from "../lib/workers/workers.ts";
import type { ForeignFile, UnreadFile } from "./preflight/facts/read-foreign-file.ts";
import type { PressFacts } from "./preflight/facts/read-press-file.ts";
import type { UnitToPress } from "./press-unit.ts";

export type PressWorkers = LazyWorkers<{
  pressUnit: (input: UnitToPress) => Promise<Uint8Array>;
  readPressFile: (input: Uint8Array) => Promise<PressFacts>;
  readForeignFile: (input: Uint8Array) => Promise<ForeignFile | UnreadFile>;
}>;
