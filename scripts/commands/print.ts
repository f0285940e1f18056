/** Makes what a printer needs: the body and the cover as PDF/X-4, and the preflight of both. */
import { basename, join } from "node:path";
import { silent } from "../lib/progress.ts";
import { terminalPath } from "../manuscript/files/file-name.ts";
import { imageSize } from "image-size";
import type { Picture } from "../manuscript/pictures/read-pictures.ts";
import { sourceDate } from "../manuscript/source-date.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import type { PlainMessage } from "../messages/format-messages.ts";
import { toJson } from "../messages/printable.ts";
import { repairOutputs, writeOutputs } from "../outputs/write-outputs.ts";
import { metadataOf } from "../pipeline/book-facts.ts";
import type { BuildContext } from "../pipeline/build-context.ts";
import { joinBook, type Book } from "../pipeline/join.ts";
import { numberBook } from "../pipeline/number.ts";
import { openContext } from "../pipeline/open-context.ts";
import { pageBook } from "../pipeline/page.ts";
import { printBook } from "../pipeline/print.ts";
import { readBook } from "../pipeline/read.ts";
import { filesOfStop, stopAtErrors } from "../pipeline/stopped.ts";
import { complainOfPictures, refuseMissingPictures } from "../pipeline/unprintable.ts";
import { makePressFiles, type PressFiles } from "../press/make-press-files.ts";
import { unreadableJpegs } from "../press/pictures/unreadable-jpegs.ts";
import { nameOfFile, preflightFiles } from "../press/preflight-files.ts";
import type { PictureFile } from "../press/preflight/finding.ts";
import { pagesOfResult, preflightLines } from "../press/preflight/preflight-lines.ts";
import type { Preflight } from "../press/preflight/run-preflight.ts";
import { toPreflightPage } from "../press/preflight/preflight-page.ts";
import type { Command } from "./command.ts";
import { messagesOf, refusedOutcome, type MakeOptions, type Outcome } from "./outcome.ts";
import { outputFolder } from "./output-folder.ts";
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
import { printLine, printAside } from "./terminal.ts";
import { writeIn, writeJson, writeMessages, writeOutcome } from "./write-messages.ts";

export interface PrintOptions extends MakeOptions {
  /** Whether warnings count as errors: nothing is written then. */
  strict?: boolean | undefined;
}

export interface PrintResult extends Outcome {
  /**
   * Everything that stands against printing, by file, the body first; `ok` is false where something does. Undefined where nothing
   * was made.
   */
  preflights?: Preflight[];
  secondsByStep?: Record<string, number>;
}

/**
 * Makes `<slug>-print.pdf`, `<slug>-print-cover.pdf` where the report has a cover, and `<slug>-preflight.html` and
 * `.json`. Files that the preflight refuses are written too, for a look at what is wrong.
 *
 * @throws {UsageError} where `out` is no folder that can be written in
 * @throws {BrowserError} where there is no browser, or it can't be started
 */
export async function print(options: PrintOptions = {}): Promise<PrintResult> {
  const { manuscript = usualManuscript(), progress = silent, strict = false } = options;
  const out = await outputFolder(options.out);
  sourceDate();
  await repairOutputs(out);
  const context = openContext({ jobs: options.jobs, progress });
  const { timings } = context;
  try {
    const read = await readBook(manuscript, context);
    refuseMissingPictures(read.files);
    const numbered = await numberBook(read, context);
    const paged = await pageBook(numbered, context, { strict, printsAtOnce: true });
    const book = await joinBook(await printBook(paged, context, { cachesSource: true }), context);
    const { files } = book;
    stopAtErrors(files, strict);
    progress.step("Converting to inks");
    const made = await convertBook(book, context);
    if (!made) return refusedOutcome(files, context.notices());
    timings.lap("inks");
    progress.step("Preflight");
    const { settings, theme } = book.report;
    const preflights = await preflightFiles(made, {
      slug: settings.slug,
      trim: book.trim,
      print: settings.print,
      theme,
      pictures: pictureFiles(book.pictures),
      workers: context.workers,
    });
    timings.lap("preflight");
    const outputs = pressOutputs(book, made, preflights);
    await writeOutputs(out, outputs);
    context.store.sweep();
    return {
      ok: preflights.every((preflight) => preflight.passed),
      messages: messagesOf(files),
      notices: context.notices(),
      outputs: [...outputs.keys()].map((name) => join(out, name)),
      summary: [
        `${join(out, nameOfFile(settings.slug, "body"))}: ${summaryOf(made, settings.print.signature)}, ${timings.total.toFixed(1)} s`,
      ],
      preflights,
      secondsByStep: timings.laps,
    };
  } catch (error) {
    return refusedOutcome(filesOfStop(error), context.notices());
  } finally {
    progress.end();
    await context.close();
  }
}

/**
 * Converts the book to the printer's colours.
 *
 * @returns undefined where a picture can't be decoded, which is then told at its place
 */
