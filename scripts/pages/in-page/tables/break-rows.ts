/** Ends pages within table rows, so that each cell keeps all that fits, and only the rest goes on the next page. */
import { moveBreak } from "./break-tables.ts";
import type { MeasuredUnit } from "../measure-unit.ts";
import { calledOut } from "../notes/noted-page.ts";
import type { BreakToken } from "../paged-js.ts";
import { dropBlankEnd, holdsAny, outermostOnPage, overflowAnywhere, type IsBeyond } from "../breaks/page-end.ts";
import { elementInSource, placeInSource } from "../take/source-place.ts";
import { elementsAround, joinRow, splitRow, startingAt, type CellPlace } from "./split-row.ts";

/**
 * The largest share of the page that may stay empty when a row goes on the next page as a whole, because one of its
 * cells would keep nothing.
 */
const largestHole = 1 / 3;

/** The page that is to end. */
export interface EndedPage {
  /** The row's index in the unit. */
  index: number;
  rendered: Element;
  /** The unit, unpaged. */
  source: ParentNode;
  bounds: DOMRect;
  isBeyond: IsBeyond;
}

/** Where a page ends, and where the next one begins. */
interface RowsEnd {
  overflow: Range;
  /** Undefined where the next page begins with the overflow. */
  next?: BreakToken;
}

/**
 * Splits rows of the unit where pages end within them, so that the next page begins with a row of all that is left of
 * each cell. Paged.js breaks in the order of the text: all behind the place would go on the next page, also of cells
 * that have room.
 */
export class BrokenRows {
  readonly #places: MeasuredUnit["places"];
  /** Rests of rows, in the unit, with the index of the page at whose end each was split off. */
  #rests: { page: number; rest: HTMLTableRowElement }[] = [];

  constructor({ places }: Pick<MeasuredUnit, "places">) {
    this.#places = places;
  }

  /** Makes the rests of rows be laid out from the page that begins now. */
  begin(): void {
    for (const { rest } of this.#rests) delete rest.dataset.waits;
  }

  /** Joins rows again that were split at the end of page `page` or later, since these pages are laid out again. */
  goBack(page: number): void {
    const gone = this.#rests.filter((one) => one.page >= page);
    this.#rests = this.#rests.filter((one) => one.page < page);
    for (const { rest } of gone.toReversed()) joinRow(rest.previousElementSibling as HTMLTableRowElement, rest);
  }

  /** Splits the rows in which a page ends. @returns undefined where it ends in none */
  breakAt(overflow: Range, page: EndedPage): RowsEnd | undefined {
    const { rendered, source, index } = page;
    const row = rowAround(overflow.startContainer, rendered);
    const outer = row && outermostRow(row, rendered);
    const whole = outer && elementInSource(outer, source);
    const isPartedHere = this.#rests.some(
      ({ rest }) => rest.previousElementSibling === whole && "waits" in rest.dataset,
    );
    // The page now ends above the rows that were split on it, so they are joined.
    if (!isPartedHere) this.goBack(index);
    if (!whole) return undefined;
    const before = this.#beforeRow(outer, overflow, page);
    if (before) {
      this.goBack(index);
      return { overflow: before };
    }
    const { place, start } = this.#partRows(overflow, rendered, page);
    this.#joinRests();
    start.setEndAfter(rendered.lastChild!);
    return { overflow: start, next: place as BreakToken };
  }

