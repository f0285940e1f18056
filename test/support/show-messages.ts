/** Shows a file's messages as lines `line:column severity code text` in the order of their places. */
import type { VFile } from "vfile";
import { severityOf } from "#messages/format-messages.ts";

export function showMessages(file: VFile): string {
  return file.messages
    .toSorted((a, b) => a.line! - b.line! || a.column! - b.column! || (a.ruleId! < b.ruleId! ? -1 : 1))
    .map((message) => `${message.line}:${message.column} ${severityOf(message)} ${message.ruleId} ${message.reason}\n`)
    .join("");
}
