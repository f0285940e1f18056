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
