/** A manuscript's path in; the report paged, printed and joined to one PDF, and all that was found on the way, out. */
import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { VFile } from "vfile";
import { keyOf } from "./cache/kept.ts";
import type { Progress } from "./command/progress.ts";
import type { StopWatch } from "./command/stop-watch.ts";
import { isText, opensRight } from "./html/book.ts";
import { notesHeads } from "./html/notes-heads.ts";
import { linksOf } from "./html/unit-links.ts";
import type { Unit } from "./html/units.ts";
import { checkPageNumbers } from "./pages/check-page-numbers.ts";
import { complainOfPages, type PlacedMessage } from "./pages/complain-of-pages.ts";
import { findBrowser, type FoundBrowser } from "./pages/find-browser.ts";
import { folioLabels, folioOf } from "./pages/folios.ts";
import type { Pagination } from "./pages/paginate-book.ts";
import { picturePlaces, type Picture } from "./pages/picture-places.ts";
import type { PrintMeans } from "./pages/print-means.ts";
import { pageReport, type PagedReport, type PrintedUnit } from "./pages/print-report.ts";
import { mmInPx, sheetFor, type PrintSheet, type TrimSize } from "./pages/print-sheet.ts";
import { hashFonts, readPrintStyles } from "./pages/read-styles.ts";
import { destinationHtml } from "./pdf/destinations.ts";
import type { Metadata } from "./pdf/metadata.ts";
import type { OutlineEntry } from "./pdf/outline.ts";
import { keepSource } from "./manuscript/kept-source.ts";
import type { KnownAs } from "./manuscript/known-as.ts";
import { hashSource } from "./manuscript/source-hash.ts";
import { allOf, numberedReport, type Means, type NumberedReport, type PreparedReport } from "./prepare-report.ts";
import { hasErrors } from "./report/has-errors.ts";
import { hereAlone, type Workshop } from "./work/workshop.ts";
import type { Workplace } from "./workplace.ts";
import { plural } from "./report/plural.ts";

interface BookSheet {
  /** The page when the book is cut. */
  trim: TrimSize;
  /** What the units' pages are printed on. */
  sheet: PrintSheet;
}

/** A report on its pages, not printed yet. */
export interface PagedBook extends PreparedReport, BookSheet {
  pages: PagedReport;
  /** What is to be mended on the pages, each at its place. */
  findings: readonly PlacedMessage[];
  /** Where the browser that lays pages out comes from. */
  browserSource: string;
  /** Of all that was read; the PDF carries it too. */
  sourceHash: string;
}

/** A report, printed unit by unit, not joined yet: comparing its pages needs no more. */
export interface PrintedBook extends Omit<PagedBook, "pages" | "browserSource"> {
  /** The units as they were printed, in the report's order. */
  printed: readonly PrintedUnit[];
  /** Where everything stands. */
  pagination: Pagination;
  /** A page for each of the book's blanks, where it has any. */
  blank: Uint8Array | undefined;
  /** Of each finding, where they were asked for. */
  findingPictures: readonly Picture[] | undefined;
  /** For the record: which browser laid the pages out. */
  browser: { version: string; source: string };
}

/** A report, finished. */
export interface Book extends PrintedBook {
  /** The whole report for the screen: tagged, linked, PDF/UA-1. */
  pdf: Uint8Array;
}

/** How a book is made. */
export interface Making {
  workplace: Workplace;
  progress: Progress;
  watch: StopWatch;
  /** Warnings count as errors. */
  strict: boolean;
  /** Whether to take pictures of what is to be mended on the pages. */
  pictures?: boolean;
  /** Errors that were found on pages don't stop: a proof is there to show them. */
  despitePages?: boolean;
  /** The manuscript of which an earlier state is laid out. */
  knownAs?: KnownAs;
}

/** Without `book` where an error stops the way to it; `files` always hold all that was found, as messages. */
export function makeBook(path: string, making: Making): Promise<{ book?: Book | undefined; files: VFile[] }> {
  return makeBookBeside(path, making, async () => undefined);
}

/** The same. @param work - what this process can do while a thread joins the units; `beside` is what came of it */
export async function makeBookBeside<Beside>(
  path: string,
  making: Making,
  work: (printed: PrintedBook) => Promise<Beside>,
): Promise<{ book?: undefined; files: VFile[] } | { book: Book; beside: Beside; files: VFile[] }> {
  const { workplace, strict, despitePages } = making;
  const { paged, files } = await pageToPrint(path, making);
  if (!paged) return { files };
  const keeping = keepSource(workplace.store, paged.sourceHash, paged.sources);
  const [printed] = await Promise.all([printUnits(paged, making), keeping]);
  // Where there is a thread, it has mended tags, and so has the code for this compiled.
  const joining = joinBook(printed, files, making, workplace.workshop.forCharacters(0));
  const [book, beside] = await Promise.all([joining, work(printed)]);
  return hasErrors(files, strict) && !despitePages ? { files } : { book, beside, files };
}

