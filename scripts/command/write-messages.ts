/** Files with their messages in; lines on standard error, or JSON on standard output, out. */
import type { VFile } from "vfile";
import { countMessages, formatMessage, toPlainMessages } from "../report/format-messages.ts";

/** `json` holds what the command says beside the messages. */
export function writeMessages(files: readonly VFile[], { json }: { json?: Record<string, unknown> }): void {
  const messages = toPlainMessages(files);
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...json, messages }, undefined, 2)}\n`);
    return;
  }
  for (const message of messages) process.stderr.write(`${formatMessage(message)}\n`);
  const count = countMessages(messages);
  if (count) process.stderr.write(`${count}\n`);
}

/**
 * Where an error in the manuscript, or on its pages, stops the way to the outputs: what is to be mended, and that
 * nothing was written.
 *
 * @param why - said before that, where the messages are not about the manuscript as it is now
 * @returns the command's exit code
 */
export function writeRefusal(
  files: readonly VFile[],
  { json, notices, why }: { json: boolean; notices: readonly string[]; why?: string },
): 1 {
  writeMessages(files, json ? { json: { notices } } : {});
  if (json) return 1;
  if (why) process.stderr.write(`${why}: its messages are above.\n`);
  process.stderr.write("Nothing was written; mend what is said above and try again.\n");
  return 1;
}
