/** Units in as they come; each laid out on pages, and printed where its place in the report can be told, out. */
import { pageColumnIds, pageReferenceIds } from "../html/page-slots.ts";
import type { Unit } from "../html/units.ts";
import type { Placement } from "./in-page/place-pages.ts";
import { printingOf, type KeptPages, type PagedFacts } from "./kept-pages.ts";
import { printPages } from "./page-unit.ts";
import { openingPage, paginateBook, type Opening, type Pagination } from "./paginate-book.ts";
import { placeUnit, type PrintMeans } from "./print-means.ts";

/** All at once, or one after another as they are made. */
export type Coming<Value> = Iterable<Value> | AsyncIterable<Value>;

/** A unit while it is worked on. */
export interface Sheet {
  /** As it is laid out, with the page numbers within lines that are known. */
  html: string;
  key: string;
  pages: PagedFacts;
  /** Whether it was laid out now. */
  fresh: boolean;
  /** Undefined where its place in the report could not be told yet. Whoever takes pages for printed awaits it. */
  printed: Promise<Printed | undefined>;
}

interface Printed {
  /** As JSON: what was printed with another one is of no use. */
  placement: string;
  pdf: Uint8Array;
}

export interface LaidUnits {
  units: Unit[];
  /** Of each unit. */
  openings: Opening[];
  sheets: Sheet[];
  /** The unit that begins with the folio 1, where there is one. */
  textPart: number | undefined;
}

/**
 * Units go to the browsers in the order of the report. So when one is laid out, those before it are, or are about
 * to be: its first page is known, and with `printsAtOnce` it is printed from where it stands, without a way through
 * HTML. Without, all pages are there sooner. When all have come, one that takes as long as its share of all that
 * wait is laid out first (`Seats.use`).
 */
