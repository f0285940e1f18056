/** Makes a report's pages for marking up, with all that the build had to say about them, or what changed on them. */
import { join } from "node:path";
import type { VFile } from "vfile";
import { languageFacts } from "../languages/languages.ts";
import { silent } from "../lib/progress.ts";
import { pathOf } from "../manuscript/files/file-name.ts";
import { sourceDate } from "../manuscript/source-date.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { callOf } from "../messages/call-of.ts";
import { plural } from "../messages/plural.ts";
import { UsageError } from "../messages/usage-error.ts";
import { repairOutputs, writeOutputs } from "../outputs/write-outputs.ts";
import type { BuildContext } from "../pipeline/build-context.ts";
import { joinBook } from "../pipeline/join.ts";
import { numberBook } from "../pipeline/number.ts";
import { openContext } from "../pipeline/open-context.ts";
import { pageBook } from "../pipeline/page.ts";
import { printBook } from "../pipeline/print.ts";
import { readBook } from "../pipeline/read.ts";
import { Stopped } from "../pipeline/stopped.ts";
import { gistOf, makeChangesFiles } from "../proof/changes-files.ts";
import { readProofFonts, type ProofFonts } from "../proof/inks.ts";
import { makeProof } from "../proof/make-proof.ts";
import { pageRemarks, placedBlocks } from "../proof/page-remarks.ts";
import { readRevision } from "../proof/revision.ts";
import type { SheetLayout } from "../proof/sheets.ts";
import type { Command } from "./command.ts";
import { messagesOf, refusedOutcome, type MakeOptions, type Outcome } from "./outcome.ts";
import { outputFolder } from "./output-folder.ts";
import {
  jobsOption,
  jsonOption,
  manuscriptArgument,
  manuscriptOption,
  outOption,
  readMakeOptions,
} from "./report-options.ts";
import { writeJson, writeOutcome } from "./write-messages.ts";

const layouts: readonly SheetLayout[] = ["pages", "spreads", "thumbnails"];

export interface ProofOptions extends MakeOptions {
  /** How pages lie on sheets: `pages` (one a sheet, the default), `spreads` or `thumbnails`. */
  layout?: string | undefined;
  /** Whether to number the lines of every page. */
  lines?: boolean | undefined;
  /**
   * Text that is stamped across every page, `none` for nothing; by default the word for proof in the report's
   * language.
   */
  stamp?: string | undefined;
  /**
   * An earlier state: a revision or tag of Git, a folder with the older manuscript, or a PDF that was built from
   * it. With it the changes since are shown instead.
   */
  since?: string | undefined;
  /** Whether to show, beside `since`, pages as they are now, not beside the old ones. */
  newOnly?: boolean | undefined;
  /** Whether to show, beside `since`, also pages on which only numbers or folios differ. */
  all?: boolean | undefined;
}

export interface ProofResult extends Outcome {
  /** How many pages and sheets there are and, with `since`, which pages changed how; undefined where none were made. */
  record?: Record<string, unknown>;
  /** Says why nothing was made, where the messages are those of the earlier state. */
  why?: string;
}

/** The outputs of the command with the messages about them. */
interface Made {
  files: VFile[];
  outputs: Map<string, Uint8Array | string>;
  record: Record<string, unknown>;
  gist: string;
}

/**
 * Makes `<slug>-proof.pdf` or, with `since`, `<slug>-changes.pdf` and `<slug>-changes.html`. Errors that were found on
 * pages stop nothing, but `ok` is false.
 *
 * @throws {UsageError} for options that don't go together, and a state or folder that can't be found
 * @throws {BrowserError} where there is no browser, or it can't be started
 */
export async function proof(options: ProofOptions = {}): Promise<ProofResult> {
  const { manuscript = usualManuscript(), progress = silent, since } = options;
  const layout = layouts.find((name) => name === (options.layout ?? "pages"));
  if (!layout) throw new UsageError(`Unexpected layout ${options.layout}, expected ${layouts.join(", ")}`);
  checkTogether(options, layout);
  const out = await outputFolder(options.out);
  sourceDate();
  await repairOutputs(out);
  // Most of both states is the same, and is read once.
  const context = openContext({ jobs: options.jobs, progress, remembers: since !== undefined });
  const { timings } = context;
  try {
    const { newOnly = false, all = false, lines = false, stamp } = options;
    const made = await (
      since === undefined
        ? provePages(manuscript, context, { layout, lines, stamp })
        : proveChanges(manuscript, context, since, { newOnly, all })
    ).finally(context.close);
    const { files } = made;
    await writeOutputs(out, made.outputs);
    context.store.sweep();
    const names = [...made.outputs.keys()];
    const paths = names.map((name) => join(out, name));
    return {
      ok: !hasErrors(files),
      messages: messagesOf(files),
      notices: context.notices(),
      outputs: paths,
      summary: [...paths, made.gist, `${timings.total.toFixed(1)} s`],
      record: { outputs: names, ...made.record, secondsByStep: timings.laps },
    };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { ...refusedOutcome(error.files, context.notices()), why: error.why };
  } finally {
    progress.end();
  }
}

