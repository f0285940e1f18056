/** Shows, in the reader's browser, the pages of a report, each drawn as it comes into view. */
import type { ViewMessage, ViewState } from "../view-state.ts";
import { makeSlot, measureSheet, type Slot } from "./page-slot.ts";
import { titleOfUnit } from "./title-of.ts";
import { folioOf } from "../../pages/folios.ts";
import { messageCard } from "./message-card.ts";
import { sourcedBlocksIn, documentName, openUnitDocuments, wordsOfBlock } from "./unit-documents.ts";

/** Styles of what is laid over pages: what was picked, what changed, what a message is of. */
const marks = new CSSStyleSheet();
marks.replaceSync(`
  [data-source] { cursor: copy; }
  .watch-changed { box-shadow: -4px 0 0 0 #fff, -8px 0 0 0 #e0a800; }
  .watch-error { outline: 1.5px solid #b3261e; outline-offset: 1px; }
  .watch-warning { outline: 1.5px solid #a15c00; outline-offset: 1px; }
  .watch-place { position: absolute; z-index: 1; margin: -4px; padding: 4px; pointer-events: none; }
  .watch-place { box-sizing: content-box; border: 2px solid #a15c00; border-radius: 3px; background: #ffb74026; }
  .watch-place-error { border-color: #b3261e; background: #b3261e1f; }
  .watch-place-info { border: 1.5px dashed #2b5aa8; background: #2b5aa812; }
  .watch-picked { outline: 2px solid #1a56db; outline-offset: 1px; background: #1a56db14; }
`);

/** Margin in CSS around the view in which pages are drawn too, so that they are there when they come in. */
const ahead = "1200px 0px";

/** Place at which the reader is, so that a new state can be shown there. */
interface ReadingPlace {
  /** The part's; undefined on a blank page. */
  id: string | undefined;
  /** Counts the part's pages from 0. */
  index: number;
  page: number;
  /** Distance from the top of what is seen to that of the page, in CSS pixels. */
  offsetPx: number;
}

export class PageList {
  readonly #main: HTMLElement;
  readonly #onCurrent: (page: number) => void;
  readonly #documents = openUnitDocuments();
  /** A slot for each page, in order. */
  readonly #slots: Slot[] = [];
  readonly #slotOf = new WeakMap<Element, Slot>();
  /** Slots in the view, or near it, which are drawn. */
  readonly #near = new Set<Slot>();
  readonly #observer: IntersectionObserver;
  #state: ViewState | undefined;
  /** The place in the Markdown of the block that was picked. */
  #picked: string | undefined;
  #isAsked = false;

