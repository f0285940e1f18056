/** Units in; each laid out on pages and printed in its place in the report out; what an earlier build did is not done again. */
import { keyOf } from "../cache/kept.ts";
import type { Store } from "../cache/store.ts";
import type { Unit } from "../html/units.ts";
import { compareInventories, type Difference } from "./compare-inventories.ts";
import type { Pagination } from "./in-page/paginate.ts";
import type { Placement } from "./in-page/place-pages.ts";
import type { StaticPages } from "./in-page/take-pages.ts";
import { pageUnit, printPages } from "./page-unit.ts";
import type { Seat } from "./seat.ts";
import type { Seats } from "./seats.ts";

/** A unit on its pages, and what the comparison of words found. Plain data. */
export interface PagedUnit extends StaticPages, Pagination {
  differences: Difference[];
  /** What the browser had to say meanwhile. */
  troubles: string[];
  /** Version of the browser that laid it out. */
  browser: string;
}

export interface PrintedUnit extends Omit<PagedUnit, keyof StaticPages> {
  unit: Unit;
  /** Whether it was laid out now. */
  fresh: boolean;
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
  /** What a unit's pages must know, once its first page is known. */
  placementOf: (index: number, firstPage: number) => Placement;
  /** Mends the tags of a printed unit. */
  mend: (pdf: Uint8Array) => Promise<Uint8Array>;
  /** Told how many pages are finished in all. */
  onPages: (count: number) => void;
}

/**
 * Units go to the browsers in the order of the report. So when one is laid out, those before it are, or are
 * about to be: its first page is known, and it is printed from where it stands, without a way through HTML.
 */
export async function printReport(means: PrintMeans, units: readonly Unit[]): Promise<PrintedUnit[]> {
  const { seats, store, css, surroundings, placementOf, mend } = means;
  let finished = 0;
  const onPages = (count: number) => means.onPages((finished += count));

  // All look-ups come first: a unit that asked for a browser before an earlier one would wait for it in vain.
  const kept = await Promise.all(
    units.map(async ({ html }) => {
      const key = keyOf("pages", html, css, surroundings);
      const bytes = await store.get("pages", key);
      return { key, pages: bytes && (JSON.parse(Buffer.from(bytes).toString()) as PagedUnit) };
    }),
  );
  const counts = units.map(() => awaited<number>());
  const firstPages = [Promise.resolve(1)];
  for (const [index, { promise }] of counts.entries()) {
    firstPages.push(Promise.all([firstPages[index]!, promise]).then(([first, count]) => first + count));
  }
  return Promise.all(units.map((unit, index) => printOne(unit, index)));

  async function printOne(unit: Unit, index: number): Promise<PrintedUnit> {
    const { key, pages } = kept[index]!;
    if (!pages) return printAnew(unit, index, key);
    onPages(pages.pageCount);
    counts[index]!.resolve(pages.pageCount);
    const placement = placementOf(index, await firstPages[index]!);
    const pdfKey = keyOf("pdf", key, JSON.stringify(placement));
    const known = await store.get("pdf", pdfKey);
    if (known) return withoutHtml(unit, pages, false, known);
    const print = (seat: Seat) => seat.work(unit.title, {}, (tab) => printPages(tab, pages, placement));
    const pdf = await mend(await seats.use(print));
    await store.put("pdf", pdfKey, pdf);
    return withoutHtml(unit, pages, false, pdf);
  }

  async function printAnew(unit: Unit, index: number, key: string): Promise<PrintedUnit> {
    const { pages, placement, printed } = await seats.use(async (seat) => {
      const pages = await layOut(unit, seat);
      counts[index]!.resolve(pages.pageCount);
      const placement = placementOf(index, await firstPages[index]!);
      const printed = await seat.work(unit.title, {}, (tab) => printPages(tab, pages, placement));
      return { pages, placement, printed };
    });
    const pdf = await mend(printed);
    await Promise.all([
      store.put("pages", key, Buffer.from(JSON.stringify(pages))),
      store.put("pdf", keyOf("pdf", key, JSON.stringify(placement)), pdf),
    ]);
    return withoutHtml(unit, pages, true, pdf);
  }

  async function layOut(unit: Unit, seat: Seat): Promise<PagedUnit> {
    const troubles: string[] = [];
    const { version: browser } = await seat.start();
    const onPage = () => onPages(1);
    const onTrouble = (text: string) => void troubles.push(text);
    const laidOut = await seat.work(unit.title, { onPage, onTrouble }, (tab) => pageUnit(tab, unit.html, css));
    const { inventory, ...pages } = laidOut;
    return { ...pages, differences: compareInventories(unit.inventory, inventory), troubles, browser };
  }
}

/** A promise and what fulfils it; `Promise.withResolvers` is not in Node 20. */
function awaited<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void;
  const promise = new Promise<Value>((fulfil) => (resolve = fulfil));
  return { promise, resolve: resolve! };
}

function withoutHtml(unit: Unit, pages: PagedUnit, fresh: boolean, pdf: Uint8Array): PrintedUnit {
  const { html: _html, styles: _styles, ...found } = pages;
  return { ...found, unit, fresh, pdf };
}
