/** A command's form and its work in; the process's exit code out, whatever happens. */
import { BrowserError } from "../pages/browser-error.ts";
import { helpText, readOptions, type CommandForm, type Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** 0 clean, 1 something for the author to mend, 2 a fault of the pipeline or of the machine. */
export type ExitCode = 0 | 1 | 2;

export async function runCommand(form: CommandForm, work: (options: Options) => Promise<ExitCode>): Promise<void> {
  try {
    const options = readOptions(form, process.argv.slice(2));
    if (options.flags.has("help")) process.stdout.write(helpText(form));
    else process.exitCode = await work(options);
  } catch (error) {
    process.exitCode = reportFault(error, form);
  }
}

function reportFault(error: unknown, form: CommandForm): ExitCode {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}. Try: ${form.call} -- --help\n`);
    return 1;
  }
  if (error instanceof BrowserError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const fault = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`A fault of the pipeline, not of the manuscript: ${fault.message}\n`);
  if (process.env.REPORT_DEBUG) process.stderr.write(`${fault.stack}\n`);
  else process.stderr.write("Nothing was written. Set REPORT_DEBUG=1 to see where it happened.\n");
  return 2;
}
