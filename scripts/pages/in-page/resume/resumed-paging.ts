/** Keeps the pages before and behind an edit from an earlier layout, where a complete layout would give the same. */
import { countBrokenNotes, passBrokenNotes } from "../notes/break-note.ts";
import type { Floats } from "../floats/floats.ts";
import { forgetStyles } from "../inspect/style-of.ts";
import type { MeasuredUnit } from "../measure-unit.ts";
import { cutsFrom, restoreCuts } from "../breaks/mend-breaks.ts";
import type { BreakToken, Chunker, UnitAtWork } from "../paged-js.ts";
import { pagingChangeBetween, factsBetween, joinFacts, type Boundary, type PagingRecord } from "./paging-record.ts";
import { SourceItems, type SourceDigests } from "./source-items.ts";

/**
 * The least distance, in page heights of the column, between kept pages and a change: a page is filled beyond its foot,
 * by less than its own height, before its end is found.
 */
const pagesBetween = 3;
/** How many blocks before a page's beginning may be looked up from it. */
const blocksBack = 8;

interface Work {
  measured: MeasuredUnit;
  unit: UnitAtWork;
  floats: Floats;
  /** Record of an earlier layout of the unit; undefined where there is none. */
  before: PagingRecord | undefined;
}

/**
 * Follows a layout. Pages are laid out in order, and each depends on the unit and on how the one before ended
 * (`Boundary`). So the pages before an edit are the same as in the earlier layout, unless a page that made them be laid
 * out again contained the edit. The pages behind it are the same as soon as one begins just as it did then and nothing
 * behind it is edited. If the layout goes back to a kept page, resuming has failed, and all pages are laid out anew.
 */
export class ResumedPaging {
  /** Whether the result could differ from that of a complete layout. */
  hasFailed = false;
  readonly #work: Work;
  readonly #begins: number[] = [0];
  readonly #boundaries: (Boundary | null)[] = [null];
  readonly #changed = new Set<number>();
  readonly #observer = new MutationObserver((records) => this.#noteChanges(records));
  #chunker!: Chunker;
  #items!: SourceItems;
  #digests!: SourceDigests;
  #isRecordable = false;
  /** The earlier layout, if it can be compared, and the range of blocks that differ. */
  #known: { record: PagingRecord; first: number; end: number } | undefined;
  /** Count of the pages that are kept at the beginning, and index of the page from which on all are kept. */
  #kept = 0;
  #settled: number | undefined;
  /** Pages to which the layout went back, and the last block that was laid out by then. */
  #goneBack: { to: number; seen: number }[] = [];

  constructor(work: Work) {
    this.#work = work;
  }

