/** Lays units out and prints them, or takes the results from the cache. */
import type { Page } from "puppeteer";
import { hashOf } from "../lib/cache/hash-of.ts";
import { json, cacheKeyOf } from "../lib/cache/cached.ts";
import { withoutPageNumbers } from "../html/inventory.ts";
import type { Unit } from "../html/units.ts";
import { compareWords } from "./compare/compare-words.ts";
import { cutForPrint, isOnePiece, longFrom, type PrintPiece } from "./cut-for-print.ts";
import { digestOfPrint, printOf } from "./compare/expected-print.ts";
import type { Placement } from "./placement.ts";
import type { PageBlocks } from "./page-blocks.ts";
import type { StaticPages } from "./static-pages.ts";
import type { LayoutContext } from "./layout-context.ts";
import { UnitPlaces } from "./unit-places.ts";
import type { LaidUnit, LayoutInput, PagedFacts, PrintedPages } from "./laid-unit.ts";
import { pageContentsOf } from "./page-contents.ts";
import type { Printing } from "./printing.ts";
import { pageUnit, printUnitPages } from "./page-unit.ts";
import type { BrowserSlot } from "./browser-slot.ts";
import type { UnitJob } from "./unit-job.ts";

/** The result of laying a unit out. */
export interface LaidOut {
  pages: PagedFacts;
  sheets: StaticPages;
  blocks: PageBlocks[];
}

/** Cached facts of a unit's pages, if there are any, and their key. */
export interface FoundPages extends Pick<LayoutInput, "key" | "places"> {
  pages: PagedFacts | undefined;
}

/** A PDF as the browser printed it. */
export interface RawPrint {
  raw: Uint8Array;
  /** Key under which to cache it, for a piece that was printed now. */
  key?: string;
}

/** Prints pages of a unit in a browser slot. */
export async function printUnit(
  { title }: Pick<Unit, "title">,
  sheets: Pick<StaticPages, "html" | "styles">,
  placement: Placement,
  slot: BrowserSlot,
): Promise<RawPrint> {
  const { length } = sheets.html;
  return { raw: await slot.work(title, {}, (tab) => printUnitPages(tab, sheets, placement), length) };
}

export function printingOf(
  unit: Unit,
  { key, references, pages }: Pick<LaidUnit, "key" | "references" | "pages">,
  placement: Placement,
): Printing {
  // A section's id may be that of the notes, so the kind is part of the id.
  const unitId = `${unit.kind}~${unit.id}`;
  return {
    key: cacheKeyOf("pdf", key, JSON.stringify(placement), unitId),
    unitId,
    tablePieces: pages.tablePieces,
    pageCount: pages.pageCount,
    expected: () => printOf(unit.inventory, { ...references, ...placement.folios, ...pages.noteNumbers }),
  };
}

/** Matches declarations that change the case of words. */
const settingCase = /text-transform\s*:\s*(?!none\b)\w|(?:small|petite)-caps|unicase/i;

export class PageCache {
  readonly #context: LayoutContext;
  /** Hash of the stylesheet and the surroundings, which are long, and the same for all units. */
  readonly #look: string;
  /** Whether the stylesheet changes the case of words. */
  readonly #setsCase: boolean;

  constructor(context: LayoutContext) {
    this.#context = context;
    this.#look = hashOf(context.css, context.surroundings);
    this.#setsCase = settingCase.test(context.css);
  }

