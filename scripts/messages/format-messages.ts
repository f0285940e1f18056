/** Turns the messages of files into lines of text for people, and into plain objects for programs. */
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { Severity } from "./catalogue/catalogue-entry.ts";
import { plural } from "./plural.ts";
import { printable } from "./printable.ts";

export interface PlainMessage {
  file: string;
  line: number | undefined;
  column: number | undefined;
  severity: Severity;
  code: string;
  text: string;
}

/**
 * Returns messages in the order of files, lines and columns; the same message at the same place once.
 *
 * @param nameOf - what files are called: in outputs by their path in the manuscript, on terminals as these open
 * them
 */
export function toPlainMessages(
  files: readonly VFile[],
  nameOf: (file: VFile) => string = ({ path }) => path,
): PlainMessage[] {
  const seen = new Set<string>();
  return files.flatMap((file) =>
    file.messages
      .map((message) => toPlain(nameOf(file), message))
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
      .filter((message) => {
        const key = JSON.stringify(message);
        return !seen.has(key) && seen.add(key);
      }),
  );
}

/** Returns `file:line:column severity code text`, as editors and terminals make links of. */
export function formatMessage({ file, line, column, severity, code, text }: PlainMessage): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place} ${severity} ${code} ${text}`;
}

/** Most messages of a kind that are shown each. */
const mostOfOne = 5;

/** Returns what messages of one kind have alike: all but what they quote, and numbers. */
function kindOf({ severity, code, text }: PlainMessage): string {
  return `${severity} ${code} ${text.replaceAll(/"[^"]*"|`[^`]*`|\d+/g, "")}`;
}

/**
 * Returns messages in lines: all of a kind where there are a few, else the first, with the number of places and how
 * to see them.
 *
 * @param howToSeeAll - half a sentence
 */
export function firstOfEach(messages: readonly PlainMessage[], howToSeeAll = "`--all` shows each"): string[] {
  const kinds = messages.map(kindOf);
  const byKind = new Map<string, PlainMessage[]>();
  for (const [index, message] of messages.entries()) {
    const alike = byKind.get(kinds[index]!);
    if (alike) alike.push(message);
    else byKind.set(kinds[index]!, [message]);
  }
  return messages.flatMap((message, index) => {
    const alike = byKind.get(kinds[index]!)!;
    if (alike.length <= mostOfOne) return [formatMessage(message)];
    if (message !== alike[0]) return [];
    const files = new Set(alike.map(({ file }) => file)).size;
    const where = files === 1 ? "in this file" : `in ${files} files`;
    return [`${formatMessage(message)} (the first of ${alike.length} places ${where}; ${howToSeeAll})`];
  });
}

/** Returns `2 errors, 1 warning`; empty where there is neither. */
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

function toPlain(file: string, message: VFileMessage): PlainMessage {
  return {
    file: printable(file),
    line: message.line,
    column: message.column,
    severity: severityOf(message),
    code: message.ruleId ?? "",
    text: message.reason,
  };
}