  /** Puts the kept pages into the document. @returns where the next page begins; undefined for the unit's beginning */
  async begin(chunker: Chunker): Promise<BreakToken | undefined> {
    const { measured, unit, before } = this.#work;
    const notes = unit.footnotes!.notes;
    this.#chunker = chunker;
    this.#items = new SourceItems(chunker.source);
    this.#isRecordable = mayRecord(chunker.source, notes);
    if (!this.#isRecordable) return undefined;
    this.#digests = await this.#items.digest({ places: measured.places, notes });
    this.#observer.observe(chunker.source, { subtree: true, attributes: true, characterData: true, childList: true });
    const now = { ...this.#digests, tooWide: JSON.stringify(unit.pagination.tooWide) };
    const change = before && pagingChangeBetween(before, now);
    if (!change) return undefined;
    this.#known = { record: before, ...change };
    passBrokenNotes(before.brokenNotes);
    return this.#keepPages();
  }

  #keepPages(): BreakToken | undefined {
    const { record } = this.#known!;
    const { unit, floats } = this.#work;
    const kept = this.#lastSafePage();
    const boundary = record.boundaries[kept];
    const token = boundary && this.#items.tokenAt(boundary.place);
    if (!boundary || !token) return undefined;
    const pages = this.#put(record.pages.slice(0, kept));
    if (!pages) return undefined;
    this.#kept = kept;
    this.#chunker.pages.push(...pages.map((element) => ({ element })));
    this.#chunker.total = kept;
    this.#begins.splice(0, Infinity, ...record.begins.slice(0, kept + 1));
    this.#boundaries.splice(0, Infinity, ...record.boundaries.slice(0, kept + 1));
    this.#goneBack = [{ to: -1, seen: boundary.seen }];
    forgetStyles();
    floats.resume(kept);
    restoreCuts(unit.cuts, boundary.cuts);
    unit.footnotes!.column = boundary.column;
    unit.blocks.push(...record.blocks.slice(0, kept));
    Object.assign(unit.pagination, factsBetween(record.facts, 0, kept), { pageCount: kept });
    return token;
  }

  /** Returns how many pages no change could affect. */
  #lastSafePage(): number {
    const { record, first } = this.#known!;
    const { tops, bottoms, begins, boundaries, digests } = record;
    const isUnchanged = first === digests.length && first === this.#digests.digests.length;
    const changedAt = isUnchanged ? Infinity : (tops[first] ?? bottoms.at(-1)!);
    const room = this.#work.measured.heightOf(this.#chunker.source.firstChild!) * pagesBetween;
    const isSafe = (boundary: Boundary | null, page: number): boolean => {
      if (!boundary) return false;
      const reached = Math.max(begins[page]!, boundary.seen);
      return reached < first && changedAt - bottoms[reached]! > room;
    };
    return boundaries.findLastIndex(isSafe);
  }