  /**
   * Returns an overflow that begins before a row in which a cell would have no line on this page, if that leaves little
   * room empty.
   */
  #beforeRow(row: HTMLTableRowElement, start: Range, { rendered, bounds, isBeyond }: EndedPage): Range | undefined {
    const before = document.createRange();
    before.setStartBefore(outermostOnPage(row, rendered));
    before.setEndAfter(rendered.lastChild!);
    if (!holdsAny(rendered, before)) return undefined;
    // There is one rectangle for each column; a row that begins in the next column leaves no room empty.
    const [begin] = row.getClientRects();
    const hole = begin && begin.left < bounds.right ? bounds.bottom - begin.top : 0;
    if (hole > bounds.height * largestHole) return undefined;
    const keepsSome = [...row.cells].every((cell) => {
      const at = startOf(cell, start, isBeyond);
      return !at || holdsAny(cell, at);
    });
    return keepsSome ? undefined : (moveBreak(before, rendered) ?? before);
  }

  /**
   * Splits the rows within `around` that contain a place, on the page and in the unit, the innermost first.
   *
   * @returns where the part for the next page begins, in the unit and on the page
   */
  #partRows(start: Range, around: Element, page: EndedPage): { place: CellPlace | undefined; start: Range } {
    let place: CellPlace | undefined;
    let at = start;
    for (let row = rowAround(start.startContainer, around); row; row = rowAround(row.parentNode!, around)) {
      place = { node: this.#part(row, at, place, page), offset: 0 };
      at = document.createRange();
      at.setStartAfter(row);
    }
    return { place: place ?? placeInSource(at, page.source), start: at };
  }

  /**
   * @param start - place on the page, in one of the row's cells
   * @param inner - the same place in the unit, where rows within that cell have been split
   * @returns the rest of the row, in the unit
   */
  #part(row: HTMLTableRowElement, start: Range, inner: CellPlace | undefined, page: EndedPage): HTMLTableRowElement {
    const whole = elementInSource(row, page.source) as HTMLTableRowElement;
    const length = longestOf(whole);
    // A row without all of its cells on the page was still being added.
    row.append(...[...whole.cells].slice(row.cells.length).map((cell) => cell.cloneNode(true)));
    const places = startsIn(row, start, page.isBeyond).map((at, index) => {
      const cell = row.cells[index]!;
      if (!at) return undefined;
      const isInner = inner !== undefined && cell.contains(start.startContainer);
      const parted = isInner ? { place: inner, start } : this.#partRows(at, cell, page);
      cut(cell, parted.start);
      return parted.place && whole.cells[index]!.contains(parted.place.node) ? parted.place : undefined;
    });
    for (const element of [row, ...row.cells]) element.dataset.splitTo = "";
    row.dataset.open = "";
    const rest = splitRow(whole, places);
    rest.dataset.waits = "";
    this.#rests.push({ page: page.index, rest });
    this.#placeRest(whole, rest, length);
    return rest;
  }

  /** Joins two consecutive rests of a row that was split twice. */
  #joinRests(): void {
    const isRest = (row: Element | null): boolean => this.#rests.some(({ rest }) => rest === row);
    for (let index = 0; index < this.#rests.length; index++) {
      const { rest } = this.#rests[index]!;
      const before = rest.previousElementSibling as HTMLTableRowElement | null;
      if (!before || !isRest(before) || !("waits" in before.dataset) || before.dataset.ref !== rest.dataset.ref)
        continue;
      joinRow(before, rest);
      this.#rests.splice(index, 1);
      index = -1;
    }
  }

  /**
   * Sets where a rest would stand in the column, by its share of the words, so that it is known when its page may be
   * full.
   */
  #placeRest(row: HTMLTableRowElement, rest: HTMLTableRowElement, length: number): void {
    const place = this.#places.get(row);
    if (!place) return;
    const { bottom } = place;
    const top = bottom - ((bottom - place.top) * longestOf(rest)) / (length || 1);
    this.#places.set(rest, { top, bottom, isWhole: false });
    for (const cell of rest.cells) this.#places.set(cell, { top, bottom, isWhole: true });
  }
}

/** Returns the count of characters of a row's longest cell. */
function longestOf(row: HTMLTableRowElement): number {
  return Math.max(0, ...[...row.cells].map(({ textContent }) => textContent.length));
}

/** Returns the row within `around` that contains a node. */
function rowAround(node: Node, around: Element): HTMLTableRowElement | undefined {
  const row = (node instanceof Element ? node : node.parentElement!).closest("tr");
  if (!row || row === around || !around.contains(row) || row.closest("[data-repeated]")) return undefined;
  return row;
}

function outermostRow(row: HTMLTableRowElement, around: Element): HTMLTableRowElement {
  const outer = rowAround(row.parentNode!, around);
  return outer ? outermostRow(outer, around) : row;
}

/**
 * Returns where the rest of each cell of a row begins. All are found before any cell is cut, since Chromium lays the
 * others out anew when one is.
 */
function startsIn(row: HTMLTableRowElement, known: Range, isBeyond: IsBeyond): (Range | undefined)[] {
  let hasCalloutsOverleaf = false;
  return [...row.cells].map((cell) => {
    const found = startOf(cell, known, isBeyond);
    const isKnown = found === known;
    const at = hasCalloutsOverleaf && !isKnown ? aboveCallouts(cell, found, isBeyond) : found;
    if (at && calloutsFrom(cell, at).length > 0) hasCalloutsOverleaf = true;
    return at;
  });
}

/** Returns where the first thing in a cell without room begins, or the known place, if that is in the cell. */
function startOf(cell: HTMLElement, known: Range, isBeyond: IsBeyond): Range | undefined {
  return cell.contains(known.startContainer) ? known : overflowAnywhere(cell, isBeyond, false);
}

/**
 * Returns where the rest of a cell begins, if callouts of a cell before it go on the next page: before the line of its
 * own first callout, so that notes stay in order.
 */
function aboveCallouts(cell: HTMLElement, start: Range | undefined, isBeyond: IsBeyond): Range | undefined {
  const [first] = cell.querySelectorAll(calledOut);
  if (!first || (start && start.comparePoint(first, 0) >= 0)) return start;
  const { bottom, right } = first.getBoundingClientRect();
  return overflowAnywhere(
    cell,
    (rect) => isBeyond(rect) || (rect.left < right + cell.offsetWidth && rect.bottom >= bottom - 0.5),
    false,
  );
}

function calloutsFrom(cell: HTMLElement, start: Range): Element[] {
  return [...cell.querySelectorAll(calledOut)].filter((callout) => start.comparePoint(callout, 0) >= 0);
}

/** Removes all behind a place from a cell on a page. */
function cut(cell: HTMLElement, { startContainer, startOffset }: Range): void {
  const isText = startContainer instanceof Text;
  const node = isText ? startContainer : startContainer.childNodes[startOffset];
  const gone = document.createRange();
  if (node) gone.setStart(...startingAt({ node, offset: isText ? startOffset : 0 }, cell));
  else gone.setStart(startContainer, startOffset);
  gone.setEnd(cell, cell.childNodes.length);
  for (const element of elementsAround(gone.startContainer, cell)) element.dataset.splitTo = "";
  gone.deleteContents();
  dropBlankEnd(cell);
}
