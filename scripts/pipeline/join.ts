/** Joins the printed parts of a report to the PDF for the screen. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageOfCover } from "../manuscript/covers/cover-page.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { checkPageNumbers } from "../pages/compare/check-page-numbers.ts";
import { folioLabels, folioOf } from "../pages/folios.ts";
import { mmInPx } from "../pages/print-sheet.ts";
import { metadataOf, outlineOfBook } from "./book-facts.ts";
import type { BuildContext } from "./build-context.ts";
import type { PrintedBook } from "./print.ts";
import type { PipelineWorkers } from "./tasks.ts";
import { stylesPath } from "../theme/built-in-theme.ts";

/** A report, finished. */
export interface Book extends PrintedBook {
  /** PDF of the whole report for the screen: tagged, linked, for readers and archives. */
  pdf: Uint8Array;
}

/** Profile of the printing condition, where the report has none of its own. */
const usualInks = "colour/FOGRA39L_coated.icc";

type Joiner = Pick<PipelineWorkers, "run">;

/**
 * Joins, the fifth step. What it finds is in `files`.
 *
 * @param joiner - keeps a thread busy for a second; by default one that has repaired tags, and so has the code for
 * this compiled, or, where there is none, this one
 */
export async function joinBook(
  book: PrintedBook,
  { workers, progress, timings }: BuildContext,
  joiner: Joiner = workers.forCharacters(0),
): Promise<Book> {
  progress.step("Joining");
  const pdf = await joinPrintedUnits(book, joiner);
  timings.lap("join");
  return { ...book, pdf };
}

/** Hands the task to its thread before it waits for anything, so that this thread's next work doesn't delay it. */
async function joinPrintedUnits(book: PrintedBook, joiner: Joiner): Promise<Uint8Array> {
  const { trim, sheet, printed, pagination, blank } = book;
  const marginMm = sheet.marginPx * mmInPx;
  const cover = pageOfCover(book.report, book.pictures);
  const inks = cover?.hasInks ? (book.report.profile ?? readFileSync(join(stylesPath, usualInks))) : undefined;
  const mayLack = hasErrors(book.files);
  const { pdf, pages } = await joiner.run("joinUnits", {
    units: printed.flatMap(({ unit, pdf: bytes, firstPage, turned }) => [
      ...(pagination.blanks.includes(firstPage - 1) ? [{ name: "blank page", bytes: blank! }] : []),
      {
        name: unit.title,
        bytes,
        turned,
        // Endnotes are one part of the report, of as many units as their number asks for.
        goesOn: unit.kind === "notes" && unit.id !== "notes",
        ...(unit.kind === "cover" && inks ? { inks } : {}),
      },
    ]),
    publication: {
      ...metadataOf(book),
      outline: outlineOfBook(book),
      mayLack,
      pageLabels: folioLabels(1, pagination.textFirst),
      trimMm: { left: marginMm, top: marginMm, width: trim.widthMm, height: trim.heightMm },
      archive: {
        standard: book.report.settings.archive,
        profile: readFileSync(join(stylesPath, "colour/sRGB.icc")),
      },
    },
  });
  // The page of what is missing is told already, as missing.
  if (!mayLack) checkPageNumbers(printed, pages, (page) => folioOf(page, pagination.textFirst), book.files);
  return pdf;
}
