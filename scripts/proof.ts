/** The command `npm run proof`: a manuscript in; its pages for marking up, with all that the build had to say about them, out. */
import { join, resolve } from "node:path";
import type { VFile } from "vfile";
import type { CommandForm } from "./command/options.ts";
import { makeProgress, silent } from "./command/progress.ts";
import { jobsOption, jsonOption, manuscriptOption, outOption } from "./command/report-options.ts";
import { runCommand } from "./command/run-command.ts";
import { StopWatch } from "./command/stop-watch.ts";
import { UsageError } from "./command/usage-error.ts";
import { writeMessages, writeRefusal } from "./command/write-messages.ts";
import { makeBook } from "./make-book.ts";
import { gistOf, makeChangesFiles } from "./proof/changes-files.ts";
import { readLettering } from "./proof/inks.ts";
import { makeProof } from "./proof/make-proof.ts";
import { pageRemarks, placedBlocks } from "./proof/page-remarks.ts";
import { proofWord } from "./proof/proof-word.ts";
import { readRevision } from "./proof/revision.ts";
import type { Layout } from "./proof/sheets.ts";
import { hasErrors } from "./report/has-errors.ts";
import { openWorkplace } from "./workplace.ts";
import { writeOutputs } from "./write-outputs.ts";
import { plural } from "./report/plural.ts";

const layouts: readonly Layout[] = ["pages", "spreads", "thumbnails"];

const form: CommandForm = {
  call: "npm run proof",
  purpose:
    "Makes a proof to read and mark up: the report's pages with wide margins, stamped, and with every message of\nthe build at its place. Or, with --since, what changed since an earlier state, page by page and word by word.",
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
    all: { kind: "flag", help: "With --since: also pages on which only numbers or folios differ." },
    jobs: jobsOption,
    json: jsonOption,
  },
  epilogue: `
Made in DIR: <slug>-proof.pdf; with --since, <slug>-changes.pdf and <slug>-changes.html. Errors found on pages (a
table that is too wide, say) don't stop it: they are what a proof is to show. Headed with Git's name of the
manuscript's state, if it is under Git, and the hash of all that was read, which the report's own PDF carries too.

  npm run proof -- --lines                        pages with numbered lines
  npm run proof -- --layout spreads --stamp DRAFT
  npm run proof -- --since v1                     what changed since the tag v1

Exit code: 0 made, 1 something to mend in the manuscript, 2 a fault of the pipeline or the machine.`,
};

void runCommand(form, async ({ flags, texts, counts }) => {
  const layout = layouts.find((name) => name === (texts.get("layout") ?? "pages"));
  if (!layout) throw new UsageError(`Unexpected layout ${texts.get("layout")}, expected ${layouts.join(", ")}`);
  const since = texts.get("since");
  checkTogether(new Set([...flags, ...texts.keys()]), layout, since);
  const lettering = await readLettering();
  const written = texts.get("stamp");
  const missing = Array.from(written ?? "").find((character) => !lettering.bold.has(character));
  if (missing !== undefined)
    throw new UsageError(`Unexpected character ${missing} in --stamp, expected those of the report's typeface`);

  const json = flags.has("json");
  const path = texts.get("manuscript") ?? "manuscript";
  const out = resolve(texts.get("out") ?? "dist");
  const progress = json ? silent : makeProgress();
  const watch = new StopWatch();
  // Most of both states is the same, and is read once.
  const workplace = openWorkplace(counts.get("jobs"), { remembers: since !== undefined });
  const making = { workplace, progress, watch, strict: false, despitePages: true };

  const proveChanges = async (state: string): Promise<Made> => {
    const wishes = { newOnly: flags.has("new-only"), all: flags.has("all"), lettering };
    const { made, files, failed } = await makeChangesFiles(path, state, making, wishes);
    if (!made) return { files, failure: failed === "old" ? `The state ${state} can't be laid out as it was` : "" };
    const { outputs, sheets, pages, printer } = made;
    const { same, ...differing } = pages;
    const record = { sheets, pages: differing, untouchedPages: same.length, printer };
    return { files, outputs, record, gist: gistOf(made) };
  };
  const provePages = async (): Promise<Made> => {
    const { book, files } = await makeBook(path, making);
    if (!book) return { files, failure: "" };
    progress.step("Marking");
    const { settings, folder } = book.report;
    const remarks = pageRemarks(files, await placedBlocks(book.printed));
    const revision = await readRevision(
      folder,
      files.map((file) => file.path),
    );
    const stamp = written === "none" ? "" : (written ?? proofWord[settings.language]);
    const wishes = { layout, lines: flags.has("lines"), stamp, revision, remarks, lettering };
    const { pdf, sheets } = makeProof(book, wishes);
    watch.lap("mark");
    const pages = book.pagination.pageCount;
    const outputs = new Map([[`${settings.slug}-proof.pdf`, pdf]]);
    return {
      files,
      outputs,
      record: { pages, sheets },
      gist: `${plural(pages, "page")} on ${plural(sheets, "sheet")}`,
    };
  };

  const made = await (since === undefined ? provePages() : proveChanges(since)).finally(workplace.close);
  const { files } = made;
  if ("failure" in made) {
    progress.end();
    return writeRefusal(files, { json, notices: workplace.notices(), why: made.failure });
  }
  await writeOutputs(out, made.outputs);
  workplace.store.sweep();
  progress.end();
  const notices = workplace.notices();
  if (!json) for (const notice of notices) process.stderr.write(`${notice}\n`);
  const record = { outputs: [...made.outputs.keys()], ...made.record, secondsByStep: watch.laps };
  writeMessages(files, json ? { json: { ...record, notices } } : {});
  if (!json) {
    for (const name of made.outputs.keys()) process.stdout.write(`${join(out, name)}\n`);
    process.stdout.write(`${made.gist}\n${watch.total.toFixed(1)} s\n`);
  }
  return hasErrors(files) ? 1 : 0;
});

/** What was made, or why not, beside the messages. */
type Made = { files: VFile[] } & (
  | { failure: string }
  | { outputs: Map<string, Uint8Array | string>; record: Record<string, unknown>; gist: string }
);

/** @throws {UsageError} for options that have nothing to say about what is asked for */
function checkTogether(given: ReadonlySet<string>, layout: Layout, since: string | undefined): void {
  if (given.has("lines") && layout === "thumbnails")
    throw new UsageError("Unexpected --lines for thumbnails, which are too small, expected pages or spreads");
  const [idle, expected] =
    since === undefined
      ? [["new-only", "all"], "--since before it"]
      : [["layout", "lines", "stamp"], "no such option with --since: its pages have numbered lines and no stamp"];
  const found = idle.find((name) => given.has(name));
  if (found !== undefined) throw new UsageError(`Unexpected --${found}, expected ${expected}`);
}