async function proveChanges(
  manuscript: string,
  context: BuildContext,
  since: string,
  wishes: { newOnly: boolean; all: boolean },
): Promise<Made> {
  const { files, ...made } = await makeChangesFiles(manuscript, context, since, wishes);
  const { outputs, sheets, pages, printer } = made;
  const { same, ...differing } = pages;
  const record = { sheets, pages: differing, untouchedPages: same.length, printer };
  return { files, outputs, record, gist: gistOf(made) };
}

async function provePages(
  manuscript: string,
  context: BuildContext,
  wishes: { layout: SheetLayout; lines: boolean; stamp: string | undefined },
): Promise<Made> {
  const numbered = await numberBook(await readBook(manuscript, context), context);
  const lettering = await readProofFonts(numbered.report.theme, numbered.faces.faces);
  checkStamp(wishes.stamp, lettering);
  const paged = await pageBook(numbered, context, { printsAtOnce: true });
  const printed = await printBook(paged, context, { despitePages: true, cachesSource: true });
  const book = await joinBook(printed, context);
  context.progress.step("Marking");
  const { report, files, pagination } = book;
  const { settings, folder } = report;
  const remarks = pageRemarks(files, await placedBlocks(book.printed));
  const revision = await readRevision(folder, files.map(pathOf));
  const stamp = wishes.stamp === "none" ? "" : (wishes.stamp ?? languageFacts(settings.language).proofStamp);
  const { pdf, sheets } = await makeProof(book, { ...wishes, lettering, stamp, revision, remarks });
  context.timings.lap("mark");
  const pages = pagination.pageCount;
  return {
    files,
    outputs: new Map([[`${settings.slug}-proof.pdf`, pdf]]),
    record: { pages, sheets },
    gist: `${plural(pages, "page")} on ${plural(sheets, "sheet")}`,
  };
}

/**
 * Checks that the stamp can be set.
 *
 * @throws {UsageError} for a character that the report's typeface lacks
 */
function checkStamp(stamp: string | undefined, { bold }: ProofFonts): void {
  const missing = Array.from(stamp ?? "").find((character) => !bold.has(character));
  if (missing !== undefined)
    throw new UsageError(`Unexpected character ${missing} in --stamp, expected those of the report's typeface`);
}

/**
 * Checks that the options go together.
 *
 * @throws {UsageError} for options that have nothing to say about what is asked for
 */
function checkTogether(options: ProofOptions, layout: SheetLayout): void {
  if (options.lines && layout === "thumbnails")
    throw new UsageError("Unexpected --lines for thumbnails, which are too small, expected pages or spreads");
  const isGiven = { "new-only": options.newOnly, all: options.all, layout: options.layout, lines: options.lines };
  const given: Record<string, unknown> = { ...isGiven, stamp: options.stamp };
  const [idle, expected] =
    options.since === undefined
      ? [["new-only", "all"], "--since before it"]
      : [["layout", "lines", "stamp"], "no such option with --since: its pages have numbered lines and no stamp"];
  const found = idle.find((name) => given[name]);
  if (found !== undefined) throw new UsageError(`Unexpected --${found}, expected ${expected}`);
}

export const command: Command = {
  form: {
    name: "proof",
    purpose:
      "Makes a proof to read and mark up: the report's pages with wide margins, stamped, and with every message of\nthe build at its place. Or, with --since, what changed since an earlier state, page by page and word by word.",
    argument: manuscriptArgument,
    options: {
      manuscript: manuscriptOption,
      out: outOption,
      layout: { kind: "text", value: "LAYOUT", help: "pages (one a sheet, the default), spreads or thumbnails" },
      lines: { kind: "flag", help: "Numbers the lines of every page." },
      stamp: {
        kind: "text",
        value: "TEXT",
        help: "Across every page; none for no stamp. Default: PROOF, in the report's language",
      },
      since: {
        kind: "text",
        value: "STATE",
        help: "A revision or tag of Git, a folder with the older manuscript, or a PDF that was built from it.",
      },
      "new-only": { kind: "flag", help: "With --since: pages as they are now, not beside the old ones." },
      all: {
        kind: "flag",
        help: "Each message, however many there are of its kind; with --since, also pages on which only numbers differ.",
      },
      jobs: jobsOption,
      json: jsonOption,
    },
    epilogue: `
Made in DIR: <slug>-proof.pdf; with --since, <slug>-changes.pdf and <slug>-changes.html. Errors found on pages (a
table that is too wide, say) don't stop it: they are what a proof is to show. Headed with Git's name of the
manuscript's state, if it is under Git, and the hash of all that was read, which the report's own PDF carries too.

  ${callOf("proof", "--lines")}
  ${callOf("proof", "--layout spreads --stamp DRAFT")}
  ${callOf("proof", "--since v1")}

Exit code: 0 made, 1 something to mend in the manuscript, 2 a fault of the pipeline or the machine.`,
  },
  async run(options) {
    const { flags, texts } = options;
    const json = flags.has("json");
    const result = await proof({
      ...readMakeOptions(options),
      layout: texts.get("layout"),
      lines: flags.has("lines"),
      stamp: texts.get("stamp"),
      since: texts.get("since"),
      newOnly: flags.has("new-only"),
      all: flags.has("all"),
    });
    if (json) return writeJson(result, { ...result.record, notices: result.notices });
    return writeOutcome(result, flags.has("all"), result.why);
  },
};
