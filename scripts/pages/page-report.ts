/** Lays a report out on pages and prints each unit in its place, as far as the cache doesn't have it. */
import type { Page } from "puppeteer";
import { cacheKeyOf } from "../lib/cache/cached.ts";
import type { Unit } from "../html/units.ts";
import { folioAt } from "./folios.ts";
import type { PageBlocks } from "./page-blocks.ts";
import type { Placement } from "./placement.ts";
import type { StaticPages } from "./static-pages.ts";
import { layOutUnits, type MaybeAsync } from "./lay-out-units.ts";
import { foliosOf, placeUnit, type LayoutContext } from "./layout-context.ts";
import type { PagedFacts, PrintedPages } from "./laid-unit.ts";
import { PageCache } from "./page-cache.ts";
import { openPages, pageUnit, printUnitPages } from "./page-unit.ts";
import type { PaginatedParts, BookPagination } from "./paginate-book.ts";
import { resolveReferences } from "./resolve-references.ts";
import type { UnitJob } from "./unit-job.ts";

export interface PagedUnit extends PagedFacts {
  unit: Unit;
  /** Key of its pages with their places in the Markdown: units with equal keys have equal pages. */
  key: string;
  /** Number of its first page in the book, from 1. */
  firstPage: number;
  /** Folios in it, by the id whose page they are. */
  folios: Record<string, string>;
  /** All that its pages get from their place in the report. */
  placement: Placement;
  /** Whether it was laid out now. */
  fresh: boolean;
  /**
   * Loads the places of the Markdown's blocks, by page, which few commands need. Works until the browsers are ended.
   */
  loadBlocks: () => Promise<PageBlocks[]>;
  /** Loads the pages themselves. Works until the browsers are ended. */
  loadSheets: () => Promise<StaticPages>;
  /** Runs `work` in a tab that has the unit's pages as they are printed. */
  show: <Result>(work: (tab: Page) => Promise<Result>) => Promise<Result>;
}

export interface PrintedUnit extends PagedUnit, PrintedPages {}

export interface PagedReport {
  units: PagedUnit[];
  book: BookPagination;
  /** False where page numbers still moved pages after the last round. */
  isStable: boolean;
  /** Prints all units that are not printed yet. */
  print(): Promise<PrintedReport>;
}

export interface PrintedReport extends Pick<PagedReport, "book" | "isStable"> {
  units: PrintedUnit[];
  /** The PDF of a blank page, for the book's blank pages; undefined where it has none. */
  blank: Uint8Array | undefined;
}

/**
 * Lays out all units (`layOutUnits`), then fills in the page numbers within lines, repeatedly, until nothing moves any
 * more. Page numbers in the columns of contents and lists move nothing and are part of the placement.
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
    key: cacheKeyOf("placed", laid.key, laid.places.key),
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
          // Placed pages are displayed in print only, so they are shown here; the next unit in this tab brings its own
          // styles.
          await tab.addStyleTag({ content: "body { display: block !important }" });
          return work(tab);
        });
      }),
  };
}

/** Returns the print that was made at once, if the unit's place is still the same; otherwise prints it now. */
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
  const key = cacheKeyOf("blank", css, surroundings, JSON.stringify(placement));
  const html = '<section class="part blank"><p>&nbsp;</p></section>';
  const expected = () => ({ text: [], figures: [], labels: [] });
  return cache.pdfOf({ key, unitId: "blank", tablePieces: [], pageCount: 1, expected }, () =>
    pool.use((slot) =>
      slot.work("blank page", {}, async (tab) => [
        { raw: await printUnitPages(tab, await pageUnit(tab, html, css), placement) },
      ]),
    ),
  );
}
