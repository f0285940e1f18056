/** Units in; each laid out on pages and printed in its place in the report out; what an earlier build did is not done again. */
import type { Page } from "puppeteer";
import { keyOf } from "../cache/kept.ts";
import type { Store } from "../cache/store.ts";
import { fillPageReferences, pageColumnIds, pageReferenceIds } from "../html/page-slots.ts";
import type { Unit } from "../html/units.ts";
import { folioAt } from "./folios.ts";
import type { Pagination } from "./in-page/paginate.ts";
import type { PageBlocks } from "./in-page/take-blocks.ts";
import type { Placement } from "./in-page/place-pages.ts";
import type { StaticPages } from "./in-page/take-pages.ts";
import { keptPages, type LaidOut, type PagedFacts } from "./kept-pages.ts";
import { openPages, pageUnit, printPages } from "./page-unit.ts";
import { openingPage, paginateBook, type Opening, type Pagination as BookPagination } from "./paginate-book.ts";
import type { PrintSheet } from "./print-sheet.ts";
import type { Seats } from "./seats.ts";

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

/** What all units are printed with. */
export interface PrintMeans {
  seats: Pick<Seats, "use">;
  store: Store;
  /** The print stylesheet. */
  css: string;
  /** Stands for the browser, the typefaces and the pictures: what pages depend on beside their HTML. */
  surroundings: string;
  /** What every page is printed on. */
  sheet: PrintSheet;
  openingOf: (unit: Unit) => Opening;
  /** What a unit's pages must know; where everything stands is given for units that wait for it. */
  placementOf: (
    unit: Unit,
    firstPage: number,
    book?: BookPagination,
    anchors?: PagedFacts["anchors"],
  ) => Omit<Placement, "folios" | "firstFolio" | "sheet">;
  /** What must be on its pages before a unit can be placed: nothing else, all units before it, or the whole book. */
  waitsFor: (unit: Unit) => "nothing" | "units before" | "book";
  /** Whether a unit is of the text, whose first page has the folio 1; undefined where the book's first page has it. */
  isText: ((unit: Unit) => boolean) | undefined;
  /** As printed, of a page counted from 1; `textFirst` is the page with the folio 1. */
  folioOf: (page: number, textFirst: number) => string;
  /** Mends the tags of a printed unit. */
  mend: (pdf: Uint8Array, tablePieces: Pagination["tablePieces"]) => Promise<Uint8Array>;
  /** Told how many pages are finished in all. */
  onPages: (count: number) => void;
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

/** All at once, or one after another as they are made. */
type Coming<Value> = Iterable<Value> | AsyncIterable<Value>;

/** A unit while it is worked on. */
interface Sheet {
  html: string;
  key: string;
  pages: PagedFacts;
  fresh: boolean;
  printed: { placement: string; pdf: Uint8Array } | undefined;
}

/** A page number within a line may turn lines and push pages, which changes numbers; that settles in one or two rounds. */
const maxRounds = 5;

/** Lays all out and prints all. */
export async function printReport(means: PrintMeans, units: Coming<Unit>): Promise<PrintedReport> {
  const paged = await pageReport(means, units, { printsAtOnce: true });
  return paged.print();
}

/**
 * Units go to the browsers as they come, in the order of the report. So when one is laid out, those before it are,
 * or are about to be: its first page is known, and with `printsAtOnce` it is printed from where it stands, without
 * a way through HTML. Without, all pages are there sooner.
 * Then the page numbers within lines are filled in, which is repeated until nothing moves; those in columns,
 * of contents and lists, move nothing and come with the placement.
 * `settled` is false where it moves still after some rounds.
 */
export async function pageReport(
  means: PrintMeans,
  coming: Coming<Unit>,
  { printsAtOnce }: { printsAtOnce: boolean },
): Promise<PagedReport> {
  const { seats, css, surroundings, sheet, placementOf, waitsFor } = means;
  const units: Unit[] = [];
  const openings: Opening[] = [];
  /** The unit that begins with the folio 1, as soon as it has come. */
  let text: { index: number; firstPage: Promise<number> } | undefined;
  let finished = 0;
  const onPages = (count: number) => means.onPages((finished += count));
  const { lookUp, layOut, sheetsOf, blocksOf, keepPdf, keptPdf } = keptPages(means, onPages);

  const sheets = await layOutAll();
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
    const folios = foliosOf([...pageColumnIds(source), ...pageReferenceIds(source)], book);
    const placement = place(unit, firstPage, book, book, pages.anchors);
    const loadBlocks = () => blocksOf(unit, sheets[index]!);
    return { ...pages, unit, key, firstPage, fresh, folios, placement, loadBlocks };
  });
  return {
    units: paged,
    book,
    settled,
    show,
    sheetsOf: (index) => sheetsOf(units[index]!, sheets[index]!),
    async print() {
      const pdfs = await Promise.all(sheets.map((sheet, index) => printSheet(sheet, paged[index]!)));
      const blank = book.blanks.length > 0 ? await printBlank() : undefined;
      return { units: paged.map((unit, index) => ({ ...unit, pdf: pdfs[index]! })), book, settled, blank };
    },
  };

  /** @param parts - of the book's units, or of the first of them */
  function paginate(parts: readonly PagedFacts[] = sheets.map(({ pages }) => pages)): BookPagination {
    return paginateBook(parts, openings, text?.index);
  }

  async function layOutAll(): Promise<Sheet[]> {
    const laying: Promise<Sheet>[] = [];
    const parts: Promise<PagedFacts>[] = [];
    let next = Promise.resolve(1);
    let askedBefore: Promise<unknown> = Promise.resolve();
    for await (const unit of coming) {
      const opensText = text === undefined && means.isText?.(unit) === true;
      // A folio 1 stands on a recto, as every odd one.
      const opening = opensText ? "recto" : means.openingOf(unit);
      const firstPage = next.then((page) => openingPage(page, opening));
      if (opensText) text = { index: units.length, firstPage };
      units.push(unit);
      openings.push(opening);
      const paged = awaited<PagedFacts>();
      parts.push(paged.promise);
      next = Promise.all([firstPage, paged.promise]).then(([page, { pageCount }]) => page + pageCount);
      // A unit that asked for a browser before an earlier one would hold it and wait for that one in vain.
      const asked = Promise.all([lookUp(unit.html), askedBefore]);
      askedBefore = asked;
      const until = parts.length;
      const before = { firstPage, book: async () => paginate(await Promise.all(parts.slice(0, until))) };
      const laid = asked.then(([kept]) => layUnit(unit, kept, before, paged.resolve));
      // It may fail while others are still to come, which are awaited first.
      laid.catch(() => undefined);
      laying.push(laid);
    }
    return Promise.all(laying);
  }

  /**
   * @param before - where the unit begins, and where everything up to its end stands, once the units before it are paged
   * @param onPaged - told what is on its pages as soon as that is known
   */
  async function layUnit(
    unit: Unit,
    { key, pages: known }: Awaited<ReturnType<typeof lookUp>>,
    before: { firstPage: Promise<number>; book: () => Promise<BookPagination> },
    onPaged: (pages: PagedFacts) => void,
  ): Promise<Sheet> {
    const { html } = unit;
    if (known) {
      onPages(known.pageCount);
      onPaged(known);
      return { html, key, pages: known, fresh: false, printed: undefined };
    }
    const { pages, placement, raw } = await seats.use(async (seat): Promise<LaidOut & Partial<Raw>> => {
      const laidOut = await layOut(unit, html, key, seat);
      onPaged(laidOut.pages);
      const { anchors } = laidOut.pages;
      const waits = waitsFor(unit);
      if (!printsAtOnce || waits === "book" || pageReferenceIds(html).length > 0) return laidOut;
      if (!pageColumnIds(html).every((id) => id in anchors)) return laidOut;
      const firstPage = await before.firstPage;
      const pageOf = (id: string) => (anchors[id] === undefined ? undefined : firstPage + anchors[id]);
      const book = waits === "units before" ? await before.book() : undefined;
      const placed = place(unit, firstPage, book ?? { pageOf, textFirst: await textFirstFor(unit) }, book, anchors);
      const printed = await seat.work(unit.title, {}, (tab) => printPages(tab, laidOut.sheets, placed));
      return { ...laidOut, placement: JSON.stringify(placed), raw: printed };
    });
    if (!raw || !placement) return { html, key, pages, fresh: true, printed: undefined };
    const pdf = await keepPdf(keyOf("pdf", key, placement), raw, pages.tablePieces);
    return { html, key, pages, fresh: true, printed: { placement, pdf } };
  }

  /** The page with the folio 1, as far as a unit must know it: what stands in the front matter is before it anyway. */
  async function textFirstFor(unit: Unit): Promise<number> {
    if (!means.isText) return 1;
    return text && units.indexOf(unit) >= text.index ? text.firstPage : Infinity;
  }

  function place(
    unit: Unit,
    firstPage: number,
    known: KnownPages,
    pagination?: BookPagination,
    anchors?: PagedFacts["anchors"],
  ): Placement {
    const folios = foliosOf(pageColumnIds(unit.html), known);
    const firstFolio = folioAt(firstPage, known.textFirst);
    return { ...placementOf(unit, firstPage, pagination, anchors), firstFolio, folios, sheet };
  }

  function foliosOf(ids: readonly string[], { pageOf, textFirst }: KnownPages): Record<string, string> {
    return Object.fromEntries(
      ids.flatMap((id) => {
        const page = pageOf(id);
        return page === undefined ? [] : [[id, means.folioOf(page, textFirst)]];
      }),
    );
  }

  /** Puts the numbers that are known into a unit; true where that changed its HTML, and so perhaps its pages. */
  async function refill(unit: Unit, sheet: Sheet, folioOf: (id: string) => string | undefined): Promise<boolean> {
    const html = fillPageReferences(unit.html, folioOf);
    if (html === sheet.html) return false;
    const { key, pages: known } = await lookUp(html);
    const pages = known ?? (await seats.use((seat) => layOut(unit, html, key, seat))).pages;
    Object.assign(sheet, { html, key, pages, fresh: known === undefined, printed: undefined });
    return true;
  }

  async function printSheet({ html, key, pages, printed }: Sheet, { unit, placement }: PagedUnit): Promise<Uint8Array> {
    const shown = JSON.stringify(placement);
    if (printed?.placement === shown) return printed.pdf;
    return keptPdf(keyOf("pdf", key, shown), pages.tablePieces, () =>
      seats.use(async (seat) => {
        const sheets = await sheetsOf(unit, { html, key }, seat);
        return seat.work(unit.title, {}, (tab) => printPages(tab, sheets, placement));
      }),
    );
  }

  async function show<Result>(index: number, job: (tab: Page) => Promise<Result>): Promise<Result> {
    const { html, key } = sheets[index]!;
    const { placement } = paged[index]!;
    return seats.use(async (seat) => {
      const found = await sheetsOf(units[index]!, { html, key }, seat);
      return seat.work(units[index]!.title, {}, async (tab) => {
        await openPages(tab, found, placement);
        // Placed pages are laid out for print alone; the next unit in this tab brings its own styles.
        await tab.addStyleTag({ content: "body { display: block !important }" });
        return job(tab);
      });
    });
  }

  async function printBlank(): Promise<Uint8Array> {
    const { title, language } = placementOf(units[0]!, 1);
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
    return keptPdf(key, [], () =>
      seats.use((seat) =>
        seat.work("blank page", {}, async (tab) => printPages(tab, await pageUnit(tab, html, css), placement)),
      ),
    );
  }
}

type KnownPages = Pick<BookPagination, "pageOf" | "textFirst">;

interface Raw {
  placement: string;
  raw: Uint8Array;
}

/** A promise and what fulfils it; `Promise.withResolvers` is not in Node 20. */
function awaited<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void;
  const promise = new Promise<Value>((fulfil) => (resolve = fulfil));
  return { promise, resolve: resolve! };
}
