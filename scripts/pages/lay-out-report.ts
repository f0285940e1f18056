/** Units in; each laid out on pages and, once every unit's first page is known, printed, out. */
import { inventoryOf } from "./words.ts";
import { compareInventories, type Difference } from "./compare-inventories.ts";
import type { Placement } from "./in-page/place-pages.ts";
import type { Tab } from "./open-tab.ts";
import { pageUnit, printUnit, type PagedUnit } from "./page-unit.ts";
import { shareWork } from "./share-work.ts";
import type { Unit } from "../html/units.ts";

/** A unit on its pages, and what the comparison of words found. */
export interface LaidOutUnit extends PagedUnit {
  unit: Unit;
  differences: Difference[];
  /** What the browser had to say meanwhile. */
  troubles: string[];
}

/** @param onPages - told how many pages are finished in all. */
export async function layOutUnits(
  tabs: readonly Tab[],
  units: readonly { unit: Unit; html: string }[],
  css: string,
  onPages: (count: number) => void,
): Promise<LaidOutUnit[]> {
  let finished = 0;
  return shareWork(
    tabs,
    units,
    ({ html }) => html.length,
    async (tab, { unit, html }) => {
      const troubles: string[] = [];
      tab.events = { onPage: () => onPages(++finished), onTrouble: (text) => void troubles.push(text) };
      const paged = await pageUnit(tab.page, html, css);
      return { ...paged, unit, differences: compareInventories(inventoryOf(unit.hast), paged.inventory), troubles };
    },
  );
}

export async function printUnits(
  tabs: readonly Tab[],
  units: readonly (LaidOutUnit & { placement: Placement })[],
): Promise<Uint8Array[]> {
  return shareWork(
    tabs,
    units,
    ({ pageCount }) => pageCount,
    (tab, unit) => printUnit(tab.page, unit, unit.placement),
  );
}
