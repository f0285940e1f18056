/** A unit's HTML in; its pages, what was found on them, and their PDF out: as an earlier build kept them, else made now. */
import { hashOf } from "../cache/hash-of.ts";
import { json, keyOf } from "../cache/kept.ts";
import type { Unit } from "../html/units.ts";
import type { Difference } from "./compare-inventories.ts";
import type { Pagination } from "./in-page/paginate.ts";
import type { Placement } from "./in-page/place-pages.ts";
import type { PageBlocks } from "./in-page/take-blocks.ts";
import type { StaticPages } from "./in-page/take-pages.ts";
import { pageContentsOf, type PageContent } from "./page-contents.ts";
import { pageUnit, printPages } from "./page-unit.ts";
import type { PrintMeans } from "./print-means.ts";
import type { Seat } from "./seat.ts";

/** What was found on a unit's pages. Plain data; the pages themselves are kept apart, since few builds need them. */
export interface PagedFacts extends Pagination {
  /** Page within the unit, from 0, of each id in it. */
  anchors: Record<string, number>;
  differences: Difference[];
  /** One a page. */
  contents: PageContent[];
  /** What the browser had to say meanwhile. */
  troubles: string[];
  /** Version of the browser that laid it out. */
  browser: string;
}

/** A unit that was laid out now. */
export interface LaidOut {
  pages: PagedFacts;
  sheets: StaticPages;
  blocks: PageBlocks[];
}

/** A unit's HTML as it is laid out, and the key that stands for its pages. */
interface Laying {
  html: string;
  key: string;
}

/** A unit's pages as they are printed. */
export interface Printing {
  /** Stands for the pages, their place in the report and `unitId`. */
  key: string;
  /** Unlike those of the report's other units. */
  unitId: string;
  tablePieces: Pagination["tablePieces"];
}

/** @param placement - as JSON */
export function printingOf(
  { kind, id }: Unit,
  { key, pages }: Laying & { pages: PagedFacts },
  placement: string,
): Printing {
  // A section may be named as the notes are, by its author.
  const unitId = `${kind}~${id}`;
  return { key: keyOf("pdf", key, placement, unitId), unitId, tablePieces: pages.tablePieces };
}

export interface KeptPages {
  /** What an earlier build found on the pages, and the key under which it is kept. */
  lookUp: (html: string) => Promise<{ key: string; pages: PagedFacts | undefined }>;
  layOut: (unit: Unit, html: string, key: string, seat: Seat) => Promise<LaidOut>;
  /** The pages themselves, laid out again where the cache lost them, in the given seat or in a free one. */
  sheetsOf: (unit: Unit, laying: Laying, seat?: Seat) => Promise<StaticPages>;
  blocksOf: (unit: Unit, laying: Laying) => Promise<PageBlocks[]>;
  /** The mended PDF, printed now where no earlier build kept it. */
  keptPdf: (printing: Printing, print: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  /** The same of a unit's pages in their place in the report. */
  printKept: (unit: Unit, laying: Laying & { pages: PagedFacts }, placement: Placement) => Promise<Uint8Array>;
  /** Mends the tags of what was printed, and keeps it. */
  keepPdf: (printing: Printing, raw: Uint8Array) => Promise<Uint8Array>;
}

/** @param onPages - told how many pages more are finished */
export function keptPages(
  { seats, store, css, surroundings, mend }: Pick<PrintMeans, "seats" | "store" | "css" | "surroundings" | "mend">,
  onPages: (count: number) => void,
): KeptPages {
  // Long, and the same for all units.
  const look = hashOf(css, surroundings);
  return { lookUp, layOut, sheetsOf, blocksOf, keptPdf, printKept, keepPdf };

  async function keptPdf(printing: Printing, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = await store.get("pdf", printing.key);
    if (known) return known;
    return keepPdf(printing, await print());
  }

  async function printKept(
    unit: Unit,
    laying: Laying & { pages: PagedFacts },
    placement: Placement,
  ): Promise<Uint8Array> {
    return keptPdf(printingOf(unit, laying, JSON.stringify(placement)), () =>
      seats.use(async (seat) => {
        const sheets = await sheetsOf(unit, laying, seat);
        return seat.work(unit.title, {}, (tab) => printPages(tab, sheets, placement));
      }),
    );
  }

  async function keepPdf(printing: Printing, raw: Uint8Array): Promise<Uint8Array> {
    const pdf = await mend(raw, printing);
    await store.put("pdf", printing.key, pdf);
    return pdf;
  }

  async function lookUp(html: string): Promise<{ key: string; pages: PagedFacts | undefined }> {
    const key = keyOf("pages", html, look);
    const found = await store.get("pages", key);
    return { key, pages: found && (json.fromBytes(found) as PagedFacts) };
  }

  async function sheetsOf(unit: Unit, { html, key }: Laying, seat?: Seat): Promise<StaticPages> {
    const found = await store.get("sheets", key);
    if (found) return json.fromBytes(found) as StaticPages;
    if (seat) return (await layOut(unit, html, key, seat)).sheets;
    return seats.use(async (free) => (await layOut(unit, html, key, free)).sheets);
  }

  async function blocksOf(unit: Unit, { html, key }: Laying): Promise<PageBlocks[]> {
    const found = await store.get("blocks", key);
    if (found) return json.fromBytes(found) as PageBlocks[];
    return (await seats.use((seat) => layOut(unit, html, key, seat))).blocks;
  }

  async function layOut(unit: Unit, html: string, key: string, seat: Seat): Promise<LaidOut> {
    const troubles: string[] = [];
    const { version: browser } = await seat.start();
    let reached = 0;
    // A page that is laid out again counts once.
    const onPage = (page: number) => {
      if (page > reached) onPages(page - reached);
      reached = Math.max(reached, page);
    };
    const onTrouble = (text: string) => void troubles.push(text);
    const laidOut = await seat.work(unit.title, { onPage, onTrouble }, (tab) =>
      pageUnit(tab, html, css, unit.inventory),
    );
    const { html: pagesHtml, styles, starts, blocks, ...found } = laidOut;
    const sheets = { html: pagesHtml, styles, starts };
    const pages = { ...found, contents: pageContentsOf(sheets), troubles, browser };
    await Promise.all([
      store.put("sheets", key, json.toBytes(sheets)),
      store.put("blocks", key, json.toBytes(blocks)),
      store.put("pages", key, json.toBytes(pages)),
    ]);
    return { pages, sheets, blocks };
  }
}
