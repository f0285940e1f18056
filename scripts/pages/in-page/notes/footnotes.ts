/** Sets footnotes at the foot of the page that calls them, as a handler of Paged.js. */
import { moveBreak } from "../tables/break-tables.ts";
import {
  calledOut,
  calloutsOn,
  extentOfNotes,
  footWith,
  holdsText,
  partsOfPage,
  staysOf,
  takeRest,
  type NotedPage,
} from "./noted-page.ts";
import { numberCallouts, numberNotesByPage } from "./number-by-page.ts";
import { placesOn } from "../take/page-places.ts";
import { chooseRepeats, resolveRepeats } from "./repeat-sources.ts";
import { Paged, type Chunker, type Layout } from "../paged-js.ts";
import type { Pagination } from "../../inspection.ts";

/** The largest share of a page (0–1) for rests of notes while there is text for it. */
const shareOfRests = 2 / 3;

/**
 * Sets footnotes at the foot of the page that calls them. Paged.js has footnotes of its own (`float: footnote`), which
 * lose notes and loop (issues 4 and 320 of pagedjs/pagedjs), so they aren't used. Here the notes, `ol.footnotes` behind
 * a unit's text, wait outside of it. Each time a page is asked whether it is full, its column is made so short that
 * below every line that stays its notes have room: whole, or the last one's beginning. When the page is done, the notes
 * of the callouts on it are set at its foot; what is too much goes on at the foot of the next page, at the end on pages
 * of its own. Pages without footnotes pay nothing.
 */
export class Footnotes extends Paged.Handler {
  /** The unchanged notes; pages get copies, since these are broken. */
  notes = new Map<string, HTMLElement>();
  /** Notes, and rests of notes, that didn't fit on the pages before. */
  carried: HTMLElement[] = [];
  /** Contents of `carried` at the beginning of each page. */
  carriedTo: HTMLElement[][] = [];
  /** Height of the current page's column. */
  column = 0;
  /** Whether the text ends on the current page. */
  isLast = false;

  beforeParsed(content: ParentNode): void {
    this.chunker.settings.unit.footnotes = this;
    for (const note of content.querySelectorAll<HTMLElement>(".footnotes > .footnote")) {
      this.notes.set(note.id, note);
      note.parentElement!.remove();
      for (const list of note.querySelectorAll("ol")) numberItems(list);
    }
    this.chunker.settings.floats.roomBesideNotes = (column) => this.roomBeside(column.closest(".pagedjs_page")!);
  }

  beforePageLayout({ element }: { element: HTMLElement }, _: unknown, __: unknown, { pages }: Chunker): void {
    if (this.notes.size === 0) return;
    const index = pages.length - 1;
    // A page with this index exists, so it is laid out again, and all behind it.
    this.carried = copiesOf(this.carriedTo[index] ?? this.carried);
    this.carriedTo.length = index;
    this.carriedTo.push(copiesOf(this.carried));
    if (this.carried.length === 0) return;
    const page = partsOfPage(element);
    page.foot.replaceChildren(...this.carried);
    this.setColumn(page, page.height - Math.min(page.footHeight(), page.height * shareOfRests));
  }

  /** Makes room for notes before Paged.js tests whether the page is full. */
  layout(_: Element, { element }: Layout): void {
    const page = element.closest(".pagedjs_page")!;
    if (!this.hasNotes(page)) return;
    const parts = partsOfPage(page);
    numberCallouts(parts);
    this.makeRoom(parts);
  }

