/** Units in; each laid out on pages, and in its place in the report printed, out; what an earlier build did is not done again. */
import { bytes, json, kept, keyOf, type Form } from "../cache/kept.ts";
import type { Store } from "../cache/store.ts";
import type { Unit } from "../html/units.ts";
import { compareInventories, type Difference } from "./compare-inventories.ts";
import type { Pagination } from "./in-page/paginate.ts";
import type { Placement } from "./in-page/place-pages.ts";
import type { StaticPages } from "./in-page/take-pages.ts";
import { pageUnit, printUnit } from "./page-unit.ts";
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

export interface LaidOutUnit extends PagedUnit {
  unit: Unit;
  /** Hash of all that the pages depend on. */
  key: string;
  /** Whether it was laid out now. */
  fresh: boolean;
}

/** What all units are laid out with. */
export interface LayoutMeans {
  seats: Pick<Seats, "use">;
  store: Store;
  /** The print stylesheet. */
  css: string;
  /** Stands for the browser, the typefaces and the pictures: what pages depend on beside their HTML. */
  surroundings: string;
}

/** @param onPages - told how many pages are finished in all. */
export async function layOutUnits(
  { seats, store, css, surroundings }: LayoutMeans,
  units: readonly Unit[],
  onPages: (count: number) => void,
): Promise<LaidOutUnit[]> {
  let finished = 0;
  const layOut = async (unit: Unit, { start, work }: Seat): Promise<PagedUnit> => {
    const troubles: string[] = [];
    const { version: browser } = await start();
    const onPage = () => onPages(++finished);
    const onTrouble = (text: string) => void troubles.push(text);
    const { inventory, ...pages } = await work(unit.title, { onPage, onTrouble }, (tab) =>
      pageUnit(tab, unit.html, css),
    );
    return { ...pages, differences: compareInventories(unit.inventory, inventory), troubles, browser };
  };
  return heaviestFirst(
    units,
    ({ html }) => html.length,
    async (unit) => {
      const key = keyOf("pages", unit.html, css, surroundings);
      const { value, fresh } = await kept(store, "pages", key, json as Form<PagedUnit>, () =>
        seats.use((seat) => layOut(unit, seat)),
      );
      if (!fresh) onPages((finished += value.pageCount));
      return { ...value, unit, key, fresh };
    },
  );
}

/** Tagged PDFs, their tags mended by `mend`, in the order of `units`. */
export async function printUnits(
  { seats, store }: LayoutMeans,
  units: readonly (LaidOutUnit & { placement: Placement })[],
  mend: (pdf: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array[]> {
  return heaviestFirst(
    units,
    ({ pageCount }) => pageCount,
    async ({ unit, key: pagesKey, placement, html, styles }) => {
      const key = keyOf("pdf", pagesKey, JSON.stringify(placement));
      const { value } = await kept(store, "pdf", key, bytes, async () => {
        const print = ({ work }: Seat) => work(unit.title, {}, (tab) => printUnit(tab, { html, styles }, placement));
        return mend(await seats.use(print));
      });
      return value;
    },
  );
}

/** Items by falling weight, each worked on as soon as it can, results in the items' own order. */
async function heaviestFirst<Item, Result>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Promise<Result>[] = [];
  const order = items.map((item, index) => ({ item, index })).toSorted((a, b) => weightOf(b.item) - weightOf(a.item));
  for (const { item, index } of order) results[index] = work(item);
  return Promise.all(results);
}