export async function layOutUnits(
  means: PrintMeans,
  kept: Pick<KeptPages, "lookUp" | "layOut" | "keepPdf" | "printKept">,
  coming: Coming<Unit>,
  { printsAtOnce, onPages }: { printsAtOnce: boolean; onPages: (count: number) => void },
): Promise<LaidUnits> {
  const { seats, waitsFor } = means;
  const units: Unit[] = [];
  const openings: Opening[] = [];
  let textPart: number | undefined;
  let haveAllCome = false;
  const laying: Promise<Sheet>[] = [];
  /** What is on each unit's pages, and where it begins, as soon as that is known. */
  const parts: Deferred<PagedFacts>[] = [];
  const firstPages: Promise<number>[] = [];
  /** Of each unit, whether it is on its pages or in a browser. */
  const begun: boolean[] = [];
  let next = Promise.resolve(1);
  let askedBefore: Promise<unknown> = Promise.resolve();

  for await (const unit of coming) {
    const index = units.length;
    const opensText = textPart === undefined && means.isText?.(unit) === true;
    if (opensText) textPart = index;
    // A folio 1 stands on a recto, as every odd one.
    const opening = opensText ? "recto" : means.openingOf(unit);
    const firstPage = next.then((page) => openingPage(page, opening));
    const part = deferred<PagedFacts>();
    units.push(unit);
    openings.push(opening);
    firstPages.push(firstPage);
    parts.push(part);
    begun.push(false);
    next = Promise.all([firstPage, part.promise]).then(([page, { pageCount }]) => page + pageCount);
    const asked = Promise.all([kept.lookUp(unit.html), askedBefore]);
    askedBefore = asked;
    const laid = asked.then(([known]) => layUnit(index, known));
    // It may fail while others are still to come, which are awaited first.
    laid.catch(() => undefined);
    laying.push(laid);
  }
  haveAllCome = true;
  const sheets = await Promise.all(laying.map(async (laid, index) => withPrint(index, await laid)));
  return { units, openings, sheets, textPart };

  async function layUnit(
    index: number,
    { key, pages: known }: Awaited<ReturnType<KeptPages["lookUp"]>>,
  ): Promise<Sheet> {
    const unit = units[index]!;
    const part = parts[index]!;
    const { html } = unit;
    if (known) {
      begun[index] = true;
      onPages(known.pageCount);
      part.resolve(known);
      return { html, key, pages: known, fresh: false, printed: notYet };
    }
    const printing = seats.use(
      async (seat) => {
        begun[index] = true;
        const { pages, sheets } = await kept.layOut(unit, html, key, seat);
        part.resolve(pages);
        const placement = printsAtOnce ? await placeAtOnce(index, pages) : undefined;
        if (!placement) return undefined;
        return { placement, raw: await seat.work(unit.title, {}, (tab) => printPages(tab, sheets, placement)) };
      },
      () => (haveAllCome ? html.length : 0),
    );
    const pages = await Promise.race([part.promise, printing.then(() => part.promise)]);
    const printed = printing.then(async (done) => {
      if (!done) return undefined;
      const placement = JSON.stringify(done.placement);
      return { placement, pdf: await kept.keepPdf(printingOf(unit, { html, key, pages }, placement), done.raw) };
    });
    return { html, key, pages, fresh: true, printed: awaitedLater(printed) };
  }

  /** Undefined where the place depends on what is not on its pages yet. */
  async function placeAtOnce(index: number, { anchors }: PagedFacts): Promise<Placement | undefined> {
    const unit = units[index]!;
    const waits = waitsFor(unit);
    if (waits === "book" || pageReferenceIds(unit.html).length > 0) return undefined;
    if (!pageColumnIds(unit.html).every((id) => id in anchors)) return undefined;
    // One that was laid out before its turn would keep its browser from those that it waits for.
    if (!begun.slice(0, index).every(Boolean)) return undefined;
    const firstPage = await firstPages[index]!;
    const pageOf = (id: string) => (anchors[id] === undefined ? undefined : firstPage + anchors[id]);
    const book = waits === "units before" ? await paginationUpTo(index) : undefined;
    return placeUnit(means, unit, firstPage, book ?? { pageOf, textFirst: await textFirstFor(index) }, book, anchors);
  }

  /** Where everything stands up to a unit's end. */
  async function paginationUpTo(index: number): Promise<Pagination> {
    const paged = await Promise.all(parts.slice(0, index + 1).map(({ promise }) => promise));
    return paginateBook(paged, openings, textPart);
  }

  /** The page with the folio 1, as far as a unit must know it: what stands in the front matter is before it anyway. */
  async function textFirstFor(index: number): Promise<number> {
    if (!means.isText) return 1;
    return textPart !== undefined && index >= textPart ? firstPages[textPart]! : Infinity;
  }

  function withPrint(index: number, sheet: Sheet): Sheet {
    const unit = units[index]!;
    const isAhead = printsAtOnce && waitsFor(unit) === "book" && pageReferenceIds(unit.html).length === 0;
    return isAhead ? { ...sheet, printed: awaitedLater(printAhead(index, sheet)) } : sheet;
  }

  /** Contents and lists, as soon as all that they name is on its pages, while the notes are still laid out. */
  async function printAhead(index: number, sheet: Sheet): Promise<Printed> {
    const unit = units[index]!;
    const named = new Set(pageColumnIds(unit.html));
    const last = units.findLastIndex(({ ids }) => ids.some((id) => named.has(id)));
    const pagination = await paginationUpTo(Math.max(index, last));
    const { anchors } = sheet.pages;
    const placement = placeUnit(means, unit, pagination.firstPages[index]!, pagination, pagination, anchors);
    return { placement: JSON.stringify(placement), pdf: await kept.printKept(unit, sheet, placement) };
  }
}

const notYet = Promise.resolve(undefined);

/** That it fails is told when all is laid out, where it is awaited. */
function awaitedLater<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}

interface Deferred<Value> {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
}

/** A promise and what fulfils it; `Promise.withResolvers` is not in Node 20. */
function deferred<Value>(): Deferred<Value> {
  let resolve: (value: Value) => void;
  const promise = new Promise<Value>((fulfil) => (resolve = fulfil));
  return { promise, resolve: resolve! };
}
