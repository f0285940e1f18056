/** Names a setting as whoever asked for the preflight can set it. */
import type { PressOrder } from "./finding.ts";

/** Returns `print.ink-limit` for a report, `--ink-limit` for any other file. */
export function orderedSettingName({ kind }: Pick<PressOrder, "kind">, name: string): string {
  return kind === "any" ? `\`--${name}\`` : `\`print.${name}\``;
}