async function convertBook(book: Book, { store, workers }: BuildContext): Promise<PressFiles | undefined> {
  const { settings, profile, theme } = book.report;
  const metadata = metadataOf(book);
  const date = metadata.date ?? new Date(0);
  return makePressFiles(
    {
      printed: book.printed,
      textFirst: book.pagination.textFirst,
      trim: book.trim,
      sheet: book.sheet,
      settings: settings.print,
      theme,
      faces: book.faces.faces,
      pictures: book.pictures,
      profile,
      metadata: { ...metadata, date },
      slug: [date.toISOString().slice(0, 10), `source ${book.sourceHash.slice(0, 12)}`],
      spineFoot: settings.abbreviation,
    },
    { store, workers },
  ).catch((error: unknown) => {
    const urls = unreadableJpegs(book.pictures.values());
    if (urls.length === 0) throw error;
    complainOfPictures(book, urls, "it is damaged, so that not all of it can be decoded: save it anew");
    return undefined;
  });
}

function pressOutputs(
  { report }: Book,
  made: PressFiles,
  preflights: readonly Preflight[],
): Map<string, Uint8Array | string> {
  const { slug, title } = report.settings;
  return new Map<string, Uint8Array | string>([
    [nameOfFile(slug, "body"), made.body],
    ...(made.cover ? [[nameOfFile(slug, "cover"), made.cover.bytes] as const] : []),
    [`${slug}-preflight.json`, toJson(preflights)],
    [`${slug}-preflight.html`, toPreflightPage(title, preflights)],
  ]);
}

/** Returns the files of pictures that have pixels, which drawings and pages of PDFs have not. */
function pictureFiles(pictures: ReadonlyMap<string, Picture>): PictureFile[] {
  const withPixels = [...pictures.values()].filter(({ mediaType, page }) => mediaType !== "image/svg+xml" && !page);
  return withPixels.map(({ path, bytes }) => {
    const { width, height } = imageSize(bytes);
    return { name: path, widthPx: width, heightPx: height };
  });
}

/** Returns `584 pages (2 blank to fill signatures of 8), cover with a spine of 29.2 mm, ready for the press`. */
function summaryOf({ plan, cover }: PressFiles, signature: number): string {
  const filling = plan.body.filter((page) => "blank" in page && page.blank === "signature").length;
  const filled = filling > 0 ? ` (${filling} blank to fill signatures of ${signature})` : "";
  const spine = cover && `${cover.spineMm} mm${cover.titled ? "" : ", too narrow for a title"}`;
  return `${plan.body.length} pages${filled}${spine === undefined ? "" : `, cover with a spine of ${spine}`}`;
}

/** Returns the messages, and behind them what the preflight found, as messages about the files that were made. */
function withPreflights({ messages, preflights = [], outputs }: PrintResult): PlainMessage[] {
  const found = preflights.flatMap(({ file, checks }) => {
    const path = outputs.find((each) => basename(each) === file) ?? file;
    return checks.flatMap(({ check, results }) =>
      results.map((result): PlainMessage => {
        const severity = result.severity === "note" ? "info" : result.severity;
        const text = `${result.text}${pagesOfResult(result)}`;
        return {
          file: terminalPath({ cwd: "", path }),
          line: undefined,
          column: undefined,
          severity,
          code: check,
          text,
        };
      }),
    );
  });
  return [...messages, ...found];
}

export const command: Command = {
  form: {
    name: "print",
    purpose: "Makes what a printer needs: the body and the cover as PDF/X-4, and the preflight of both.",
    argument: manuscriptArgument,
    options: {
      manuscript: manuscriptOption,
      out: outOption,
      jobs: jobsOption,
      all: allOption,
      strict: strictOption,
      format: formatOption,
      json: jsonOption,
    },
    epilogue: `
Made in DIR: <slug>-print.pdf, <slug>-print-cover.pdf where the report has a cover, <slug>-preflight.html and
<slug>-preflight.json. Pages break where those of the screen PDF break. Settings: \`print\` in report.yaml.

Exit code: 0 made, 1 something to mend in the manuscript or found by the preflight, 2 a fault of the pipeline or
the machine.`,
  },
  async run(options) {
    const { flags } = options;
    const format = namedFormat(options);
    const result = await print({
      ...readMakeOptions(options),
      strict: flags.has("strict"),
    });
    const { ok, preflights, secondsByStep, notices, outputs } = result;
    if (format === "json")
      return writeJson(result, preflights ? { passed: ok, preflights, secondsByStep, notices } : { notices });
    if (format !== undefined) return writeIn(format, { ...result, messages: withPreflights(result) }, {});
    if (!preflights) return writeOutcome(result, flags.has("all"));
    for (const notice of notices) printLine(notice);
    writeMessages(result.messages, flags.has("all"));
    for (const line of preflightLines(preflights)) printAside(line);
    for (const line of result.summary) printLine(line);
    const page = outputs.find((path) => path.endsWith(".html"));
    if (!ok) printAside(`Not ready for the press; see ${page}`);
    return ok ? 0 : 1;
  },
};