  /**
   * Finds the end of a page again, in a column that leaves room for notes.
   *
   * @returns null where the page isn't full then; undefined, which would leave Paged.js what it found itself, only
   *   where the page has no notes
   */
  onOverflow(_: unknown, rendered: Element, bounds: DOMRect, layout: Layout): Range | null | undefined {
    if (!this.hasNotes(layout.element.closest(".pagedjs_page")!)) return undefined;
    const page = partsOfPage(layout.element.closest(".pagedjs_page")!);
    const { floats } = this.chunker.settings;
    const find = () => {
      const found = layout.findOverflow(rendered, new DOMRect(bounds.x, bounds.y, bounds.width, this.column));
      // Tables keep their rows together whatever notes leave of the page.
      const moved = found && !floats.mover(found, rendered) ? moveBreak(found, rendered) : undefined;
      return moved ?? found;
    };
    let overflow = find();
    // If nothing stayed on the page, Paged.js would try the same page for ever. What its rules move to the next page (a
    // source with its table) may be less with a shorter column.
    const { column } = this;
    for (const callout of overflow && !holdsText(rendered, overflow)
      ? staysOf(page, calloutsOn(page)).toReversed()
      : []) {
      this.setColumn(page, extentOfNotes(callout, page).top);
      overflow = find();
      if (!overflow || holdsText(rendered, overflow)) return overflow ?? null;
    }
    this.setColumn(page, column);
    overflow = find();
    // Otherwise notes wait for the next page.
    const isWrong = () =>
      overflow &&
      (!holdsText(rendered, overflow) ||
        dividesWhole(rendered, overflow) ||
        this.reachesOut(rendered, overflow, bounds));
    while (isWrong() && this.column < page.height) {
      this.setColumn(page, this.column + page.height / 16);
      overflow = find();
    }
    return overflow ?? null;
  }

  afterPageLayout(element: HTMLElement, _: unknown, breakToken: unknown, chunker: Chunker): void {
    this.isLast = !breakToken;
    if (!this.hasNotes(element)) return;
    const page = partsOfPage(element);
    // A page for rests is a copy of the one before, which may have been the first.
    if (chunker.pages[0]?.element !== element) element.classList.remove("pagedjs_first_page");
    const callouts = calloutsOn(page);
    const called = copiesOf(callouts.map((callout) => this.noteOf(callout)));
    numberCallouts(page);
    const { noteNumbers } = chunker.settings.unit.pagination;
    Object.assign(noteNumbers, numberNotesByPage(page, called), resolveRepeats(called));
    const text = page.column.querySelector(":scope > div")?.lastElementChild;
    // A block that continues on the next page now has a bottom margin, which it hadn't when its room was computed.
    const below = text ? text.getBoundingClientRect().bottom - page.column.getBoundingClientRect().top : 0;
    const textBottom = breakToken ? Math.min(below, this.column) : below;
    page.foot.replaceChildren(...this.carried, ...called);
    this.carried = takeRest(page, page.height - textBottom, textBottom === 0, this.carried.length > 0);
    for (const [index, note] of called.entries()) {
      if (this.carried.includes(note)) reportFar(note, callouts[index]!, element, chunker.settings.unit.pagination);
    }
    this.setColumn(page, page.height - page.footHeight());
  }

  finalizePage(_: unknown, __: unknown, ___: unknown, chunker: Chunker): Promise<void> | undefined {
    if (!this.isLast || this.carried.length === 0) return undefined;
    chunker.total = chunker.pages.length;
    return chunker.clonePage(chunker.pages.at(-1));
  }

  /** Returns whether a page has, had or may get notes; other pages are left as they are. */
  hasNotes(page: Element): boolean {
    if (this.notes.size === 0) return false;
    if (this.carried.length > 0 || page.querySelector(calledOut)) return true;
    return page.querySelector(".pagedjs_footnote_inner_content")!.childElementCount > 0;
  }

  /** Returns whether, on a page with rests of notes, the part before its overflow has less room than it needs. */
  reachesOut(rendered: Element, { startContainer, startOffset }: Range, { top, right }: DOMRect): boolean {
    if (this.carried.length === 0) return false;
    const stays = document.createRange();
    stays.setStart(rendered, 0);
    stays.setEnd(startContainer, startOffset);
    const end = top + this.column + 1;
    return [...stays.getClientRects()].some((rect) => rect.height > 0 && (rect.left >= right || rect.bottom > end));
  }

