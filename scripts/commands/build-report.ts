/** Makes a report's PDF and web page, and a record of the build. */
import { join } from "node:path";
import { silent } from "../lib/progress.ts";
import { sourceDate } from "../manuscript/source-date.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import { plural } from "../messages/plural.ts";
import type { Changes } from "../outputs/compare-builds.ts";
import { sayChanges } from "../outputs/say-changes.ts";
import { repairOutputs } from "../outputs/write-outputs.ts";
import { folioOf } from "../pages/folios.ts";
import { joinBook } from "../pipeline/join.ts";
import { numberBook } from "../pipeline/number.ts";
import { openContext } from "../pipeline/open-context.ts";
import { pageBook } from "../pipeline/page.ts";
import { printBook } from "../pipeline/print.ts";
import { readBook } from "../pipeline/read.ts";
import { filesOfStop, stopAtErrors } from "../pipeline/stopped.ts";
import { makeSideOutputs, writeBook, type BuildRecord } from "../pipeline/write.ts";
import { messagesOf, refusedOutcome, type MakeOptions, type Outcome } from "./outcome.ts";
import { outputFolder } from "./output-folder.ts";

export interface BuildOptions extends MakeOptions {
  /** Whether warnings count as errors: nothing is written then. */
  strict?: boolean | undefined;
  /** Whether to make `<slug>-pages.html` too: a picture of each place on the pages that could be better. */
  quality?: boolean | undefined;
}

export interface BuildResult extends Outcome {
  /** The contents of build-report.json; undefined where messages stopped the build. */
  record?: BuildRecord;
  /** Differences from the build before, where that lies in the same folder. */
  changes?: Changes | undefined;
}

/**
 * Makes `<slug>.pdf`, `<slug>.html` and build-report.json. All appear whole, or the old ones stay.
 *
 * @throws {UsageError} where `out` is no folder that can be written in
 * @throws {BrowserError} where there is no browser, or it can't be started
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const { manuscript = usualManuscript(), progress = silent, strict = false, quality = false } = options;
  const out = await outputFolder(options.out);
  sourceDate();
  await repairOutputs(out);
  const context = openContext({ jobs: options.jobs, progress });
  let ending: Promise<void> | undefined;
  try {
    const numbered = await numberBook(await readBook(manuscript, context), context);
    const paged = await pageBook(numbered, context, { strict, printsAtOnce: true, joinsNext: true });
    const printed = await printBook(paged, context, { pictures: quality, cachesSource: true });
    // It is awaited at the end, with all else that is closed.
    context.browsers.end().catch(() => undefined);
    // A thread joins the units meanwhile.
    const [book, side] = await Promise.all([joinBook(printed, context), makeSideOutputs(out, printed, context)]);
    // While the report is written.
    ending = context.close();
    stopAtErrors(book.files, strict);
    progress.step("Writing");
    const { record, changes } = await writeBook(
      out,
      { book, side },
      { timings: context.timings, sandboxNotice: context.sandboxNotice() },
    );
    context.store.sweep();
    const pdf = join(out, `${book.report.settings.slug}.pdf`);
    const counts = `${plural(record.pages, "page")}, ${plural(record.notes, "note")}`;
    return {
      ok: true,
      messages: messagesOf(book.files),
      notices: context.notices(),
      outputs: [...Object.keys(record.outputs), "build-report.json"].map((name) => join(out, name)),
      summary: [
        `${pdf}: ${counts}, ${context.timings.total.toFixed(1)} s`,
        sayChanges(record.laidOut, changes, (page) => folioOf(page, book.pagination.textFirst)),
      ],
      record,
      changes,
    };
  } catch (error) {
    return refusedOutcome(filesOfStop(error), context.notices());
  } finally {
    progress.end();
    await (ending ?? context.close());
  }
}
