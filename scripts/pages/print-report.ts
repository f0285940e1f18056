/** Units in; each laid out on pages and printed in its place in the report out; what an earlier build did is not done again. */
import type { Page } from "puppeteer";
import { keyOf } from "../cache/kept.ts";
import { fillPageReferences, pageColumnIds, pageReferenceIds } from "../html/page-slots.ts";
import type { Unit } from "../html/units.ts";
import { folioAt } from "./folios.ts";
import type { PageBlocks } from "./in-page/take-blocks.ts";
import type { Placement } from "./in-page/place-pages.ts";
import type { StaticPages } from "./in-page/take-pages.ts";
import { keptPages, type PagedFacts } from "./kept-pages.ts";
import { layOutUnits, type Coming, type Sheet } from "./lay-out-units.ts";
import { openPages, pageUnit, printPages } from "./page-unit.ts";
import { paginateBook, type Pagination as BookPagination } from "./paginate-book.ts";
import { foliosOf, placeUnit, type PrintMeans } from "./print-means.ts";

export interface PagedUnit extends PagedFacts {
  unit: Unit;
  /** Stands for its pages: the same key, the same pages. */
  key: string;
  /** Counted from 1. */
  firstPage: number;
  /** Page numbers in it, as printed, by the id whose page they are. */
  folios: Record<string, string>;
  /** What its pages get from their place in the report. */
  placement: Placement;
  /** Whether it was laid out now. */
  fresh: boolean;
  /** Where the blocks of the Markdown stand, by page; few commands ask. While the browsers are not ended. */
  loadBlocks: () => Promise<PageBlocks[]>;
}

export interface PrintedUnit extends PagedUnit {
  pdf: Uint8Array;
}

export interface PagedReport {
  units: PagedUnit[];
  book: BookPagination;
  /** False where page numbers still moved pages after some rounds. */
  settled: boolean;
  /** The pages of a unit, by its index. */
  sheetsOf(index: number): Promise<StaticPages>;
  /** Does `job` in a tab in which a unit's pages stand as they are printed. */
  show: <Result>(unitIndex: number, job: (tab: Page) => Promise<Result>) => Promise<Result>;
  /** Prints what is laid out and not printed yet. */
  print(): Promise<PrintedReport>;
}

export interface PrintedReport extends Pick<PagedReport, "book" | "settled"> {
  units: PrintedUnit[];
  /** A page for each of the book's blanks. */
  blank: Uint8Array | undefined;
}

/** A page number within a line may turn lines and push pages, which changes numbers; that settles in one or two rounds. */
const maxRounds = 5;

/** Lays all out and prints all. */
export async function printReport(means: PrintMeans, units: Coming<Unit>): Promise<PrintedReport> {
  const paged = await pageReport(means, units, { printsAtOnce: true });
  return paged.print();
}

/**
 * All units are laid out (`layOutUnits`), then the page numbers within lines are filled in, which is repeated until
 * nothing moves; those in columns, of contents and lists, move nothing and come with the placement.
 * `settled` is false where it moves still after some rounds.
 */
export async function pageReport(
  means: PrintMeans,
  coming: Coming<Unit>,
  { printsAtOnce }: { printsAtOnce: boolean },
): Promise<PagedReport> {
  const { seats, css, surroundings, sheet } = means;
  let finished = 0;
  const onPages = (count: number) => means.onPages((finished += count));
  const kept = keptPages(means, onPages);
  const { units, openings, sheets, textPart } = await layOutUnits(means, kept, coming, { printsAtOnce, onPages });

  let book = paginate();
  let settled = false;
  for (let round = 0; round < maxRounds && !settled; round++) {
    const folioOf = (id: string) => {
      const page = book.pageOf(id);
      return page === undefined ? undefined : means.folioOf(page, book.textFirst);
    };
    const changed = await Promise.all(units.map((unit, index) => refill(unit, sheets[index]!, folioOf)));
    book = paginate();
    settled = !changed.includes(true);
  }
  const paged = units.map((unit, index): PagedUnit => {
    const { pages, fresh, key, html: source } = sheets[index]!;
    const firstPage = book.firstPages[index]!;
    const folios = foliosOf([...pageColumnIds(source), ...pageReferenceIds(source)], book, means.folioOf);
    const placement = placeUnit(means, unit, firstPage, book, book, pages.anchors);
    const loadBlocks = () => kept.blocksOf(unit, sheets[index]!);
    return { ...pages, unit, key, firstPage, fresh, folios, placement, loadBlocks };
  });
  return {
    units: paged,
    book,
    settled,
    show,
    sheetsOf: (index) => kept.sheetsOf(units[index]!, sheets[index]!),
    async print() {
      const printing = sheets.map(async (laid, index) => {
        const { unit, placement } = paged[index]!;
        const done = await laid.printed;
        if (done?.placement === JSON.stringify(placement)) return done.pdf;
        return kept.printKept(unit, laid, placement);
      });
      const blanks = book.blanks.length > 0 ? [printBlank()] : [];
      const [pdfs, [blank]] = await Promise.all([Promise.all(printing), Promise.all(blanks)]);
      return { units: paged.map((unit, index) => ({ ...unit, pdf: pdfs[index]! })), book, settled, blank };
    },
  };

  function paginate(): BookPagination {
    return paginateBook(
      sheets.map(({ pages }) => pages),
      openings,
      textPart,
    );
  }

  /** Puts the numbers that are known into a unit; true where that changed its HTML, and so perhaps its pages. */
  async function refill(unit: Unit, sheet: Sheet, folioOf: (id: string) => string | undefined): Promise<boolean> {
    const html = fillPageReferences(unit.html, folioOf);
    if (html === sheet.html) return false;
    const { key, pages: known } = await kept.lookUp(html);
    const pages = known ?? (await seats.use((seat) => kept.layOut(unit, html, key, seat))).pages;
    // It isn't printed yet: with numbers within lines it waited for them.
    Object.assign(sheet, { html, key, pages, fresh: known === undefined });
    return true;
  }

  async function show<Result>(index: number, job: (tab: Page) => Promise<Result>): Promise<Result> {
    const { html, key } = sheets[index]!;
    const { placement } = paged[index]!;
    return seats.use(async (seat) => {
      const found = await kept.sheetsOf(units[index]!, { html, key }, seat);
      return seat.work(units[index]!.title, {}, async (tab) => {
        await openPages(tab, found, placement);
        // Placed pages are laid out for print alone; the next unit in this tab brings its own styles.
        await tab.addStyleTag({ content: "body { display: block !important }" });
        return job(tab);
      });
    });
  }

  async function printBlank(): Promise<Uint8Array> {
    const { title, language } = means.placementOf(units[0]!, 1);
    const heads = { verso: "", recto: "" };
    const placement = {
      firstPage: 1,
      firstFolio: folioAt(1, 1),
      title,
      language,
      ...heads,
      sheet,
      destinations: "",
      folios: {},
    };
    const key = keyOf("blank", css, surroundings, JSON.stringify(placement));
    const html = '<section class="part blank"><p>&nbsp;</p></section>';
    return kept.keptPdf({ key, unitId: "blank", tablePieces: [] }, () =>
      seats.use((seat) =>
        seat.work("blank page", {}, async (tab) => printPages(tab, await pageUnit(tab, html, css), placement)),
      ),
    );
  }
}
