/** Writes messages as SARIF 2.1.0, the form of findings that programs for code review read. */
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { PlainMessage } from "./format-messages.ts";
import { pathFromWorkspace } from "./workspace-path.ts";

const levels = { error: "error", warning: "warning", info: "note" } as const;

/** The folder from which paths count: the repository's on GitHub, else that in which the command was called (SARIF 2.1.0, 3.14.14). */
const base = "%SRCROOT%";

/**
 * Returns a log of one run; absolute paths outside of the folder from which paths count are `file:` addresses.
 *
 * @param workspace - the repository's folder; undefined for the one that GitHub names, where it does
 */
export function toSarif(messages: readonly PlainMessage[], version: string, workspace?: string): Log {
  const codes = [...new Set(messages.map(({ code }) => code))].toSorted((a, b) => a.localeCompare(b, "en"));
  const rules: ReportingDescriptor[] = codes.map((id) => ({ id }));
  return {
    version: "2.1.0",
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    runs: [
      {
        tool: { driver: { name: "report-press", version, rules } },
        columnKind: "utf16CodeUnits",
        results: messages.map((message) => resultOf(message, codes, workspace)),
      },
    ],
  };
}

function resultOf(
  { file, line, column, severity, code, text }: PlainMessage,
  codes: readonly string[],
  workspace: string | undefined,
): Result {
  const path = pathFromWorkspace(file, workspace);
  const artifactLocation = isAbsolute(path) ? { uri: pathToFileURL(path).href } : { uri: uriOf(path), uriBaseId: base };
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text },
    locations: [{ physicalLocation: { artifactLocation, ...region } }],
  };
}

/** Returns a relative path as a reference: blanks and letters that are not ASCII are escaped, and so is a colon. */
function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