  /** Puts pages into the document and returns them; undefined, without any, where they would differ there. */
  #put(pages: readonly string[]): HTMLElement[] | undefined {
    const template = document.createElement("template");
    template.innerHTML = pages.join("");
    const elements = [...template.content.children] as HTMLElement[];
    const areSame = elements.length === pages.length && elements.every(({ outerHTML }, at) => outerHTML === pages[at]);
    if (!areSame) return undefined;
    this.#chunker.pagesArea.append(...elements);
    return elements;
  }

  /**
   * Hears, when a page is done, where the next one begins.
   *
   * @returns whether the layout can end
   */
  arrive(next: BreakToken | undefined): boolean {
    if (!this.#isRecordable || this.hasFailed) return this.hasFailed;
    const page = this.#chunker.pages.length;
    this.#begins.length = page;
    this.#boundaries.length = page;
    this.#begins.push((next && this.#items.numberOf(next.node)) ?? this.#items.length);
    const boundary = next ? this.#boundaryAt(next, page) : null;
    this.#boundaries.push(boundary);
    // One more page was laid out, for its effects on the page before.
    if (this.#settled !== undefined) return true;
    if (boundary && this.#isKnown(boundary, page)) this.#settled = page;
    return false;
  }

  #boundaryAt(next: BreakToken, page: number): Boundary | null {
    const { unit, floats } = this.#work;
    this.#noteChanges(this.#observer.takeRecords());
    const place = this.#items.placeOf(next);
    if (!place || unit.footnotes!.carried.length > 0) return null;
    if ([...this.#changed].some((item) => item >= place.item)) return null;
    const isPast = (block: Node) => (this.#items.numberOf(block) ?? Infinity) < place.item - blocksBack;
    if (!floats.isCalm(isPast)) return null;
    return { place, column: unit.footnotes!.column, cuts: cutsFrom(unit.cuts, page - 1), seen: this.#seenBefore(page) };
  }

  #noteChanges(records: readonly MutationRecord[]): void {
    // A change of a part's own element counts for all blocks.
    for (const { target } of records) this.#changed.add(this.#items.numberOf(target) ?? Infinity);
  }

  /** Returns the last block that was laid out when a page before `page` was laid out again. */
  #seenBefore(page: number): number {
    return Math.max(-1, ...this.#goneBack.filter(({ to }) => to < page).map(({ seen }) => seen));
  }

  /** Returns the number of the last block on the newest page. */
  #lastSeen(): number {
    const { pages, source } = this.#chunker;
    const refs = Array.from(pages.at(-1)!.element.querySelectorAll<HTMLElement>(".part > [data-ref]"), ({ dataset }) =>
      source.querySelector(`[data-ref="${dataset.ref}"]`),
    );
    return Math.max(-1, ...refs.map((block) => (block && this.#items.numberOf(block)) ?? -1));
  }

  /** Returns whether a page begins just as in the earlier layout, and nothing behind it differs. */
  #isKnown({ place, column, cuts }: Boundary, page: number): boolean {
    if (!this.#known) return false;
    const { record, end } = this.#known;
    const then = record.boundaries[page];
    if (!then || place.item - blocksBack < end) return false;
    const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    const { floats, mentions, ends } = this.#work.unit.pagination;
    if (!isSame([place, column, cuts], [then.place, then.column, then.cuts])) return false;
    if (!isSame(ends[page - 1], record.facts.ends[page - 1])) return false;
    // This compares all pages so far, which would take long for every page.
    const old = factsBetween(record.facts, 0, page);
    const named = (facts: Pick<typeof old, "floats" | "mentions">) => {
      const all = Object.entries(facts.mentions).filter(([, pages]) => pages.length > 0);
      return JSON.stringify([Object.keys(facts.floats).toSorted(), all.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    };
    return named({ floats, mentions }) === named(old);
  }

  /**
   * Hears that pages from `to` on have to be laid out again.
   *
   * @returns whether they can be
   */
  goBack(to: number): boolean {
    if (!this.#isRecordable) return true;
    this.#goneBack.push({ to, seen: this.#lastSeen() });
    if (this.#settled !== undefined && to < this.#settled) this.#settled = undefined;
    if (to < this.#kept) this.hasFailed = true;
    return !this.hasFailed;
  }

  /** Puts the kept pages behind an edit into the document. @returns whether all pages are in it */
  finish(): boolean {
    this.#observer.disconnect();
    const settled = this.#settled;
    if (this.hasFailed || settled === undefined) return !this.hasFailed;
    const { record } = this.#known!;
    const { pages } = this.#chunker;
    for (const { element } of pages.splice(settled)) element.remove();
    const known = this.#put(record.pages.slice(settled));
    if (!known) {
      this.hasFailed = true;
      return false;
    }
    pages.push(...known.map((element) => ({ element })));
    const { pagination, blocks } = this.#work.unit;
    const facts = joinFacts(factsBetween(pagination, 0, settled), factsBetween(record.facts, settled));
    Object.assign(pagination, facts, { pageCount: record.blocks.length });
    blocks.splice(settled, Infinity, ...record.blocks.slice(settled));
    this.#chunker.pagesArea.style.setProperty("--pagedjs-page-count", String(pages.length));
    const seen = this.#seenBefore(settled);
    this.#begins.splice(settled, Infinity, ...record.begins.slice(settled));
    const behind = record.boundaries.slice(settled).map((one) => one && { ...one, seen: Math.max(one.seen, seen) });
    this.#boundaries.splice(settled, Infinity, ...behind);
    window.reportPage?.(JSON.stringify([pages.length, ""]));
    return true;
  }

  /** Returns the record for the next layout of the unit; undefined where that can't begin with one. */
  record(): PagingRecord | undefined {
    const { pagination, blocks } = this.#work.unit;
    const { pages } = this.#chunker;
    if (!this.#isRecordable || pages.length !== pagination.pageCount) return undefined;
    return {
      ...this.#digests,
      tooWide: JSON.stringify(pagination.tooWide),
      pages: pages.map(({ element }) => element.outerHTML),
      begins: this.#begins,
      boundaries: this.#boundaries,
      facts: factsBetween(pagination, 0),
      blocks,
      brokenNotes: countBrokenNotes(),
    };
  }
}

/** Returns whether a unit has no counters that run from page to page. */
function mayRecord(source: ParentNode, notes: ReadonlyMap<string, HTMLElement>): boolean {
  const counts = "[data-counter-page-reset], [data-counter-footnote-reset], [data-note-of]";
  return !source.querySelector(counts) && ![...notes.values()].some((note) => note.querySelector(counts));
}
