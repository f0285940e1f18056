/** Tracks a unit on its way to printed pages: waiting → laid out → placed → printed. */
import type { Opening } from "../html/unit-facts.ts";
import type { Unit } from "../html/units.ts";
import type { Placement } from "./placement.ts";
import type { LaidUnit, PrintedPages } from "./laid-unit.ts";
import { openingPage, type PagedPart } from "./paginate-book.ts";

type JobState =
  | { is: "waiting" }
  /** A browser is laying it out. */
  | { is: "begun" }
  | { is: "laid out"; laid: LaidUnit }
  /** The unit's place in the report is known, and it is being printed. */
  | { is: "placed"; laid: LaidUnit; placement: Placement }
  /** Printed at a place. If its place changes, it has to be placed and printed again. */
  | { is: "printed"; laid: LaidUnit; placement: Placement; print: PrintedPages };

export class UnitJob implements PagedPart {
  readonly unit: Unit;
  readonly opening: Opening;
  readonly opensText: boolean;
  /** The unit that opens the text, if it is this one or one before. */
  readonly text: UnitJob | undefined;
  /** Resolves when it is laid out for the first time; never, if that fails. */
  readonly laidOut: Promise<UnitJob>;
  /** Resolves to its first page in the report, from 1, as soon as the units before it are laid out. */
  readonly firstPage: Promise<number>;
  /** Resolves to the page behind its last one. */
  readonly #nextPage: Promise<number>;
  /** Resolves when the print that was begun at once, if any, is done. It has to be awaited before the state is used. */
  printing: Promise<unknown> = Promise.resolve();
  #state: JobState = { is: "waiting" };
  #onLaidOut!: (job: UnitJob) => void;

  /** Begins to track a unit. @param before - job of the unit before it in the report */
  constructor(unit: Unit, before: UnitJob | undefined) {
    this.unit = unit;
    this.opensText = unit.isText && !before?.text;
    this.text = this.opensText ? this : before?.text;
    // The folio 1 is odd, and so on a recto.
    this.opening = this.opensText ? "recto" : unit.opening;
    this.laidOut = new Promise((resolve) => (this.#onLaidOut = resolve));
    const next = before ? before.#nextPage : Promise.resolve(1);
    this.firstPage = next.then((page) => openingPage(page, this.opening));
    this.#nextPage = Promise.all([this.firstPage, this.laidOut]).then(([page, { pageCount }]) => page + pageCount);
  }

  get state(): Readonly<JobState> {
    return this.#state;
  }

  /** Returns its last layout. @throws {Error} where it isn't laid out */
  get laid(): LaidUnit {
    if (!("laid" in this.#state)) throw this.#unexpected("laid out");
    return this.#state.laid;
  }

  get pageCount(): number {
    return this.laid.pages.pageCount;
  }

  get anchors(): Readonly<Record<string, number>> {
    return this.laid.pages.anchors;
  }

  /** Records that a browser begins to lay it out. */
  begin(): void {
    if (this.#state.is !== "waiting") throw this.#unexpected("waiting");
    this.#state = { is: "begun" };
  }

  /** Records that it is laid out: for the first time, or again with other page numbers within its lines. */
  layOut(laid: LaidUnit): void {
    if (this.#state.is === "placed" || this.#state.is === "printed") throw this.#unexpected("not placed");
    this.#state = { is: "laid out", laid };
    this.#onLaidOut(this);
  }

  /** Records its placement for printing; if it is printed already, it is printed again in another place. */
  place(placement: Placement): void {
    this.#state = { is: "placed", laid: this.laid, placement };
  }

  finish(print: PrintedPages): void {
    if (this.#state.is !== "placed") throw this.#unexpected("placed");
    this.#state = { ...this.#state, is: "printed", print };
  }

  #unexpected(expected: JobState["is"] | "not placed"): Error {
    return new Error(`Unexpected state of "${this.unit.title}", ${this.#state.is}, expected ${expected}`);
  }
}