/** The same without joining. */
export async function makePrinted(path: string, making: Making): Promise<{ printed?: PrintedBook; files: VFile[] }> {
  const { paged, files } = await pageToPrint(path, making);
  return paged ? { printed: await printUnits(paged, making), files } : { files };
}

/** Without `paged` also where an error on the pages stops the way. */
async function pageToPrint(path: string, making: Making): Promise<{ paged?: PagedBook; files: VFile[] }> {
  const { paged, files } = await pageBook(path, making, { printsAtOnce: true });
  return !paged || (hasErrors(files) && !making.despitePages) ? { files } : { paged, files };
}

/** The first half: all but the PDF. Without `paged` where an error stops the way to pages; there may be others on them. */
export async function pageBook(
  path: string,
  making: Making,
  how = { printsAtOnce: false },
): Promise<{ paged?: PagedBook; files: VFile[] }> {
  const { workplace, progress, watch, strict, knownAs } = making;
  progress.step("Reading");
  // A section that is new must be paged: browsers start while it is read.
  const onFresh: Means["onFresh"] = (folder, parts) => workplace.seatsFor(folder).start(parts);
  const { numbered, units, files } = await numberedReport(path, {
    ...workplace,
    onFresh,
    ...(knownAs ? { knownAs } : {}),
  });
  watch.lap("read");
  if (!numbered) return { files };
  if (hasErrors(files, strict)) {
    // What is to be mended is told all at once.
    await allOf(units);
    return { files };
  }

  progress.step("Paging");
  const found = await findBrowser();
  const { look, print } = numbered.report.settings;
  const css = await readPrintStyles(look);
  const trim = { widthMm: numbered.pageSize.width, heightMm: numbered.pageSize.height };
  const sheet = sheetFor(trim, print.bleed);
  const clean = whileClean(units, () => !hasErrors(files, strict));
  const pages = await pageNumbered(numbered, clean, { engine: engineOf(found), css, sheet }, making, how).catch(
    ifFound,
  );
  if (!pages) return { files };
  watch.lap(how.printsAtOnce ? "page and print" : "page");
  const book = {
    ...numbered,
    units: pages.units.map(({ unit }) => unit),
    pages,
    trim,
    sheet,
    findings: complainOfPages(pages, files),
    browserSource: found.source,
    sourceHash: hashSource(numbered.sources),
  };
  return { paged: book, files };
}

/** Something to mend was found while units were made: there will be no pages. */
class ErrorsFound extends Error {}

/** @throws {ErrorsFound} when the last has come and something was found; then others are not waited for */
async function* whileClean(units: AsyncIterable<Unit>, isClean: () => boolean): AsyncGenerator<Unit, void> {
  for await (const unit of units) if (isClean()) yield unit;
  if (!isClean()) throw new ErrorsFound();
}

function ifFound(error: unknown): undefined {
  if (!(error instanceof ErrorsFound)) throw error;
}

/**
 * The second half. `files` take what is found; where that is an error, the PDF must not be used.
 *
 * @param joiner - joins the units in this thread, which it keeps busy for a second, or in another
 */
export async function printBook(
  paged: PagedBook,
  files: readonly VFile[],
  making: Pick<Making, "progress" | "watch" | "pictures">,
  joiner: Pick<Workshop, "run"> = hereAlone,
): Promise<Book> {
  return joinBook(await printUnits(paged, making), files, making, joiner);
}

async function printUnits(
  { pages, browserSource, ...prepared }: PagedBook,
  { progress, watch, pictures }: Pick<Making, "progress" | "watch" | "pictures">,
): Promise<PrintedBook> {
  if (pictures) progress.step("Taking pictures");
  const findingPictures = pictures ? await picturePlaces(pages, prepared.findings) : undefined;
  if (pictures) watch.lap("pictures");
  progress.step("Printing");
  const { units, book: pagination, blank } = await pages.print();
  watch.lap("print");
  const browser = { version: units[0]!.browser, source: browserSource };
  return { ...prepared, printed: units, pagination, blank, findingPictures, browser };
}

async function joinBook(
  book: PrintedBook,
  files: readonly VFile[],
  { progress, watch }: Pick<Making, "progress" | "watch">,
  joiner: Pick<Workshop, "run"> = hereAlone,
): Promise<Book> {
  progress.step("Joining");
  const pdf = await joinPrinted(book, files, joiner);
  watch.lap("join");
  return { ...book, pdf };
}

/** So many bytes of a PDF are mended in the time that a character of Markdown is read in. */
const pdfBytesAsText = 8;