  /** Returns the height of a page's text that leaves room for all notes that it calls so far. */
  roomBeside(page: Element): number | undefined {
    if (!this.hasNotes(page)) return undefined;
    const parts = partsOfPage(page);
    parts.foot.replaceChildren(...this.carried, ...calloutsOn(parts).map((callout) => this.noteOf(callout)));
    const room = parts.height - parts.footHeight();
    parts.foot.replaceChildren(...this.carried);
    return room;
  }

  noteOf(callout: Element): HTMLElement {
    const id = decodeURIComponent(callout.querySelector("a")!.hash.slice(1));
    return this.notes.get(id)!;
  }

  setColumn({ area, height }: NotedPage, column: number): void {
    this.column = Math.max(0, Math.min(column, height));
    area.style.setProperty("--pagedjs-footnotes-height", `${height - this.column}px`);
  }

  /**
   * Makes the column as high as possible, such that the notes of all callouts in it fit: completely, or the last one
   * with its beginning. Other callouts go on the next page with their lines, or with all around them that must not
   * break.
   */
  makeRoom(page: NotedPage): void {
    page.foot.replaceChildren(...this.carried);
    this.setColumn(page, page.height - Math.min(page.footHeight(), page.height * shareOfRests));
    const staying = staysOf(page, calloutsOn(page));
    if (staying.length === 0) return;
    const notes = staying.map((callout) => this.noteOf(callout));
    chooseRepeats(notes);
    page.foot.replaceChildren(...this.carried, ...notes);
    if (this.column <= page.height - page.footHeight()) return;
    const extents = staying.map((callout) => extentOfNotes(callout, page));
    let count = 0;
    for (const { bottom } of extents) {
      const through = extents.findLastIndex(({ top }) => top < bottom) + 1;
      if (bottom + footWith(page, notes.slice(through), true) > page.height) break;
      count = Math.max(count, through);
    }
    if (count === 0) {
      const { top, bottom, isFirst } = extents[0]!;
      this.setColumn(page, top);
      if (isFirst || staysOf(page, staying).length > 0) this.setColumn(page, bottom);
      return;
    }
    const bottom = Math.max(...extents.slice(0, count).map((extent) => extent.bottom));
    const next = Math.min(...extents.slice(count).map(({ top }) => top));
    this.setColumn(page, Math.max(bottom, Math.min(next, page.height - footWith(page, notes.slice(count), false))));
  }
}

/**
 * Numbers items as Paged.js does in the text: where a list begins on a page it reads from the number of the first item.
 */
function numberItems({ start, children }: HTMLOListElement): void {
  for (const [index, item] of [...children].entries()) item.setAttribute("data-item-num", String(start + index));
}

/** Returns whether a page that ends at the overflow ends within a block that must not break. */
function dividesWhole(rendered: Element, { startContainer }: Range): boolean {
  const start = startContainer instanceof Element ? startContainer : startContainer.parentElement!;
  for (let around: Element | null = start; around && around !== rendered; around = around.parentElement) {
    if (getComputedStyle(around).breakInside === "avoid") return true;
  }
  return false;
}

function copiesOf(notes: readonly HTMLElement[]): HTMLElement[] {
  return notes.map((note) => note.cloneNode(true) as HTMLElement);
}

function reportFar(note: HTMLElement, callout: Element, page: HTMLElement, pagination: Pagination): void {
  const { turnMm, rectOf } = placesOn(page);
  pagination.flaws.push({
    code: "far-footnote",
    page: pagination.pageCount,
    source: note.dataset.source ?? "",
    rect: rectOf(callout.getBoundingClientRect()),
    turnMm,
    text: note.textContent.trim().slice(0, 60),
    amount: 1,
  });
}
