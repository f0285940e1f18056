/** Lays units out and prints them, or takes from the cache what an earlier build made and found of them. */
import type { Page } from "puppeteer";
import { hashOf } from "../lib/cache/hash-of.ts";
import { json, keyOf } from "../lib/cache/cached.ts";
import { withoutPageNumbers } from "../html/inventory.ts";
import type { Unit } from "../html/units.ts";
import { compareWords } from "./compare-words.ts";
import { digestOfPrint, printOf } from "./expected-print.ts";
import type { Placement } from "./placement.ts";
import type { PageBlocks } from "./page-blocks.ts";
import type { StaticPages } from "./static-pages.ts";
import type { LayoutContext } from "./layout-context.ts";
import type { LaidUnit, Laying, PagedFacts, PrintedPages } from "./laid-unit.ts";
import { pageContentsOf } from "./page-contents.ts";
import type { Printing } from "./printing.ts";
import { pageUnit, printPages } from "./page-unit.ts";
import type { BrowserSlot } from "./browser-slot.ts";
import type { UnitJob } from "./unit-job.ts";

/** A unit that was laid out now. */
export interface LaidOut {
  pages: PagedFacts;
  sheets: StaticPages;
  blocks: PageBlocks[];
}

/** Facts that an earlier build found on the pages, and the key under which they are cached. */
export interface FoundPages {
  key: string;
  pages: PagedFacts | undefined;
}

export function printingOf(
  unit: Unit,
  { key, references, pages }: Pick<LaidUnit, "key" | "references" | "pages">,
  placement: Placement,
): Printing {
  // A section may be named as the notes are, by its author.
  const unitId = `${unit.kind}~${unit.id}`;
  return {
    key: keyOf("pdf", key, JSON.stringify(placement), unitId),
    unitId,
    tablePieces: pages.tablePieces,
    pageCount: pages.pageCount,
    expected: () => printOf(unit.inventory, { ...references, ...placement.folios, ...pages.noteNumbers }),
  };
}

export class PageCache {
  readonly #context: LayoutContext;
  /** Hash that stands for the stylesheet and the surroundings: they are long, and the same for all units. */
  readonly #look: string;

  constructor(context: LayoutContext) {
    this.#context = context;
    this.#look = hashOf(context.css, context.surroundings);
  }

  async lookUp(html: string): Promise<FoundPages> {
    const key = keyOf("pages", html, this.#look);
    const found = await this.#context.store.get("pages", key);
    return { key, pages: found && (json.fromBytes(found) as PagedFacts) };
  }

  async layOut(unit: Unit, { html, key }: Laying, slot: BrowserSlot): Promise<LaidOut> {
    const { css, store, onPages } = this.#context;
    const troubles: string[] = [];
    const { version: browser } = await slot.start();
    let reached = 0;
    // A page that is laid out again counts once.
    const onPage = (page: number) => {
      if (page > reached) onPages(page - reached);
      reached = Math.max(reached, page);
    };
    const onTrouble = (text: string) => void troubles.push(text);
    const work = (tab: Page) => pageUnit(tab, html, css, withoutPageNumbers(unit.inventory));
    const laidOut = await slot.work(unit.title, { onPage, onTrouble }, work, html.length);
    const { html: pagesHtml, styles, pages: single, blocks, ...found } = laidOut;
    const sheets = { html: pagesHtml, styles, pages: single };
    const pages = { ...found, contents: pageContentsOf(sheets), troubles, browser };
    await Promise.all([
      store.put("sheets", key, json.toBytes(sheets)),
      store.put("blocks", key, json.toBytes(blocks)),
      store.put("pages", key, json.toBytes(pages)),
    ]);
    return { pages, sheets, blocks };
  }

  /** Returns the pages themselves, laid out again where the cache lost them, in the given slot or in a free one. */
  async sheetsOf({ unit, laid }: UnitJob, slot?: BrowserSlot): Promise<StaticPages> {
    const { store, pool } = this.#context;
    const found = await store.get("sheets", laid.key);
    if (found) return json.fromBytes(found) as StaticPages;
    if (slot) return (await this.layOut(unit, laid, slot)).sheets;
    return pool.use(async (free) => (await this.layOut(unit, laid, free)).sheets);
  }

  /** Returns where the blocks of the Markdown stand on them. */
  async blocksOf({ unit, laid }: UnitJob): Promise<PageBlocks[]> {
    const { store, pool } = this.#context;
    const found = await store.get("blocks", laid.key);
    if (found) return json.fromBytes(found) as PageBlocks[];
    return (await pool.use((slot) => this.layOut(unit, laid, slot))).blocks;
  }

  /** Prints a unit that is laid out, in its place. */
  async print(job: UnitJob, placement: Placement): Promise<PrintedPages> {
    job.place(placement);
    const { unit, laid } = job;
    const print = await this.pdfOf(printingOf(unit, laid, placement), () =>
      this.#context.pool.use(async (slot) => {
        const sheets = await this.sheetsOf(job, slot);
        return slot.work(unit.title, {}, (tab) => printPages(tab, sheets, placement), sheets.html.length);
      }),
    );
    job.finish(print);
    return print;
  }

  /** Returns the mended PDF, printed now where no earlier build cached it. */
  async pdfOf(printing: Printing, print: () => Promise<Uint8Array>): Promise<PrintedPages> {
    const known = await this.#context.store.get("pdf", printing.key);
    if (known) return { pdf: known, misprints: [] };
    return this.keepPdf(printing, await print());
  }

  /**
   * Mends the tags of what was printed, reads its words back, and caches it where they are those that were
   * written.
   */
  async keepPdf(printing: Printing, raw: Uint8Array): Promise<PrintedPages> {
    const expected = printing.expected();
    const { pdf, words } = await this.#context.mend(raw, { ...printing, expected: digestOfPrint(expected) });
    if (words) return { pdf, misprints: compareWords(expected, words) };
    // What is not as it was written is printed anew, and told anew, by the next build.
    await this.#context.store.put("pdf", printing.key, pdf);
    return { pdf, misprints: [] };
  }
}
