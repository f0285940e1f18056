/** Names a setting as the person who asked for the preflight can set it. */
import type { PressOrder } from "./finding.ts";

/**
 * Returns a setting's name in report.yaml for a report (`print.ink-limit`), or the option of the command for any other
 * file (`--ink-limit`).
 */
export function orderedSettingName({ kind }: Pick<PressOrder, "kind">, name: string): string {
  return kind === "any" ? `\`--${name}\`` : `\`print.${name}\``;
}
