/** Lays a report out on pages, and prints each unit in its place; what an earlier build did is not done again. */
import type { Page } from "puppeteer";
import { keyOf } from "../lib/cache/cached.ts";
import type { Unit } from "../html/units.ts";
import { folioAt } from "./folios.ts";
import type { PageBlocks } from "./page-blocks.ts";
import type { Placement } from "./placement.ts";
import type { StaticPages } from "./static-pages.ts";
import { layOutUnits, type MaybeAsync } from "./lay-out-units.ts";
import { foliosOf, placeUnit, type LayoutContext } from "./layout-context.ts";
import type { PagedFacts, PrintedPages } from "./laid-unit.ts";
import { PageCache } from "./page-cache.ts";
import { openPages, pageUnit, printPages } from "./page-unit.ts";
import type { PaginatedParts, BookPagination } from "./paginate-book.ts";
import { resolveReferences } from "./resolve-references.ts";
import type { UnitJob } from "./unit-job.ts";

export interface PagedUnit extends PagedFacts {
  unit: Unit;
  /** Key of its pages with their places in the Markdown: units with the same key have the same pages. */
  key: string;
  /** Number of its first page, counted from 1. */
  firstPage: number;
  /** Page numbers in it, as printed, by the id whose page they are. */
  folios: Record<string, string>;
  /** Placement: what its pages get from their place in the report. */
  placement: Placement;
  /** Whether it was laid out now. */
  fresh: boolean;
  /**
   * Loads where the blocks of the Markdown stand, by page; few commands ask. Works while the browsers are not
   * ended.
   */
  loadBlocks: () => Promise<PageBlocks[]>;
  /** Loads the pages themselves. Works while the browsers are not ended. */
  loadSheets: () => Promise<StaticPages>;
  /** Does `work` in a tab in which its pages stand as they are printed. */
  show: <Result>(work: (tab: Page) => Promise<Result>) => Promise<Result>;
}

export interface PrintedUnit extends PagedUnit, PrintedPages {}

export interface PagedReport {
  units: PagedUnit[];
  book: BookPagination;
  /** False where page numbers still moved pages after some rounds. */
  isStable: boolean;
  /** Prints what is laid out and not printed yet. */
  print(): Promise<PrintedReport>;
}

export interface PrintedReport extends Pick<PagedReport, "book" | "isStable"> {
  units: PrintedUnit[];
  /** A page for each of the book's blanks. */
  blank: Uint8Array | undefined;
}

/**
 * Lays out all units (`layOutUnits`), then fills in the page numbers within lines, which is repeated until nothing
 * moves; those in columns, of contents and lists, move nothing and come with the placement.
 */
export async function pageReport(
  context: LayoutContext,
  coming: MaybeAsync<Unit>,
  { printsAtOnce }: { printsAtOnce: boolean },
): Promise<PagedReport> {
  const cache = new PageCache(context);
  const jobs = await layOutUnits(context, cache, coming, { printsAtOnce });
  const { book, isStable } = await resolveReferences(context, cache, jobs);
  const paged = jobs.map((job) => ({ job, unit: pagedUnit(context, cache, job, book) }));
  return {
    units: paged.map(({ unit }) => unit),
    book,
    isStable,
    async print() {
      const printing = paged.map(async ({ job, unit }) => ({ ...unit, ...(await printInPlace(cache, job, unit)) }));
      const blanks = book.blanks.length > 0 ? [printBlank(context, cache)] : [];
      const [units, [blank]] = await Promise.all([Promise.all(printing), Promise.all(blanks)]);
      return { units, book, isStable, blank: blank?.pdf };
    },
  };
}

function pagedUnit(context: LayoutContext, cache: PageCache, job: UnitJob, book: PaginatedParts<UnitJob>): PagedUnit {
  const { unit, laid } = job;
  const firstPage = book.firstPageOf(job);
  const placement = placeUnit(context, job, firstPage, book);
  return {
    ...laid.pages,
    unit,
    key: keyOf("placed", laid.key, laid.places.name),
    firstPage,
    fresh: laid.fresh,
    folios: foliosOf(context, [...unit.pageColumns, ...unit.pageReferences], book),
    placement,
    loadBlocks: () => cache.blocksOf(job),
    loadSheets: () => cache.placedSheetsOf(job),
    show: (work) =>
      context.pool.use(async (slot) => {
        const sheets = await cache.sheetsOf(job, slot);
        return slot.work(unit.title, {}, async (tab) => {
          await openPages(tab, sheets, placement);
          // Placed pages are laid out for print alone; the next unit in this tab brings its own styles.
          await tab.addStyleTag({ content: "body { display: block !important }" });
          return work(tab);
        });
      }),
  };
}

/** Returns what was printed at once, where its place is still the same; else prints it now. */
async function printInPlace(cache: PageCache, job: UnitJob, { placement }: PagedUnit): Promise<PrintedPages> {
  await job.printing;
  const { state } = job;
  const isPrinted = state.is === "printed" && JSON.stringify(state.placement) === JSON.stringify(placement);
  return isPrinted ? state.print : cache.print(job, placement);
}

function printBlank(
  { title, language, sheet, css, surroundings, pool, marksPlaces }: LayoutContext,
  cache: PageCache,
): Promise<PrintedPages> {
  const placement = {
    firstPage: 1,
    firstFolio: folioAt(1, 1),
    title,
    language,
    verso: "",
    recto: "",
    sheet,
    destinations: "",
    ...(marksPlaces ? { marksPlaces } : {}),
    folios: {},
  };
  const key = keyOf("blank", css, surroundings, JSON.stringify(placement));
  const html = '<section class="part blank"><p>&nbsp;</p></section>';
  const expected = () => ({ text: [], figures: [] });
  return cache.pdfOf({ key, unitId: "blank", tablePieces: [], pageCount: 1, expected }, () =>
    pool.use((slot) =>
      slot.work("blank page", {}, async (tab) => [
        { raw: await printPages(tab, await pageUnit(tab, html, css), placement) },
      ]),
    ),
  );
}
