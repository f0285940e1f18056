/** Prints the pages of a report, part by part; comparing its pages with an earlier state's needs no more. */
import { cacheSource } from "../manuscript/files/cached-source.ts";
import { complainOfPrint } from "../pages/complain-of-pages.ts";
import type { BookPagination } from "../pages/paginate-book.ts";
import { picturePlaces, type PlacePicture } from "../pages/picture-places.ts";
import type { PrintedUnit } from "../pages/page-report.ts";
import type { BuildContext } from "./build-context.ts";
import type { PagedBook } from "./page.ts";
import { stopAtErrors } from "./stopped.ts";
import { tellHidingRules } from "./tell-hiding-rules.ts";
import { stopAtUnprintable } from "./unprintable.ts";

/** A report, printed unit by unit. */
export interface PrintedBook extends Omit<PagedBook, "pages" | "browserSource"> {
  /** Units as they were printed, in the report's order. */
  printed: readonly PrintedUnit[];
  /** Pagination: where everything stands. */
  pagination: BookPagination;
  /** PDF of a page for each of the book's blanks, where it has any. */
  blank: Uint8Array | undefined;
  /** Pictures of each finding, where they were asked for. */
  findingPictures: readonly PlacePicture[] | undefined;
  /** Browser that laid the pages out, for the record. */
  browser: { version: string; source: string };
}

export interface BookPrintOptions {
  /** Whether to take pictures of what is to be mended on the pages. */
  pictures?: boolean;
  /** Whether to go on where errors were found on pages: a proof is there to show them. */
  despitePages?: boolean;
  /** Whether to cache what was read, to which a PDF then leads back. */
  cachesSource?: boolean;
}

/**
 * Prints what isn't printed yet, the fourth step. What it finds is in `files`; where that is an error, a PDF of it
 * must not be used.
 *
 * @throws {Stopped} where an error was found on the pages, or the browser can't print what it laid out, as a
 * picture that takes it minutes to draw
 */
export async function printBook(
  paged: PagedBook,
  context: BuildContext,
  { pictures = false, despitePages = false, cachesSource = false }: BookPrintOptions = {},
): Promise<PrintedBook> {
  const { files, sourceHash, sources } = paged;
  if (!despitePages) stopAtErrors(files);
  const caching = cachesSource ? cacheSource(context.store, sourceHash, sources) : undefined;
  const printing = printPages(paged, context, pictures).catch((error: unknown) => stopAtUnprintable(error, paged));
  const [printed] = await Promise.all([printing, caching]);
  complainOfPrint(printed.printed, files);
  await tellHidingRules(paged);
  // What is lost is no place that links and contents could lead to.
  if (!despitePages) stopAtErrors(files);
  return printed;
}

async function printPages(
  { pages, browserSource, ...paged }: PagedBook,
  { progress, timings }: BuildContext,
  pictures: boolean,
): Promise<PrintedBook> {
  if (pictures) progress.step("Taking pictures");
  const findingPictures = pictures ? await picturePlaces(pages.units, paged.findings) : undefined;
  if (pictures) timings.lap("pictures");
  progress.step("Printing");
  const { units, book: pagination, blank } = await pages.print();
  timings.lap("print");
  const browser = { version: units[0]!.browser, source: browserSource };
  return { ...paged, printed: units, pagination, blank, findingPictures, browser };
}
