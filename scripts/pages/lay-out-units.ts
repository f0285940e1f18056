/** Lays units out as they come, and prints each at once if its place in the report is known. */
import { setImmediate } from "node:timers/promises";
import type { Unit } from "../html/units.ts";
import type { Placement } from "./placement.ts";
import { placeUnit, type LayoutContext } from "./layout-context.ts";
import type { LayoutInput } from "./laid-unit.ts";
import { printingOf, printUnit, type FoundPages, type PageCache, type RawPrint } from "./page-cache.ts";
import { paginateBook, type PaginatedParts } from "./paginate-book.ts";
import type { BrowserSlot } from "./browser-slot.ts";
import { UnitJob } from "./unit-job.ts";

/** Values that come all at once, or one after another as they are made. */
export type MaybeAsync<Value> = Iterable<Value> | AsyncIterable<Value>;

/**
 * Lays units out in the order of the report. So when one is laid out, those before it are or soon will be: its first
 * page is known, and with `printsAtOnce` it is printed from the tab where it is, without going through HTML. Without
 * `printsAtOnce`, all pages are ready sooner. When all units have come, one that takes as long as its share of the
 * waiting work is laid out first (`BrowserPool.use`).
 *
 * @returns all units, laid out, in the order of the report; some may still be printing
 */
export function layOutUnits(
  context: LayoutContext,
  cache: PageCache,
  coming: MaybeAsync<Unit>,
  { printsAtOnce }: { printsAtOnce: boolean },
): Promise<UnitJob[]> {
  return new UnitLayout(context, cache, printsAtOnce).layOutAll(coming);
}

class UnitLayout {
  readonly #context: LayoutContext;
  readonly #cache: PageCache;
  readonly #printsAtOnce: boolean;
  readonly #jobs: UnitJob[] = [];
  #haveAllCome = false;

  constructor(context: LayoutContext, cache: PageCache, printsAtOnce: boolean) {
    this.#context = context;
    this.#cache = cache;
    this.#printsAtOnce = printsAtOnce;
  }

  async layOutAll(coming: MaybeAsync<Unit>): Promise<UnitJob[]> {
    const laying: Promise<void>[] = [];
    let askedBefore: Promise<unknown> = Promise.resolve();
    for await (const unit of coming) {
      const job = new UnitJob(unit, this.#jobs.at(-1));
      this.#jobs.push(job);
      const asked = Promise.all([this.#cache.lookUp(unit.html), askedBefore]);
      askedBefore = asked;
      const laid = asked.then(([found]) => this.#layOut(job, found));
      // It may fail while others are still to come, which are awaited first.
      laid.catch(() => undefined);
      laying.push(laid);
      // What the cache has of this unit is looked up while the next one is made.
      await setImmediate();
    }
    this.#haveAllCome = true;
    await Promise.all(laying.map((laid, index) => laid.then(() => this.#printAhead(this.#jobs[index]!))));
    return this.#jobs;
  }

  async #layOut(job: UnitJob, { pages: found, ...laying }: FoundPages): Promise<void> {
    const { html } = job.unit;
    if (found) {
      this.#context.onPages(found.pageCount);
      job.layOut({ html, ...laying, references: {}, pages: found, fresh: false });
      return;
    }
    const working = this.#context.pool.use(
      (slot) => this.#workOn(job, laying, slot),
      () => (this.#haveAllCome ? html.length : 0),
    );
    // Printing goes on in the background.
    await Promise.race([job.laidOut, working]);
    job.printing = awaitedLater(working.then(async (print) => print && this.#finish(job, await print())));
  }

  /**
   * Lays a unit out.
   *
   * @returns a function that prints the pieces of a long unit in all browsers, or returns what was printed here;
   *   undefined where its place isn't known yet
   */
  async #workOn(
    job: UnitJob,
    laying: Pick<LayoutInput, "key" | "places">,
    slot: BrowserSlot,
  ): Promise<(() => Promise<RawPrint[]>) | undefined> {
    const { unit } = job;
    job.begin();
    const { html } = unit;
    const { pages, sheets } = await this.#cache.layOut(unit, laying, slot);
    job.layOut({ html, ...laying, references: {}, pages, fresh: true });
    const placement = this.#printsAtOnce ? await this.#placeAtOnce(job) : undefined;
    if (!placement) return undefined;
    job.place(placement);
    if (!this.#cache.isPrintedAtOnce(pages)) return () => this.#cache.printPieces(unit, sheets, placement);
    const print = await printUnit(unit, sheets, placement, slot);
    return () => Promise.resolve([print]);
  }

  async #finish(job: UnitJob, prints: readonly RawPrint[]): Promise<void> {
    if (job.state.is === "placed")
      job.finish(await this.#cache.keepPdf(printingOf(job.unit, job.laid, job.state.placement), prints));
  }

  /** Returns a unit's placement; undefined where it depends on units that are not laid out yet. */
  async #placeAtOnce(job: UnitJob): Promise<Placement | undefined> {
    const { unit, anchors } = job;
    if (unit.waitsFor === "book" || unit.pageReferences.length > 0) return undefined;
    if (!unit.pageColumns.every((id) => Object.hasOwn(anchors, id))) return undefined;
    const index = this.#jobs.indexOf(job);
    // A unit that was laid out before its turn would keep its browser from those that it waits for.
    if (this.#jobs.slice(0, index).some(({ state }) => state.is === "waiting")) return undefined;
    const firstPage = await job.firstPage;
    if (unit.waitsFor === "units before")
      return placeUnit(this.#context, job, firstPage, await this.#paginationUpTo(index));
    const pageOf = (id: string) => (Object.hasOwn(anchors, id) ? firstPage + anchors[id]! : undefined);
    // Infinity is enough for front matter, which is before the text anyway.
    const textFirst = job.text ? await job.text.firstPage : Infinity;
    return placeUnit(this.#context, job, firstPage, { pageOf, textFirst });
  }

  /** Returns the pagination up to a unit's end. */
  async #paginationUpTo(index: number): Promise<PaginatedParts<UnitJob>> {
    return paginateBook(await Promise.all(this.#jobs.slice(0, index + 1).map(({ laidOut }) => laidOut)));
  }

  /**
   * Begins to print contents and lists as soon as all that they refer to is laid out, while notes are still being laid
   * out.
   */
  #printAhead(job: UnitJob): void {
    const { waitsFor, pageReferences } = job.unit;
    if (!this.#printsAtOnce || waitsFor !== "book" || pageReferences.length > 0) return;
    job.printing = awaitedLater(this.#printWhenNamed(job));
  }

  async #printWhenNamed(job: UnitJob): Promise<void> {
    const callouts = job.unit.notes.flatMap(({ calloutId }) => calloutId ?? []);
    const named = new Set([...job.unit.pageColumns, ...callouts]);
    const last = this.#jobs.findLastIndex(({ unit }) => unit.ids.some((id) => named.has(id)));
    const pagination = await this.#paginationUpTo(Math.max(this.#jobs.indexOf(job), last));
    await this.#cache.print(job, placeUnit(this.#context, job, pagination.firstPageOf(job), pagination));
  }
}

/** Marks a promise as handled: it is awaited later, when all units are laid out, and fails there. */
function awaitedLater<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
