/** Runs a command's work and gives the process its exit code, whatever happens. */
import { printLine, printAside } from "./terminal.ts";
import { BrowserError } from "../browser/browser-error.ts";
import { explainRefusal } from "../lib/process/machine-error.ts";
import type { Command, ExitCode } from "./command.ts";
import { helpText, readOptions, type CommandForm } from "./options.ts";
import { callOf } from "../messages/call-of.ts";
import { UsageError } from "../messages/usage-error.ts";

/** Runs a command as the process's own. @param args - what follows its name, by default all behind the path of the script */
export async function runCommand({ form, run }: Command, args = process.argv.slice(2)): Promise<void> {
  // A terminal that was closed, or `| head`: what is said reaches nobody, and what is made is made all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", expectClosed);
  // Thrown where nobody waits for it, as in a listener.
  process.on("uncaughtException", (error) => process.exit(reportFault(error, form)));
  try {
    refuseSwallowed(form, args);
    const options = readOptions(form, args);
    if (options.flags.has("help")) printLine(helpText(form).trimEnd());
    else process.exitCode = await run(options);
  } catch (error) {
    process.exitCode = reportFault(error, form);
  }
}

/**
 * Refuses options that npm took for its own, since no `--` stood before them: it hands them on in the environment.
 *
 * @throws {UsageError} which shows the line as it should be
 */
function refuseSwallowed({ name: command, options }: CommandForm, args: readonly string[]): void {
  const environment = process.env;
  if (environment["npm_lifecycle_event"] !== command) return;
  const swallowed = Object.entries(options).flatMap(([name, { kind }]) => {
    const value = environment[`npm_config_${name.replaceAll("-", "_")}`];
    if (value === undefined || value === "" || value === "false") return [];
    return [kind === "flag" || value === "true" ? `--${name}` : `--${name} ${value}`];
  });
  if (swallowed.length === 0) return;
  const rest = [...swallowed, ...args].join(" ");
  throw new UsageError(
    `Unexpected ${swallowed[0]} before \`--\`, where npm takes it for its own option, expected \`npm run ${command} -- ${rest}\``,
  );
}

/**
 * Ignores that nobody reads what is written.
 *
 * @throws {Error} any other
 */
function expectClosed(error: NodeJS.ErrnoException): void {
  if (!["EPIPE", "EIO", "ECONNRESET", "ERR_STREAM_DESTROYED"].includes(error.code ?? "")) throw error;
}

function reportFault(error: unknown, form: CommandForm): ExitCode {
  if (error instanceof UsageError) {
    printAside(`${error.message}. Try: ${callOf(form.name, "--help")}`);
    return 1;
  }
  const known = error instanceof BrowserError ? error : explainRefusal(error);
  if (known) {
    printAside(known.message);
    if (process.env.REPORT_DEBUG) printAside(known.stack ?? "");
    return 2;
  }
  const fault = error instanceof Error ? error : new Error(String(error));
  printAside(`A fault of the pipeline, not of the manuscript: ${fault.message}`);
  if (process.env.REPORT_DEBUG) printAside(fault.stack ?? "");
  else printAside("Nothing was written. Set REPORT_DEBUG=1 to see where it happened.");
  return 2;
}
