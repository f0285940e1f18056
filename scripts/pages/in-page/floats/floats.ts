/** Moves figures and tables that don't fit on a page to the next one, while the text behind them goes on. */
import { fitBlocks } from "../fit/fit-foot.ts";
import { followsFrom, hasToWaitFor, isBarrier, isBefore, nodeBehind } from "./float-order.ts";
import { pageHeads } from "./mark-floats.ts";
import type { MeasuredUnit } from "../measure-unit.ts";
import { placeOfBlock } from "./moved-blocks.ts";
import type { BreakToken, Layout, MovingBlocks } from "../paged-js.ts";

/** Moved blocks fill up to this share (0–1) of the top of a page; taller ones get a page of their own. */
const shareOfTop = 0.75;
/** The share of a page (0–1) that may stay empty before a section ends without pictures being made smaller. */
const largestHole = 1 / 3;
/** The least share (0–1) of its size to which each of several pictures is reduced. */
const leastOfSeveral = 0.5;

/** The state at the beginning of a page; lists have elements of the source, in its order. */
interface FloatState {
  /** Blocks that the text has passed and that wait for a place. */
  waiting: HTMLElement[];
  /** Blocks that fill this page and the next ones: turned ones, tall ones, and those left when the text has ended. */
  alone: HTMLElement[];
  /** Where the text continues behind `alone`. */
  textAt: BreakToken | undefined;
  /** Blocks at the top of a page before the text reaches their places. */
  ahead: HTMLElement[];
}

/** Follows a unit's text while it is paged. Paged.js calls it by its patches (paged-patches.ts). */
export class Floats implements MovingBlocks {
  readonly #measured: Pick<MeasuredUnit, "places" | "heightOf">;
  #state: FloatState = { waiting: [], alone: [], textAt: undefined, ahead: [] };
  /** The state and the node with which each page began, since pages may be laid out again. */
  #states: (FloatState & { start: Node | undefined })[] = [];
  /** Count of pages that are kept from an earlier layout; none of them can be laid out again alone. */
  #kept = 0;
  /** Blocks that are to be placed before the text reaches them, with the index of the page whose top they get. */
  readonly #hastened = new Map<HTMLElement, number>();
  /** Ids of the pieces of blocks on pages of their own, and the index of the page of each. */
  #pieces: { block: Element; page: number; id: string }[] = [];
  /** Blocks for the top of the current page. */
  #top: HTMLElement[] = [];
  /** Blocks that were moved to the current page. */
  #placed: HTMLElement[] = [];
  /** Placeholders of blocks that were passed before the current page has an element to hold them. */
  #marks: HTMLElement[] = [];
  /** The node with which the current page begins. */
  #start: Node | undefined;
  /** The block that was passed last. */
  #passed: HTMLElement | undefined;
  /** The excess, in CSS pixels, of the text's height in the column over that on the current page. */
  shorterPx = 0;
  /** Returns the height of a page's text that leaves room for all notes that it calls; undefined without notes. */
  roomBesideNotes: (page: Element) => number | undefined = () => undefined;

  constructor(measured: Pick<MeasuredUnit, "places" | "heightOf">) {
    this.#measured = measured;
  }

  /** Continues behind pages of an earlier layout, at which no block waited. */
  resume(kept: number): void {
    this.#kept = kept;
    this.#states = Array.from({ length: kept }, () => ({ ...this.#state, start: undefined }));
  }