async function pageNumbered(
  { report, numbering, pictures }: NumberedReport,
  units: AsyncIterable<Unit>,
  { engine, css, sheet }: { engine: string; css: string; sheet: PrintSheet },
  { workplace, progress }: Making,
  how: { printsAtOnce: boolean },
): Promise<PagedReport> {
  const { settings, folder } = report;
  const { title, language } = settings;
  let toMend = 0;
  const mend: PrintMeans["mend"] = (pdf, { unitId, tablePieces }) => {
    toMend += pdf.length / pdfBytesAsText;
    return workplace.workshop.forCharacters(toMend).run("mendTags", { pdf, tablePieces, unitId });
  };
  return pageReport(
    {
      seats: workplace.seatsFor(folder),
      store: workplace.store,
      css,
      sheet,
      surroundings: keyOf(engine, await hashFonts(), ...[...pictures.values()].map(({ bytes }) => bytes)),
      openingOf: (unit) => {
        if (unit.kind === "back-cover") return "verso";
        return opensRight(unit.kind, settings) ? "recto" : "anywhere";
      },
      waitsFor: ({ kind }) => {
        if (kind === "notes") return "units before";
        return kind === "contents" || kind === "lists" ? "book" : "nothing";
      },
      placementOf: (unit, firstPage, pagination, anchors) => {
        const { targets, foreign } = linksOf(unit);
        return {
          firstPage,
          title,
          language,
          verso: title,
          recto: unit.title,
          destinations: destinationHtml(targets, foreign),
          ...(pagination && anchors && unit.kind === "notes" ? { headsByPage: headsOfNotes(anchors, pagination) } : {}),
        };
      },
      isText: settings.numbering["front-matter"] === "arabic" ? undefined : isText,
      folioOf,
      mend,
      onPages: (count) => progress.count(plural(count, "page")),
    },
    units,
    how,
  );

  function headsOfNotes(anchors: Record<string, number>, { pageOf, textFirst }: Pagination): (string | undefined)[] {
    return notesHeads(numbering.notes, anchors, pageOf, (page) => folioOf(page, textFirst), language);
  }
}

async function joinPrinted(
  book: PrintedBook,
  files: readonly VFile[],
  joiner: Pick<Workshop, "run">,
): Promise<Uint8Array> {
  const { numbering, units, trim, sheet, printed, pagination, blank } = book;
  const marginMm = sheet.marginPx * mmInPx;
  const { pdf, pages } = await joiner.run("joinUnits", {
    units: printed.flatMap(({ unit, pdf: bytes, firstPage, turned }) => [
      ...(pagination.blanks.includes(firstPage - 1) ? [{ name: "blank page", bytes: blank! }] : []),
      { name: unit.title, bytes, turned },
    ]),
    publication: {
      ...metadataOf(book),
      outline: outlineOf(numbering, units),
      pageLabels: folioLabels(1, pagination.textFirst),
      trimMm: { left: marginMm, top: marginMm, width: trim.widthMm, height: trim.heightMm },
      accessible: true,
    },
  });
  checkPageNumbers(printed, pages, (page) => folioOf(page, pagination.textFirst), files);
  return pdf;
}

/** What every PDF of a report says of itself; without a date where the report has none. */
export function metadataOf({
  report: { settings },
  browser,
  sourceHash,
}: Pick<PrintedBook, "report" | "browser" | "sourceHash">): Metadata {
  const { title, language, body, subtitle } = settings;
  const date = publicationDate(settings.date);
  return {
    title,
    language,
    ...(body ? { author: body } : {}),
    ...(subtitle ? { subject: subtitle } : {}),
    ...(date ? { date } : {}),
    creator: "report-press",
    source: sourceHash,
    producer: `report-press, ${browser.version}`,
  };
}

/** The browser that comes with the project is known by its package's version, another by its file. */
function engineOf({ path, source }: FoundBrowser): string {
  if (source === "@sparticuz/chromium") return basename(dirname(path));
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${mtimeMs}`;
}

/** Headings and the notes, by the ids that they lead to. */
export function outlineOf(numbering: PreparedReport["numbering"], units: PreparedReport["units"]): OutlineEntry[] {
  const headings = [...numbering.targets.values()].filter(({ kind }) => kind === "section");
  const entries = headings.map(({ id, number, title, level }) => {
    return { title: [number, title].filter(Boolean).join(" "), level, destination: id };
  });
  const notes = units.find(({ id }) => id === "notes");
  return notes ? [...entries, { title: notes.title, level: 1, destination: "notes" }] : entries;
}

/**
 * SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the publication's
 * own date, else none: the clock is not read, so that the same input gives the same bytes.
 */
function publicationDate(date: string | undefined): Date | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000);
  return date === undefined ? undefined : new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
}
