/** Prints what came of a command: lines on standard error and output, or JSON on standard output. */
import { countMessages, firstOfEach, formatMessage, type PlainMessage } from "../messages/format-messages.ts";
import { githubCommands } from "../messages/github-commands.ts";
import { toJson } from "../messages/printable.ts";
import { toSarif } from "../messages/sarif.ts";
import { toolVersions } from "../outputs/tool-versions.ts";
import type { ExitCode } from "./command.ts";
import type { Outcome } from "./outcome.ts";
import type { Format } from "./report-options.ts";
import { printLine, printAside } from "./terminal.ts";

/** Prints messages and their number on standard error; of many of one kind the first, unless all are asked for. */
export function writeMessages(messages: readonly PlainMessage[], showsAll: boolean): void {
  for (const line of showsAll ? messages.map(formatMessage) : firstOfEach(messages)) printAside(line);
  const count = countMessages(messages);
  if (count) printAside(count);
}

/**
 * Prints an outcome for people: notices, messages and the summary.
 *
 * @param showsAll - whether each message is shown, however many there are of its kind
 * @param why - said before the end where nothing was made and the messages are not about the manuscript as it is now
 */
export function writeOutcome(outcome: Outcome, showsAll: boolean, why?: string): ExitCode {
  const { ok, messages, notices, outputs, summary } = outcome;
  const isStopped = !ok && outputs.length === 0;
  // What is about the machine stands with what was made: standard error is the manuscript's.
  if (!isStopped) for (const notice of notices) printLine(notice);
  writeMessages(messages, showsAll);
  if (isStopped) {
    if (why) printAside(`${why}: its messages are above.`);
    printAside("Nothing was written; mend what is said above and try again.");
  }
  for (const line of summary) printLine(line);
  return ok ? 0 : 1;
}

/** Prints an outcome for programs: what a command says of itself, then the messages. */
export function writeJson({ ok, messages }: Pick<Outcome, "ok" | "messages">, record: object): ExitCode {
  printLine(toJson({ ...record, messages }).trimEnd());
  return ok ? 0 : 1;
}

/**
 * Prints an outcome in a form that programs read. What people should know all the same is said aside.
 *
 * @param record - what a command says of itself, in JSON
 */
export function writeIn(
  format: Format,
  { ok, messages, notices = [], summary = [] }: Pick<Outcome, "ok" | "messages"> & Partial<Outcome>,
  record: object,
): ExitCode {
  if (format === "json") return writeJson({ ok, messages }, record);
  const text =
    format === "github"
      ? githubCommands(messages)
      : toJson(toSarif(messages, toolVersions()["report-press"]!)).trimEnd();
  if (text !== "") printLine(text);
  for (const line of [...notices, ...summary]) printAside(line);
  return ok ? 0 : 1;
}
