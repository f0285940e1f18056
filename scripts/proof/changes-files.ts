/** Makes the PDF and the web page that show what changed since an earlier state. */
import type { VFile } from "vfile";
import { withMemory } from "../lib/cache/with-memory.ts";
import { pathOf } from "../manuscript/files/file-name.ts";
import type { CurrentManuscript } from "../manuscript/files/relocate-files.ts";
import type { BuildContext } from "../pipeline/build-context.ts";
import { numberBook } from "../pipeline/number.ts";
import { pageBook } from "../pipeline/page.ts";
import { printBook, type PrintedBook } from "../pipeline/print.ts";
import { readBook } from "../pipeline/read.ts";
import { filesOfStop, Stopped } from "../pipeline/stopped.ts";
import { readChangesStyles } from "../theme/read-styles.ts";
import { toChangesPage } from "./changes-page.ts";
import { pagesOfFate, printerList, ranges } from "./page-ranges.ts";
import { compareReports } from "./compare-reports.ts";
import type { PageChange, PageFate } from "./page-change.ts";
import { findEarlier, locate } from "./earlier-state.ts";
import { readProofFonts } from "./inks.ts";
import { fateNames, makeChangesPdf, type ChangesContent } from "./make-changes-pdf.ts";
import { askGit, readRevision } from "./revision.ts";

export interface ChangesFiles {
  /** Contents of the files by their names. */
  outputs: Map<string, Uint8Array | string>;
  sheets: number;
  /** Page numbers by fate: in the new state, or in the old one for pages that are gone. */
  pages: Record<PageFate, number[]>;
  /** Says in a sentence which files the printer must have again. */
  printer: string;
  /** Page with the folio 1. */
  textFirst: number;
}

/**
 * Lays out both states of a manuscript and makes the PDF and the web page that show what differs. Today's program and
 * stylesheets lay out both, with what the cache has of them, so that all differences come from the manuscript. Errors
 * on pages don't stop it.
 *
 * @throws {UsageError} where there is no such earlier state
 * @throws {Stopped} where one of the states can't be laid out
 */
export async function makeChangesFiles(
  path: string,
  context: BuildContext,
  since: string,
  wishes: Pick<ChangesContent, "newOnly" | "all">,
): Promise<ChangesFiles & { files: VFile[] }> {
  const { progress, timings } = context;
  progress.step("Finding the earlier state");
  const manuscript = await locate(path);
  // Git is asked first: the larger a process is, the longer it takes to start another.
  const gitState = askGit(manuscript.folder);
  const remembered = { ...context, store: withMemory(context.store) };
  const earlier = await findEarlier(since, manuscript, remembered, (commit) => progress.count(commit));
  context.browsers.mayRead(earlier.folder);
  timings.lap("earlier state");

  const book = await layOut(path, remembered);
  const current = { folder: book.report.folder, pictures: book.pictures };
  const old = await layOut(earlier.path, remembered, current).catch((error: unknown) => {
    throw new Stopped(filesOfStop(error), `The state ${since} can't be laid out as it was`);
  });

  progress.step("Comparing");
  const changes = await compareReports(old, book);
  timings.lap("compare");
  const paths = book.files.map(pathOf);
  const revision = await readRevision(book.report.folder, paths, gitState);
  const { slug, title } = book.report.settings;
  const pdfName = `${slug}-changes.pdf`;
  const { pdf, sheets } = await makeChangesPdf(book, changes.pages, {
    ...wishes,
    lettering: await readProofFonts(book.report.theme, book.faces.faces),
    since: earlier.name,
    oldTextFirst: old.pagination.textFirst,
    revision,
  });
  const html = toChangesPage(changes, {
    title,
    old: earlier.name,
    new: revision.name ?? "the manuscript as it is now",
    oldTextFirst: old.pagination.textFirst,
    newTextFirst: book.pagination.textFirst,
    pdf: pdfName,
    styles: await readChangesStyles(book.report.theme),
  });
  timings.lap("mark");
  const outputs = new Map<string, Uint8Array | string>([
    [pdfName, pdf],
    [`${slug}-changes.html`, html],
  ]);
  const { textFirst } = book.pagination;
  return {
    outputs,
    sheets,
    pages: byFate(changes.pages),
    printer: printerList(changes.pages, textFirst),
    textFirst,
    files: book.files,
  };
}

async function layOut(path: string, context: BuildContext, current?: CurrentManuscript): Promise<PrintedBook> {
  const numbered = await numberBook(await readBook(path, context, current), context);
  return printBook(await pageBook(numbered, context, { printsAtOnce: true }), context, { despitePages: true });
}

function byFate(pages: readonly PageChange[]): Record<PageFate, number[]> {
  const fates = Object.keys(fateNames) as PageFate[];
  return Object.fromEntries(fates.map((fate) => [fate, pagesOfFate(pages, fate)])) as Record<PageFate, number[]>;
}

/** Returns a line of text for each fate that some pages have, untouched pages last. */
export function gistOf({ pages, printer, textFirst }: ChangesFiles): string {
  const lines = Object.entries(pages)
    .filter(([, numbers]) => numbers.length > 0)
    .map(
      ([fate, numbers]) =>
        `${fateNames[fate as PageFate]}: ${numbers.length} (${numbers.length === 1 ? "page" : "pages"} ${ranges(numbers, textFirst)})`,
    );
  return [...lines, `To the printer again: ${printer}`].join("\n");
}
