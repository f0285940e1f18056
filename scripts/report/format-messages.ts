/** Files with their messages in; lines of text for people, or plain objects for programs, out. */
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { Severity } from "./catalogue.ts";
import { plural } from "./plural.ts";

export interface PlainMessage {
  file: string;
  line: number | undefined;
  column: number | undefined;
  severity: Severity;
  code: string;
  text: string;
}

/** In the order of files, lines and columns; the same message at the same place once. */
export function toPlainMessages(files: readonly VFile[]): PlainMessage[] {
  const seen = new Set<string>();
  return files.flatMap((file) =>
    file.messages
      .map((message) => toPlain(file, message))
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
      .filter((message) => {
        const key = JSON.stringify(message);
        return !seen.has(key) && seen.add(key);
      }),
  );
}

/** `file:line:column severity code text`, as editors and terminals make links of. */
export function formatMessage({ file, line, column, severity, code, text }: PlainMessage): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place} ${severity} ${code} ${text}`;
}

/** `2 errors, 1 warning`; empty where there is neither. */
export function countMessages(messages: readonly PlainMessage[]): string {
  const count = (severity: Severity) => messages.filter((message) => message.severity === severity).length;
  const parts = (["error", "warning"] as const)
    .map((severity) => [count(severity), severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => plural(number, severity));
  return parts.join(", ");
}

export function severityOf({ fatal }: VFileMessage): Severity {
  return fatal === true ? "error" : fatal === false ? "warning" : "info";
}

function toPlain(file: VFile, message: VFileMessage): PlainMessage {
  return {
    file: file.path,
    line: message.line,
    column: message.column,
    severity: severityOf(message),
    code: message.ruleId ?? "",
    text: message.reason,
  };
}
