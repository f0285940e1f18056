/** Lays a numbered report out on pages, and prints each part from where it was laid out, if that is wished for. */
import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { findBrowser, type FoundBrowser } from "../browser/find-browser.ts";
import type { Unit } from "../html/units.ts";
import { cacheKeyOf } from "../lib/cache/cached.ts";
import type { ArchiveStandard } from "../manuscript/settings/schema/settings-schema.ts";
import { pageOfCover, placeCoverPage } from "../manuscript/covers/cover-page.ts";
import type { OwnPage } from "../screen-pdf/put-in-page.ts";
import { hashSource } from "../manuscript/files/source-hash.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { plural } from "../messages/plural.ts";
import { complainOfPages, type PlacedMessage } from "../pages/complain-of-pages.ts";
import type { LayoutContext } from "../pages/layout-context.ts";
import { pageReport, type PagedReport } from "../pages/page-report.ts";
import type { PrintSheet } from "../pages/placement.ts";
import { sheetFor, trimOnSheet, type TrimSize } from "../pages/print-sheet.ts";
import { withFaces } from "../pages/with-faces.ts";
import { readPrintStyles } from "../theme/read-styles.ts";
import { otherFaces } from "../theme/typeface.ts";
import type { BuildContext } from "./build-context.ts";
import { allUnits, type NumberedBook } from "./number.ts";
import { Stopped, stopAtErrors } from "./stopped.ts";
import { tellHidingRules } from "./tell-hiding-rules.ts";
import { stopAtUnprintable } from "./unprintable.ts";

interface BookSheet {
  /** Size of the page when the book is cut. */
  trim: TrimSize;
  /** Sheet that the units' pages are printed on. */
  sheet: PrintSheet;
}

/** A report on its pages. */
export interface PagedBook extends Omit<NumberedBook, "comingUnits">, BookSheet {
  units: Unit[];
  pages: PagedReport;
  /** Messages on what is to be mended on the pages, each at its place. */
  findings: readonly PlacedMessage[];
  /** Source of the browser that lays pages out. */
  browserSource: string;
  /** Hash of all that was read; the PDF carries it too. */
  sourceHash: string;
}

export interface PageOptions {
  /** Whether warnings stop the way too. */
  strict?: boolean;
  /** Whether to print each unit from where it was laid out; without, all pages are there sooner. */
  printsAtOnce?: boolean;
  /** Whether all is joined next: PDFs of an earlier build are read for that while others are printed. */
  joinsNext?: boolean;
}

/**
 * Lays out, the third step. Errors that it finds on pages, in `files`, don't stop it.
 *
 * @throws {Stopped} where an error was found before, or the browser can't lay out what is in the manuscript
 */
export async function pageBook(
  { comingUnits, ...numbered }: NumberedBook,
  context: BuildContext,
  options: PageOptions = {},
): Promise<PagedBook> {
  const { progress, timings } = context;
  const { report, pageSize, files, sources } = numbered;
  if (hasErrors(files, options.strict)) {
    // What is to be mended is told all at once.
    await allUnits({ comingUnits });
    throw new Stopped(files);
  }
  progress.step("Paging");
  const found = await findBrowser();
  const trim = { widthMm: pageSize.width, heightMm: pageSize.height };
  const sheet = sheetFor(trim, report.settings.print.bleed);
  const book = { ...numbered, comingUnits, trim, sheet };
  const pages = await layOut(book, engineOf(found), context, options).catch((error: unknown) =>
    stopAtUnprintable(error, book),
  );
  timings.lap(options.printsAtOnce ? "page and print" : "page");
  const findings = complainOfPages(pages, files);
  await tellHidingRules(numbered);
  return {
    ...numbered,
    trim,
    sheet,
    units: pages.units.map(({ unit }) => unit),
    pages,
    findings,
    browserSource: found.source,
    sourceHash: hashSource(sources),
  };
}

/**
 * Yields the units.
 *
 * @throws {Stopped} when the last has come and an error was found; then others are not waited for
 */
async function* unitsWithoutErrors(
  { comingUnits, files }: NumberedBook,
  strict: boolean | undefined,
): AsyncGenerator<Unit, void> {
  for await (const unit of comingUnits) if (!hasErrors(files, strict)) yield unit;
  stopAtErrors(files, strict);
}

/** Bytes of a PDF that are repaired in the time that a character of Markdown is read in. */
const pdfBytesAsText = 8;

async function layOut(
  book: NumberedBook & BookSheet,
  engine: string,
  context: BuildContext,
  { strict, printsAtOnce = false, joinsNext = false }: PageOptions,
): Promise<PagedReport> {
  const { report, pictures, pageSize, sheet, trim, faces } = book;
  const { theme, settings } = report;
  const { title, language, labels, archive } = settings;
  let finished = 0;
  const surroundings = cacheKeyOf(
    engine,
    theme.fontsHash,
    faces.hash,
    ...[...pictures.values()].map(({ bytes }) => bytes),
  );
  return pageReport(
    {
      // Who is asked first comes last.
      pool: withFaces(context.browsers.poolFor(report.folder), [...faces.faces, ...(await otherFaces(theme))]),
      store: context.store,
      css: await readPrintStyles(theme),
      sheet,
      surroundings,
      title,
      language,
      labels,
      headWidthMm: pageSize.textWidth,
      ...(archive === "ua2" ? { marksPlaces: true } : {}),
      repair: repairer(context, { trim: trimOnSheet(sheet, trim), archive, ownPage: coverPageOf(book) }),
      ...(joinsNext ? { onKnown: (pdf) => sendAhead(context, pdf) } : {}),
      onPages: (count) => context.progress.count(plural((finished += count), "page")),
    },
    unitsWithoutErrors(book, strict),
    { printsAtOnce },
  );
}

/** Has the thread that will join all read a PDF. What fails here fails, and is told, when it is joined. */
function sendAhead({ workers }: BuildContext, pdf: Uint8Array): void {
  workers
    .forCharacters(0)
    .run("readAhead", pdf)
    .catch(() => undefined);
}

interface RepairInput {
  /** See `repairAndCheck`. */
  trim: ReturnType<typeof trimOnSheet>;
  archive: ArchiveStandard;
  /** Cover of one's own. */
  ownPage: OwnPage | undefined;
}

/** Returns what repairs tags in threads, as soon as there is enough to repair. */
function repairer({ workers }: BuildContext, { trim, archive, ownPage }: RepairInput): LayoutContext["repair"] {
  let toRepair = 0;
  return (prints, { unitId, tablePieces, pageCount, expected }) => {
    toRepair += prints.reduce((sum, { length }) => sum + length, 0) / pdfBytesAsText;
    const own = unitId.startsWith("cover~") ? { ownPage } : {};
    const input = { prints, tablePieces, unitId, archive, trim, pageCount, expected, ...own };
    return workers.forCharacters(toRepair).run("repairTags", input);
  };
}

/** Returns the page that is the cover, where a PDF is. */
function coverPageOf({ report, pictures, pageSize }: NumberedBook): OwnPage | undefined {
  const page = pageOfCover(report, pictures);
  if (!page) return undefined;
  const { width, height } = pageSize;
  return { pdf: page.pdf, matrix: placeCoverPage(page, { width, height, bleed: report.settings.print.bleed }).matrix };
}

/**
 * Returns what stands for the browser: the package's version for the one that comes with the project, the file for
 * another.
 */
function engineOf({ path, source }: FoundBrowser): string {
  if (source === "@sparticuz/chromium") return basename(dirname(path));
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${mtimeMs}`;
}
