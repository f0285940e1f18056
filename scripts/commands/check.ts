/** Reads a manuscript and says what to mend and where, without a browser. */
import type { VFile } from "vfile";
import { silent, type Progress } from "../lib/progress.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import { plural } from "../messages/plural.ts";
import { callOf } from "../messages/call-of.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { readingContext } from "../pipeline/build-context.ts";
import { allUnits, numberBook, type NumberedBook } from "../pipeline/number.ts";
import { readBook } from "../pipeline/read.ts";
import { filesOfStop } from "../pipeline/stopped.ts";
import type { Command } from "./command.ts";
import { messagesOf, type Outcome, type ReadOptions } from "./outcome.ts";
import { makeProgress } from "./progress.ts";
import {
  allOption,
  formatOption,
  manuscriptArgument,
  manuscriptOption,
  namedFormat,
  namedManuscript,
} from "./report-options.ts";
import { printLine } from "./terminal.ts";
import { writeIn, writeMessages } from "./write-messages.ts";

export interface CheckOptions extends ReadOptions {
  /** Whether warnings count as errors. */
  strict?: boolean | undefined;
}

/** Returns what is to be mended before the report can be laid out; what pages bring out is not among it. */
export async function check(options: CheckOptions = {}): Promise<Pick<Outcome, "ok" | "messages" | "summary">> {
  const { manuscript = usualManuscript(), progress = silent, strict = false } = options;
  const { files, counts } = await readAll(manuscript, progress)
    .catch((error: unknown) => ({ files: filesOfStop(error), counts: undefined }))
    .finally(() => progress.end());
  const messages = messagesOf(files);
  const isClean = counts && !messages.some(({ severity }) => severity !== "info");
  const summary = isClean ? [`Nothing to mend: ${counts}. What only pages show is told by ${callOf("build")}.`] : [];
  return { ok: !hasErrors(files, strict), messages, summary };
}

/** Returns the files of a manuscript, with all that is found before pages, and how much is in them. */
async function readAll(
  manuscript: string,
  progress: Progress,
): Promise<{ files: readonly VFile[]; counts: string | undefined }> {
  const context = readingContext(progress);
  const numbered = await numberBook(await readBook(manuscript, context), context);
  await allUnits(numbered);
  return { files: numbered.files, counts: countsOf(numbered) };
}

/** Returns `12 files, 14 notes, 5 figures`; notes are counted as `build` counts them, without footnotes. */
function countsOf({ report, numbering }: Pick<NumberedBook, "report" | "numbering">): string {
  const { notes, footnotes, targets } = numbering;
  const kinds = Array.from(targets.values(), ({ kind }) => kind);
  const ofKind = (kind: "figure" | "table" | "box") => kinds.filter((one) => one === kind).length;
  return [
    [report.sections.length, "file"] as const,
    [notes.length, "note"] as const,
    [footnotes.length, "footnote"] as const,
    ...(["figure", "table"] as const).map((kind) => [ofKind(kind), kind] as const),
    [ofKind("box"), "box", "boxes"] as const,
  ]
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, one, many]) => plural(count, one, many))
    .join(", ");
}

export const command: Command = {
  form: {
    name: "check",
    purpose: "Reads the manuscript and says what to mend and where. Makes no PDF and needs no browser.",
    argument: manuscriptArgument,
    options: {
      manuscript: manuscriptOption,
      all: allOption,
      strict: { kind: "flag", help: "Warnings count as errors." },
      format: formatOption,
      json: { kind: "flag", help: "The same as --format json." },
    },
    epilogue: "Exit code: 0 nothing to mend, 1 something to mend, 2 a fault of the pipeline.",
  },
  async run(options) {
    const { flags } = options;
    const format = namedFormat(options);
    const result = await check({
      manuscript: namedManuscript(options),
      progress: format === undefined ? makeProgress() : silent,
      strict: flags.has("strict"),
    });
    if (format !== undefined) return writeIn(format, result, {});
    writeMessages(result.messages, flags.has("all"));
    for (const line of result.summary) printLine(line);
    return result.ok ? 0 : 1;
  },
};
