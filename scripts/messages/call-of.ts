/** Says how a command is called: by npm's script in a checkout, by the package's name where that is installed. */
import { ownBundle } from "../lib/workers/own-bundle.ts";

/**
 * Returns the line that calls a command.
 *
 * @param rest - options and arguments, as `--since v1`
 */
export function callOf(command: string, rest = ""): string {
  if (ownBundle()?.isShipped) return ["npx report-press", command, rest].filter(Boolean).join(" ");
  return `npm run ${command}${rest && ` -- ${rest}`}`;
}
