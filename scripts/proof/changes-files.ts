/** A manuscript and an earlier state of it in; the PDF and the web page that show what changed, and the gist of it, out. */
import type { VFile } from "vfile";
import { remembering } from "../cache/remember.ts";
import { makePrinted, type Making } from "../make-book.ts";
import { readChangesStyles } from "../pages/read-styles.ts";
import { toChangesPage } from "./changes-page.ts";
import { pagesOfFate, printerList, ranges } from "./page-ranges.ts";
import { compareReports } from "./compare-reports.ts";
import type { PageChange, PageFate } from "./page-change.ts";
import { findEarlier, locate } from "./earlier-state.ts";
import { fateNames, makeChangesPdf, type ChangesWishes } from "./make-changes-pdf.ts";
import { askGit, readRevision } from "./revision.ts";

export interface ChangesFiles {
  /** By name. */
  outputs: Map<string, Uint8Array | string>;
  sheets: number;
  /** Pages of the new state (of the old one, of those that are gone) by fate. */
  pages: Record<PageFate, number[]>;
  /** What the printer must have again, in a sentence. */
  printer: string;
  /** Page with the folio 1. */
  textFirst: number;
}

/**
 * Both states are laid out by today's program and stylesheet, from what was kept where it can be: what differs is
 * the manuscript's doing.
 *
 * @returns the messages of the state that can't be laid out, if one can't; else those of the new one
 * @throws {UsageError} where there is no such earlier state
 */
export async function makeChangesFiles(
  path: string,
  since: string,
  making: Making,
  wishes: Pick<ChangesWishes, "newOnly" | "all" | "lettering">,
): Promise<{ made?: ChangesFiles; files: VFile[]; failed?: "old" | "new" }> {
  const { progress, watch } = making;
  progress.step("Finding the earlier state");
  const manuscript = await locate(path);
  // A process that has grown takes long to start another.
  const gitState = askGit(manuscript.folder);
  const workplace = { ...making.workplace, store: remembering(making.workplace.store) };
  const earlier = await findEarlier(since, manuscript, workplace, (commit) => progress.count(commit));
  workplace.mayRead(earlier.folder);
  watch.lap("earlier state");

  const { printed: book, files } = await makePrinted(path, { ...making, workplace });
  if (!book) return { files, failed: "new" };
  const knownAs = { folder: book.report.folder, pictures: book.pictures };
  const { printed: old, files: oldFiles } = await makePrinted(earlier.path, { ...making, workplace, knownAs });
  if (!old) return { files: oldFiles, failed: "old" };

  progress.step("Comparing");
  const changes = await compareReports(old, book);
  watch.lap("compare");
  const paths = files.map((file) => file.path);
  const revision = await readRevision(book.report.folder, paths, gitState);
  const { slug, title } = book.report.settings;
  const pdfName = `${slug}-changes.pdf`;
  const { pdf, sheets } = makeChangesPdf(book, changes.pages, {
    ...wishes,
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
    styles: await readChangesStyles(book.report.settings.look),
  });
  watch.lap("mark");
  const outputs = new Map<string, Uint8Array | string>([
    [pdfName, pdf],
    [`${slug}-changes.html`, html],
  ]);
  const { textFirst } = book.pagination;
  const made = {
    outputs,
    sheets,
    pages: byFate(changes.pages),
    printer: printerList(changes.pages, textFirst),
    textFirst,
  };
  return { made, files };
}

function byFate(pages: readonly PageChange[]): Record<PageFate, number[]> {
  const fates = Object.keys(fateNames) as PageFate[];
  return Object.fromEntries(fates.map((fate) => [fate, pagesOfFate(pages, fate)])) as Record<PageFate, number[]>;
}

/** A line for each fate that pages met with, the untouched last. */
export function gistOf({ pages, printer, textFirst }: ChangesFiles): string {
  const lines = Object.entries(pages)
    .filter(([, numbers]) => numbers.length > 0)
    .map(
      ([fate, numbers]) =>
        `${fateNames[fate as PageFate]}: ${numbers.length} (${numbers.length === 1 ? "page" : "pages"} ${ranges(numbers, textFirst)})`,
    );
  return [...lines, `To the printer again: ${printer}`].join("\n");
}