  async lookUp(html: string): Promise<FoundPages> {
    const places = new UnitPlaces(html);
    const key = cacheKeyOf("pages", places.html, this.#look);
    const found = await this.#context.store.get("pages", key);
    return { key, places, pages: found && places.facts(json.fromBytes(found) as PagedFacts) };
  }

  /** Lays a unit out. Its sheets and blocks have numbers instead of places, as they are cached. */
  async layOut(unit: Unit, { places, key }: Pick<LayoutInput, "places" | "key">, slot: BrowserSlot): Promise<LaidOut> {
    const { css, store, onPages, pagesInPiece } = this.#context;
    const troubles: string[] = [];
    const { version: browser } = await slot.start();
    let reached = 0;
    // A page that is laid out again counts once.
    const onPage = (page: number) => {
      if (page > reached) onPages(page - reached);
      reached = Math.max(reached, page);
    };
    const onTrouble = (text: string) => void troubles.push(text);
    const placeOf = (source: string) => places.of(source);
    const expected = places.inventory(withoutPageNumbers(unit.inventory));
    // The record of the unit's last layout, whatever its words were.
    const paging = cacheKeyOf("paging", this.#context.title, `${unit.kind}~${unit.id}`, this.#look);
    const bytes = await store.get("paging", paging);
    const before = bytes && Buffer.from(bytes).toString("latin1");
    const options = { expected, before, recordedFrom: longFrom(pagesInPiece) };
    const work = (tab: Page) => pageUnit(tab, places.html, css, options);
    const laidOut = await slot.work(unit.title, { onPage, onTrouble, placeOf }, work, places.html.length);
    const { html: pagesHtml, styles, pages: single, blocks, record, ...found } = laidOut;
    const sheets = { html: pagesHtml, styles, pages: single };
    const pages = { ...found, contents: pageContentsOf(sheets), troubles, browser };
    await Promise.all([
      store.put("sheets", key, json.toBytes(sheets)),
      store.put("blocks", key, json.toBytes(blocks)),
      store.put("pages", key, json.toBytes(pages)),
      // Messages of the browser have to be reported for each layout, also for kept pages, so then nothing is stored.
      record !== undefined && troubles.length === 0 && store.put("paging", paging, Buffer.from(record, "latin1")),
    ]);
    return { pages: places.facts(pages), sheets, blocks };
  }

  /** Returns the pages, with places in the files. */
  async placedSheetsOf(job: UnitJob): Promise<StaticPages> {
    return job.laid.places.sheets(await this.sheetsOf(job));
  }

  /**
   * Returns the pages, with numbers for places. If the cache has lost them, they are laid out again, in the given slot
   * or in a free one.
   */
  async sheetsOf({ unit, laid }: UnitJob, slot?: BrowserSlot): Promise<StaticPages> {
    const { store, pool } = this.#context;
    const found = await store.get("sheets", laid.key);
    if (found) return json.fromBytes(found) as StaticPages;
    if (slot) return (await this.layOut(unit, laid, slot)).sheets;
    return pool.use(async (free) => (await this.layOut(unit, laid, free)).sheets);
  }

  /** Returns where the blocks of the Markdown are on the unit's pages. */
  async blocksOf({ unit, laid }: UnitJob): Promise<PageBlocks[]> {
    const { store, pool } = this.#context;
    const found = await store.get("blocks", laid.key);
    const blocks = found && (json.fromBytes(found) as PageBlocks[]);
    return laid.places.blocks(blocks ?? (await pool.use((slot) => this.layOut(unit, laid, slot))).blocks);
  }

  /** Prints a unit in its place. */
  async print(job: UnitJob, placement: Placement): Promise<PrintedPages> {
    job.place(placement);
    const { unit, laid } = job;
    const print = await this.pdfOf(printingOf(unit, laid, placement), () =>
      this.isPrintedAtOnce(laid.pages)
        ? this.#context.pool.use(async (slot) => [
            await printUnit(unit, await this.sheetsOf(job, slot), placement, slot),
          ])
        : this.sheetsOf(job).then((sheets) => this.printPieces(unit, sheets, placement)),
    );
    job.finish(print);
    return print;
  }

  /** Returns whether a unit is printed in one piece. */
  isPrintedAtOnce({ pageCount }: Pick<PagedFacts, "pageCount">): boolean {
    const { css, pagesInPiece } = this.#context;
    return isOnePiece(pageCount, pagesInPiece) || /@page[^{]*:nth/.test(css);
  }

  /** Prints the pieces of a long unit that aren't in the cache, in all browsers. */
  async printPieces(unit: Unit, sheets: StaticPages, placement: Placement): Promise<RawPrint[]> {
    const pieces = cutForPrint({ sheets, placement, links: unit.links }, this.#context.pagesInPiece);
    return Promise.all(pieces.map((piece) => this.#printPiece(unit, piece)));
  }

  async #printPiece(unit: Unit, { sheets, placement }: PrintPiece): Promise<RawPrint> {
    const { pool, store } = this.#context;
    const key = cacheKeyOf("print", sheets.html, hashOf(sheets.styles), JSON.stringify(placement), this.#look);
    const known = await store.get("print", key);
    if (known) return { raw: known };
    return { ...(await pool.use((slot) => printUnit(unit, sheets, placement, slot))), key };
  }

  /** Returns the repaired PDF, from the cache or printed now. */
  async pdfOf(printing: Printing, print: () => Promise<readonly RawPrint[]>): Promise<PrintedPages> {
    const known = await this.#context.store.get("pdf", printing.key);
    if (known) {
      this.#context.onKnown?.(known);
      return { pdf: known, misprints: [] };
    }
    return this.keepPdf(printing, await print());
  }

  /**
   * Repairs the tags of printed pages, reads their words back, and caches the PDF if the words are those that were
   * written.
   */
  async keepPdf(printing: Printing, prints: readonly RawPrint[]): Promise<PrintedPages> {
    const { repair, store } = this.#context;
    const expected = printing.expected();
    const { pdf, words } = await repair(
      prints.map(({ raw }) => raw),
      { ...printing, expected: digestOfPrint(expected) },
    );
    const misprints = words ? compareWords(expected, words, { ignoresCase: this.#setsCase }) : [];
    if (misprints.length > 0) return { pdf, misprints };
    // A print with differences isn't cached, so that the next build prints and tells it again.
    const pieces = prints.map(({ key, raw }) => key !== undefined && store.put("print", key, raw));
    await Promise.all([store.put("pdf", printing.key, pdf), ...pieces]);
    return { pdf, misprints: [] };
  }
}