  /** @param onCurrent - is told which page is read, at most once a frame */
  constructor(main: HTMLElement, onCurrent: (page: number) => void) {
    this.#main = main;
    this.#onCurrent = onCurrent;
    this.#observer = new IntersectionObserver((entries) => this.#drawNear(entries), { root: main, rootMargin: ahead });
    main.addEventListener("scroll", () => this.#tellCurrent());
  }

  /** Shows a new state; the page that is read stays where it is. */
  show(next: ViewState): void {
    const place = this.#readPlace();
    this.#state = next;
    this.#documents.keep(next.units);
    this.#fit(next.pageCount);
    for (const slot of this.#slots) slot.place = undefined;
    for (const unit of next.units) {
      for (let index = 0; index < unit.pageCount; index++) {
        const slot = this.#slots[unit.placement.firstPage + index - 1];
        if (slot) slot.place = { unit, index };
      }
    }
    const changed = new Set(next.changed);
    for (const slot of this.#slots) this.#label(slot, next, changed.has(slot.page));
    for (const slot of this.#near) void this.#draw(slot);
    if (place) this.#restorePlace(place);
  }

  /** Makes as many slots as there are pages; those that stay keep what is drawn in them until it is drawn anew. */
  #fit(pageCount: number): void {
    while (this.#slots.length > pageCount) {
      const slot = this.#slots.pop()!;
      this.#observer.unobserve(slot.element);
      this.#near.delete(slot);
      slot.element.remove();
    }
    const fragment = document.createDocumentFragment();
    while (this.#slots.length < pageCount) {
      const slot = makeSlot(this.#slots.length + 1);
      this.#slots.push(slot);
      this.#slotOf.set(slot.element, slot);
      fragment.append(slot.element);
      this.#observer.observe(slot.element);
    }
    this.#main.append(fragment);
  }

  #label({ page, place, element, margin }: Slot, { messages, textFirst }: ViewState, isChanged: boolean): void {
    element.classList.toggle("changed", isChanged);
    const folio = folioOf(page, textFirst);
    const title = place ? titleOfUnit(place.unit) : "blank page";
    element.setAttribute("aria-label", `Page ${folio}${isChanged ? ", changed" : ""}`);
    element.querySelector(".page-number")!.textContent = folio;
    element.querySelector(".page-title")!.textContent = title;
    const here = messages.filter((message) => message.page === page);
    margin.replaceChildren(
      ...here.map((message) =>
        messageCard(
          message,
          (one) => folioOf(one, textFirst),
          () => this.goTo(page, message.source),
        ),
      ),
    );
    margin.hidden = here.length === 0;
    element.querySelector(".page-messages")!.textContent = here.length > 0 ? `${here.length} to read` : "";
  }

  async #draw(slot: Slot): Promise<void> {
    const { place, host } = slot;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    if (!place) {
      slot.drawn = undefined;
      return root.replaceChildren();
    }
    const { unit, index } = place;
    const name = `${documentName(unit)} ${index}`;
    if (slot.drawn !== name) {
      try {
        const unitDocument = await this.#documents.load(unit);
        // Meanwhile the page may have got another place, or gone out of view.
        if (slot.place?.unit !== unit || slot.place.index !== index || !this.#near.has(slot)) return;
        root.adoptedStyleSheets = [unitDocument.sheet, marks];
        root.replaceChildren(unitDocument.page(index));
        slot.drawn = name;
        delete host.dataset.failed;
        measureSheet(root);
      } catch {
        // The server is gone, or has newer pages already: its next state draws this one again.
        host.dataset.failed = "";
        return;
      }
    }
    this.#markBlocks(slot, root);
  }

  #empty(slot: Slot): void {
    slot.drawn = undefined;
    slot.host.shadowRoot?.replaceChildren();
  }

  #markBlocks({ page, place }: Slot, root: ShadowRoot): void {
    for (const name of ["watch-changed", "watch-error", "watch-warning", "watch-picked"]) {
      for (const element of root.querySelectorAll(`.${name}`)) element.classList.remove(name);
    }
    const before = place && this.#documents.before(place.unit.id);
    if (before && this.#state!.changed.includes(page)) {
      for (const block of sourcedBlocksIn(root)) {
        // Half a paragraph, whose other half is overleaf, is compared with no whole one.
        const isPiece = block.closest("[data-split-from], [data-split-to]")?.hasAttribute("data-source") ?? false;
        if (!isPiece && !before.blocks.has(wordsOfBlock(block))) block.classList.add("watch-changed");
      }
    }
    for (const frame of root.querySelectorAll(".watch-place")) frame.remove();
    for (const { severity, source, rect, page: messagePage } of this.#state!.messages) {
      if (rect) {
        if (messagePage === page) root.querySelector(".pagedjs_pagebox")?.append(frameOf(rect, severity));
        continue;
      }
      if (source === undefined || severity === "info") continue;
      for (const block of blocksAt(root, source)) block.classList.add(`watch-${severity}`);
    }
    if (this.#picked !== undefined)
      for (const block of blocksAt(root, this.#picked)) block.classList.add("watch-picked");
  }

  /** Brings a page to the top without taking the focus. */
  scrollTo(page: number): void {
    this.#slots[page - 1]?.element.scrollIntoView({ block: "start" });
  }

  /** Marks the block that was picked, on whatever pages it stands. */
  mark(source: string): void {
    this.#picked = source;
    for (const slot of this.#near) void this.#draw(slot);
  }

  /** Brings a page to the top, and marks the block on it. */
  goTo(page: number, source?: string): void {
    const slot = this.#slots[page - 1];
    if (!slot) return;
    this.#picked = source;
    this.scrollTo(page);
    slot.element.focus({ preventScroll: true });
    this.#near.add(slot);
    for (const one of this.#near) {
      void this.#draw(one).then(() => {
        if (one !== slot || source === undefined || this.#slots[page - 1] !== slot) return;
        const block = slot.host.shadowRoot && blocksAt(slot.host.shadowRoot, source)[0];
        block?.scrollIntoView({ block: "center" });
      });
    }
  }

  /** Returns the page that is read now, counted from 1. */
  current(): number {
    const top = this.#main.getBoundingClientRect().top;
    const middle = top + this.#main.clientHeight / 3;
    let [low, high] = [0, this.#slots.length - 1];
    while (low < high) {
      const between = (low + high) >> 1;
      if (this.#slots[between]!.element.getBoundingClientRect().bottom < middle) low = between + 1;
      else high = between;
    }
    return low + 1;
  }

  #readPlace(): ReadingPlace | undefined {
    const slot = this.#slots[this.current() - 1];
    if (!slot) return undefined;
    const offsetPx = slot.element.getBoundingClientRect().top - this.#main.getBoundingClientRect().top;
    return { id: slot.place?.unit.id, index: slot.place?.index ?? 0, page: slot.page, offsetPx };
  }

  /** Scrolls to the same page of the same part, or where that part is gone, to the same number. */
  #restorePlace({ id, index, page, offsetPx }: ReadingPlace): void {
    const unit = this.#state!.units.find((one) => one.id === id);
    const wanted = unit ? unit.placement.firstPage + Math.min(index, unit.pageCount - 1) : page;
    const slot = this.#slots[Math.min(wanted, this.#slots.length) - 1];
    if (!slot) return;
    const now = slot.element.getBoundingClientRect().top - this.#main.getBoundingClientRect().top;
    this.#main.scrollTop += now - offsetPx;
  }

  #drawNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const slot = this.#slotOf.get(target);
      if (!slot) continue;
      if (isIntersecting) {
        this.#near.add(slot);
        void this.#draw(slot);
      } else {
        this.#near.delete(slot);
        this.#empty(slot);
      }
    }
  }

  #tellCurrent(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#onCurrent(this.current());
    });
  }
}

/** Returns the frame round a place on the page that a message is about. */
function frameOf({ x, y, width, height }: NonNullable<ViewMessage["rect"]>, severity: string): HTMLElement {
  const frame = document.createElement("div");
  frame.className = `watch-place watch-place-${severity}`;
  const sides = { left: x, top: y, width, height };
  for (const [side, mm] of Object.entries(sides)) frame.style.setProperty(side, `${mm}mm`);
  return frame;
}

function blocksAt(root: ParentNode, source: string): Element[] {
  return [...root.querySelectorAll(`[data-source="${CSS.escape(source)}"]`)];
}
