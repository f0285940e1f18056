/** Makes the report, and its language editions where they are asked for: PDF, web page and record of each. */
import { callOf } from "../messages/call-of.ts";
import type { Command } from "./command.ts";
import {
  allOption,
  formatOption,
  jobsOption,
  jsonOption,
  manuscriptArgument,
  manuscriptOption,
  outOption,
  strictOption,
  namedFormat,
  readMakeOptions,
} from "./report-options.ts";
import { writeIn, writeOutcome } from "./write-messages.ts";
import { writeEditions } from "./build-editions.ts";
import { build } from "./build-report.ts";

export const command: Command = {
  form: {
    name: "build",
    purpose: "Makes the report: the PDF, one web page with the same numbering, and a record of the build.",
    argument: manuscriptArgument,
    options: {
      manuscript: manuscriptOption,
      out: outOption,
      jobs: jobsOption,
      all: allOption,
      strict: strictOption,
      editions: {
        kind: "flag",
        help: "Also the report's `language-editions`, each in a folder of DIR, and where they differ in structure.",
      },
      quality: {
        kind: "flag",
        help: "Also <slug>-pages.html: a picture of each place on the pages that could be better.",
      },
      format: formatOption,
      json: jsonOption,
    },
    epilogue: `
Made in DIR: <slug>.pdf, <slug>.html, <slug>-accessibility.html and build-report.json. All appear whole, or the old ones stay.
Messages read: file:line:column severity code text.

  ${callOf("build")}
  ${callOf("build", "chapter.md --out proofs")}
  ${callOf("build", "--editions")}

Exit code: 0 built, 1 something to mend in the manuscript, 2 a fault of the pipeline or the machine.`,
  },
  async run(options) {
    const { flags } = options;
    const format = namedFormat(options);
    const wishes = { ...readMakeOptions(options), strict: flags.has("strict"), quality: flags.has("quality") };
    if (flags.has("editions")) return writeEditions(wishes, format, flags.has("all"));
    const result = await build(wishes);
    if (format === undefined) return writeOutcome(result, flags.has("all"));
    const { record, changes, notices } = result;
    return writeIn(format, result, { ...record, ...(changes ? { changes } : {}), notices });
  },
};