  /** Returns whether no block waits for the next page, and the text has passed (`isPast`) all that were moved ahead. */
  isCalm(isPast: (block: Node) => boolean): boolean {
    const { waiting, alone, ahead } = this.#state;
    return waiting.length === 0 && alone.length === 0 && [...ahead, ...this.#hastened.keys()].every(isPast);
  }

  /**
   * Records that a page begins, perhaps one that is laid out again.
   *
   * @param index - index in the document, from 0
   * @param start - where it begins; undefined for the unit's beginning
   * @param roomPx - returns the height for its text
   */
  begin(index: number, start: BreakToken | undefined, roomPx: () => number): void {
    const { waiting, alone, textAt, ahead } = this.#states[index] ?? this.#state;
    this.#states.length = index;
    this.#states.push({ waiting, alone, textAt, ahead, start: start?.node });
    this.#start = start?.node;
    this.#passed = undefined;
    this.#marks = [];
    this.#placed = [];
    this.shorterPx = 0;
    this.#pieces = this.#pieces.filter(({ page }) => page < index);
    const early = start ? this.#earlyOn(index, start.node, { waiting, ahead }) : [];
    const wanted = alone.length > 0 ? [] : [...waiting, ...early];
    this.#top = wanted.length === 0 ? [] : this.#fitting(wanted, roomPx());
    const placedEarly = this.#top.slice(waiting.length);
    this.#state = { waiting: waiting.slice(this.#top.length), alone, textAt, ahead: [...ahead, ...placedEarly] };
    for (const block of this.#top) this.shorterPx -= this.#heightOf(block);
  }

  /**
   * Tells Paged.js what to do with the next node of the source.
   *
   * @param hasContent - whether the page has any content
   * @returns undefined to add it, "break" to end the page before it, or where to continue in the source, null for its
   *   end
   */
  visit(node: Node, page: Element, hasContent: boolean, layout: Layout): "break" | { goOnAt: Node | null } | undefined {
    const { waiting, alone, ahead } = this.#state;
    if (!(node instanceof HTMLElement)) return undefined;
    if (alone.length > 0) {
      if (alone.some((block) => block.contains(node))) return undefined;
      const next = alone.find((block) => isBefore(node, block));
      if (!next) this.#fillFoot(page, layout);
      return { goOnAt: next ?? null };
    }
    if (ahead.includes(node)) {
      this.#leavePlace(node, page.querySelector(".part"));
      return { goOnAt: nodeBehind(node) };
    }
    const { float } = node.dataset;
    if (float === undefined && waiting.length === 0) return undefined;
    if (float !== undefined && (hasToWaitFor(waiting, node) || (hasContent && node.matches(".wide, .full-page")))) {
      this.#pass(node, page.querySelector(".part"));
      return { goOnAt: nodeBehind(node) };
    }
    if (!hasContent || node === this.#start || !isBarrier(node, waiting)) return undefined;
    this.#fillFoot(page, layout);
    return this.#state.waiting.length > 0 ? "break" : undefined;
  }

  /** Puts passed blocks at the top of their page, as soon as the page has other content. */
  fillTop(page: Element, layout: Layout): void {
    if (this.#top.length === 0 && this.#marks.length === 0) return;
    const part = page.querySelector(".part");
    const first = part?.firstElementChild;
    if (!part || !first) return;
    for (const block of this.#top.splice(0)) part.insertBefore(this.#put(block, page, layout), first);
    for (const mark of this.#marks.splice(0)) part.insertBefore(mark, first);
  }

  /** Puts passed blocks on the page before their section, or a block on a page of its own, ends, if they fit. */
  #fillFoot(page: Element, layout: Layout): void {
    const column = page.parentElement!.getBoundingClientRect();
    for (const block of this.#state.waiting) {
      if (block.matches(".wide")) return;
      const last = page.querySelector(`[data-ref="${block.parentElement!.dataset.ref}"]`)?.lastElementChild;
      if (!last) return;
      const { bottom, right } = last.getBoundingClientRect();
      if (right > column.right + 1) return;
      const copy = this.#put(block, page, layout);
      const end = column.top + (this.roomBesideNotes(page) ?? column.height);
      const excess = bottom + this.#heightOf(block, copy) - end;
      const mayBeSmaller = end - bottom > column.height * largestHole;
      if (excess > 0 && !(mayBeSmaller && this.#makeSmaller(copy, page, excess))) {
        copy.remove();
        this.#placed.pop();
        return;
      }
      this.#state.waiting = this.#state.waiting.slice(1);
      this.shorterPx -= this.#heightOf(block);
    }
  }

  /**
   * Makes the block at a page's foot smaller, or else all figures that were moved there equally.
   *
   * @returns whether that removes the excess, which is in CSS pixels
   */
  #makeSmaller(copy: HTMLElement, page: Element, excess: number): boolean {
    const figures = [...this.#state.alone, ...this.#placed].map(
      (block) => [page.querySelector<HTMLElement>(`.figure[data-ref="${block.dataset.ref}"]`), block] as const,
    );
    const whole = figures.filter((pair): pair is [HTMLElement, HTMLElement] => pair[0] !== null);
    const isLast = ([figure]: readonly [HTMLElement, HTMLElement]): boolean => figure === copy;
    if (fitBlocks(whole.filter(isLast), excess)) return true;
    return whole.length > 1 && fitBlocks(whole, excess, leastOfSeveral);
  }

  /** Appends a copy of a passed block. */
  #put(block: HTMLElement, page: Element, layout: Layout): HTMLElement {
    const copy = layout.append(block, page, undefined, false);
    copy.dataset.moved = "";
    this.#placed.push(block);
    return copy;
  }

  /** Marks the pieces of a block on a page of its own, when the page is done. */
  finish(page: Element): void {
    const index = this.#states.length - 1;
    for (const block of this.#states[index]!.alone) {
      for (const piece of page.querySelectorAll<HTMLElement>(`[data-ref="${block.dataset.ref}"]`)) {
        piece.dataset.moved = "";
        if (piece.id) continue;
        piece.id = `${block.id}~${index + 1}`;
        this.#pieces.push({ block, page: index, id: piece.id });
        document.querySelector(placeOfBlock(block.id))?.setAttribute("aria-owns", this.#ownedBy(block));
      }
    }
  }

  /** Returns the ids of a block's pieces. */
  #ownedBy(block: Element): string {
    return [block.id, ...this.#pieces.filter((piece) => piece.block === block).map(({ id }) => id)].join(" ");
  }

  /**
   * Places a block earlier that was moved to the newest page but is named more than a page before: at the top of the
   * last page of text before, or instead of that page, if it needs one of its own.
   *
   * @param namedOn - returns the index of the last page that names a block, if the block begins on the newest page
   * @returns index of the page that has to be laid out again
   */
  hasten(namedOn: (id: string) => number | undefined): number | undefined {
    const newest = this.#states.length - 1;
    const candidates = [...this.#placed, ...this.#states[newest]!.alone.slice(0, 1)];
    const isFar = (id: string): boolean => (namedOn(id) ?? newest) < newest - 1;
    const block = candidates.find((candidate) => !this.#hastened.has(candidate) && isFar(candidate.id));
    const page = this.#states.findLastIndex(({ alone }, index) => index < newest && alone.length === 0);
    if (!block || page < 1) return undefined;
    if (page < this.#kept) return page;
    const needsPage = this.#fillsPage(block);
    if (namedOn(block.id)! + (needsPage ? 1 : 0) > page) return undefined;
    this.#hastened.set(block, page);
    const { start } = this.#states[page]!;
    if (!start || !this.#earlyOn(page, start, this.#states[page]!).includes(block)) return undefined;
    return needsPage ? page - 1 : page;
  }

  /** Returns the blocks to be placed on a page that begins with `start`, though the text reaches them later. */
  #earlyOn(index: number, start: Node, { waiting, ahead }: Pick<FloatState, "waiting" | "ahead">): HTMLElement[] {
    const early: HTMLElement[] = [];
    for (const [block, page] of this.#hastened) {
      if (page !== index || waiting.includes(block) || ahead.includes(block)) continue;
      if (hasToWaitFor(waiting, block)) continue;
      if (followsFrom(start, block, [...ahead, ...early])) early.push(block);
    }
    return early;
  }

  /** Returns the block with which a page that ends at `overflow` ends, if that may move to the next page. */
  mover(overflow: Range | undefined, page: Element): HTMLElement | undefined {
    if (!overflow || this.#state.alone.length > 0) return undefined;
    const { startContainer, startOffset } = overflow;
    const start =
      startContainer instanceof Element ? (startContainer.childNodes[startOffset] ?? startContainer) : startContainer;
    const element = start instanceof Element ? start : start.parentElement!;
    const block = element.closest<HTMLElement>("[data-float]:not([data-moved])");
    return block && page.contains(block) && block.previousElementSibling ? block : undefined;
  }

  /**
   * Moves blocks from a page to the next one, where they leave no room for any of the page's text, or don't fit
   * themselves.
   *
   * @returns whether it did, and the end of the page has to be found again
   */
  clear({ startContainer, startOffset }: Range, page: Element): boolean {
    if (this.#placed.length === 0) return false;
    const around = startContainer instanceof Element ? startContainer : startContainer.parentElement!;
    const start = startContainer.childNodes[startOffset];
    const isMoved = around.closest("[data-moved]") ?? (start instanceof Element && start.matches("[data-moved]"));
    if (!isMoved) {
      const before = document.createRange();
      before.setStart(page, 0);
      before.setEnd(startContainer, startOffset);
      const content = before.cloneContents();
      for (const other of content.querySelectorAll("[data-moved], [data-repeated]")) other.remove();
      if (content.textContent.trim() !== "" || content.querySelector("img, svg")) return false;
    }
    for (const block of page.querySelectorAll("[data-moved]")) block.remove();
    const placed = this.#placed.splice(0);
    for (const block of placed) this.shorterPx += this.#heightOf(block);
    // Blocks that the text hasn't reached yet wait for it.
    const isPassed = (block: HTMLElement): boolean =>
      !this.#state.ahead.includes(block) || page.querySelector(placeOfBlock(block.id)) !== null;
    const waiting = [...placed.filter(isPassed), ...this.#state.waiting];
    this.#state = { ...this.#state, waiting, ahead: this.#state.ahead.filter((block) => !placed.includes(block)) };
    return true;
  }

  /** Removes the block with which a page would end, and all behind it. @returns whether the page isn't full then */
  passBy(overflow: Range | undefined, page: Element, source: ParentNode): boolean {
    const block = this.mover(overflow, page);
    if (!block) return false;
    const around = block.parentElement;
    const rest = document.createRange();
    rest.setStartBefore(block);
    rest.setEndAfter(page.lastChild!);
    rest.deleteContents();
    this.#passed = source.querySelector<HTMLElement>(`[data-ref="${block.dataset.ref}"]`)!;
    this.#forgetBehind(this.#passed);
    this.#pass(this.#passed, around);
    return true;
  }

  /** Undoes that blocks behind one were passed by: the text gets to them again. */
  #forgetBehind(block: HTMLElement): void {
    const { waiting } = this.#state;
    const again = waiting.filter((other) => isBefore(block, other));
    for (const other of again) this.shorterPx -= this.#heightOf(other);
    this.#state.waiting = waiting.filter((other) => !again.includes(other));
  }

  /** Returns where to continue behind the block that `passBy` removed, once. */
  takePassed(): { goOnAt: Node | null } | undefined {
    const passed = this.#passed;
    this.#passed = undefined;
    return passed && { goOnAt: nodeBehind(passed) };
  }

  /** Returns the node of the source before one on the page: `node`, or the one before all passed blocks. */
  before(node: Node | null | undefined): Node | null | undefined {
    const { waiting, alone, ahead } = this.#state;
    const passed = [...waiting, ...ahead.filter((block) => !alone.includes(block))].find(
      (block) => node && block.contains(node),
    );
    return passed ? this.before(passed.previousSibling) : node;
  }

  /** Returns where the next page begins, if the text of this one ended at `token`; undefined at the unit's end. */
  next(token: BreakToken | undefined): BreakToken | undefined {
    const { alone, textAt } = this.#state;
    if (alone.length > 0) {
      const rest = token ? alone.slice(alone.findIndex((block) => block.contains(token.node))) : [];
      this.#state.alone = rest;
      return rest.length > 0 ? token : this.#nextOfText(textAt);
    }
    // Blocks that the text didn't reach after all keep their places in it.
    this.#state.waiting = this.#state.waiting.filter((block) => !token || isBefore(block, token.node));
    return this.#nextOfText(token);
  }

  #nextOfText(token: BreakToken | undefined): BreakToken | undefined {
    const { waiting } = this.#state;
    const count = this.#countAlone(token);
    if (count === 0) return this.#earlyInsteadOf(token);
    this.#state = { ...this.#state, waiting: waiting.slice(count), alone: waiting.slice(0, count), textAt: token };
    return { node: waiting[0]!, offset: 0 };
  }

  /** Returns where the next page begins: with a block on a page of its own that comes early, else at `token`. */
  #earlyInsteadOf(token: BreakToken | undefined): BreakToken | undefined {
    const early = token ? this.#earlyOn(this.#states.length, token.node, this.#state) : [];
    const alone = early.filter((block) => this.#fillsPage(block)).slice(0, 1);
    if (alone.length === 0) return token;
    this.#state = { ...this.#state, alone, textAt: token, ahead: [...this.#state.ahead, ...alone] };
    return { node: alone[0]!, offset: 0 };
  }

  /** Returns how many waiting blocks get pages of their own before the text continues at `token`. */
  #countAlone(token: BreakToken | undefined): number {
    const { waiting } = this.#state;
    const [first] = waiting;
    if (!first || this.#fillsPage(first)) return first ? 1 : 0;
    const tall = waiting.findIndex((block) => this.#fillsPage(block));
    const count = tall < 0 ? waiting.length : tall;
    const node = token?.node;
    if (!token || (node instanceof HTMLElement && node.matches(pageHeads))) return count;
    // All blocks of a section are placed before the next one begins.
    const endsSection = node instanceof HTMLElement && isBarrier(node, waiting);
    const fitting = this.#fitting(waiting, this.#measured.heightOf(first)).length;
    return endsSection && fitting < waiting.length ? fitting : 0;
  }

  /** Leaves a placeholder on the page, at which readers of the PDF find the passed block. */
  #pass(block: HTMLElement, around: Element | null): void {
    this.#leavePlace(block, around);
    this.#state.waiting = [...this.#state.waiting, block];
  }

  #leavePlace(block: HTMLElement, around: Element | null): void {
    block.id ||= `float~${block.dataset.ref}`;
    const place = document.createElement("div");
    place.dataset.ref = block.dataset.ref;
    place.setAttribute("aria-owns", this.#ownedBy(block));
    if (around) around.append(place);
    else this.#marks.push(place);
    this.shorterPx += this.#heightOf(block);
  }

  /** Returns the first waiting blocks, as many as fit at the top of a page. */
  #fitting(waiting: readonly HTMLElement[], roomPx: number): HTMLElement[] {
    let height = 0;
    const end = waiting.findIndex((block) => {
      height += this.#heightOf(block);
      return this.#fillsPage(block) || height > roomPx * shareOfTop;
    });
    return waiting.slice(0, end < 0 ? undefined : end);
  }

  #fillsPage(block: HTMLElement): boolean {
    return block.matches(".wide") || this.#heightOf(block) > this.#measured.heightOf(block) * shareOfTop;
  }

  /** Returns the height of a block with the space below it. @param copy - its copy on a page, perhaps smaller by now */
  #heightOf(block: HTMLElement, copy?: HTMLElement): number {
    const { top, bottom } = this.#measured.places.get(block)!;
    const next = block.nextElementSibling && this.#measured.places.get(block.nextElementSibling);
    const less = copy ? bottom - top - copy.getBoundingClientRect().height : 0;
    return (next?.top ?? bottom) - top - less;
  }
}
