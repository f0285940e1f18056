/** The command `npm run check`: a manuscript in, its messages out, without a browser. */
import { makeProgress, silent } from "./command/progress.ts";
import type { CommandForm } from "./command/options.ts";
import { manuscriptOption } from "./command/report-options.ts";
import { runCommand } from "./command/run-command.ts";
import { writeMessages } from "./command/write-messages.ts";
import { prepareReport } from "./prepare-report.ts";
import { hasErrors } from "./report/has-errors.ts";

const form: CommandForm = {
  call: "npm run check",
  purpose: "Reads the manuscript and says what to mend and where. Makes no PDF and needs no browser.",
  options: {
    manuscript: manuscriptOption,
    strict: { kind: "flag", help: "Warnings count as errors." },
    json: { kind: "flag", help: "Messages as JSON on standard output." },
  },
  epilogue: "Exit code: 0 nothing to mend, 1 something to mend, 2 a fault of the pipeline.",
};

void runCommand(form, async ({ flags, texts }) => {
  const json = flags.has("json");
  const progress = json ? silent : makeProgress();
  progress.step("Reading");
  const { files } = await prepareReport(texts.get("manuscript") ?? "manuscript");
  progress.end();
  writeMessages(files, json ? { json: {} } : {});
  return hasErrors(files, flags.has("strict")) ? 1 : 0;
});
