/**
 * Exports what the commands do as functions, for programs that make reports.
 *
 * Each takes the options of its command and returns what came of it; none prints anything or ends the process. What an
 * author can mend is in `messages`. A UsageError is thrown for options that can't be followed, a BrowserError where
 * the browser is missing or can't be started, and any other error for a fault of the pipeline or the machine.
 *
 * @example
 * import { build } from "report-press";
 *
 * const { ok, messages, outputs } = await build({ manuscript: "manuscript", out: "dist" });
 * for (const { file, line, severity, text } of messages) console.log(`${file}:${line} ${severity}: ${text}`);
 * if (ok) console.log(`made ${outputs.join(", ")}`);
 */
export { build, type BuildOptions, type BuildResult } from "./commands/build-report.ts";
export { buildEditions, type EditionsResult } from "./commands/build-editions.ts";
export { check, type CheckOptions } from "./commands/check.ts";
export { notes, type NotesResult } from "./commands/notes.ts";
export type { MakeOptions, Outcome, ReadOptions } from "./commands/outcome.ts";
export { print, type PrintOptions, type PrintResult } from "./commands/print.ts";
export { proof, type ProofOptions, type ProofResult } from "./commands/proof.ts";
export { watch, type Watching, type WatchOptions } from "./commands/watch.ts";
export { BrowserError } from "./browser/browser-error.ts";
export type { Progress } from "./lib/progress.ts";
export type { PlainMessage } from "./messages/format-messages.ts";
export { UsageError } from "./messages/usage-error.ts";
