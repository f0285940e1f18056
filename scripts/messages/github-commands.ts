/** Writes messages as GitHub's workflow commands, so that they stand at their lines in a pull request. */
import type { PlainMessage } from "./format-messages.ts";
import { pathFromWorkspace } from "./workspace-path.ts";

const commands = { error: "error", warning: "warning", info: "notice" } as const;

/**
 * Returns a line for each message: `::error file=report.yaml,line=3,col=1,title=bad-setting::Unexpected …`.
 *
 * @param workspace - the repository's folder, from which GitHub counts paths; undefined where none is known
 */
export function githubCommands(messages: readonly PlainMessage[], workspace?: string): string {
  return messages
    .map(({ file, line, column, severity, code, text }) => {
      const place = line === undefined ? [] : [`line=${line}`, `col=${column ?? 1}`];
      const facts = [`file=${property(pathFromWorkspace(file, workspace))}`, ...place, `title=${property(code)}`];
      return `::${commands[severity]} ${facts.join(",")}::${data(text)}`;
    })
    .join("\n");
}

/** Escapes what ends a command (github.com/actions/toolkit, packages/core/src/command.ts). */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Escapes what ends a property, too. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
