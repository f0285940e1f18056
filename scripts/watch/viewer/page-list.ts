/** Runs in the reader's browser: the state of the report in; its pages, drawn as they come into view, out. */
import type { ViewMessage, ViewState } from "../view-state.ts";
import { makeSlot, measureSheet, type Slot } from "./page-slot.ts";
import { titleOf } from "./title-of.ts";
import { folioOf } from "../../pages/folios.ts";
import { messageCard } from "./message-card.ts";
import { blocksIn, nameOf, openUnitDocuments, wordsOf } from "./unit-documents.ts";

export interface PageList {
  /** Shows a new state; the page that is read stays where it is. */
  show(state: ViewState): void;
  /** Brings a page to the top, and marks the block on it. */
  goTo: (page: number, source?: string) => void;
  /** The same without taking the focus. */
  scrollTo: (page: number) => void;
  /** Marks the block that was picked, on whatever pages it stands. */
  mark(source: string): void;
  /** Page that is read now, counted from 1. */
  current(): number;
}

/** Laid over pages: what was picked, what changed, what a message is of. */
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

/** Pages so far out of view are drawn, so that they are there when they come in; in CSS pixels. */
const ahead = "1200px 0px";

export function openPageList(main: HTMLElement, onCurrent: (page: number) => void): PageList {
  const documents = openUnitDocuments();
  const slots: Slot[] = [];
  const slotOf = new WeakMap<Element, Slot>();
  let state: ViewState | undefined;
  let picked: string | undefined;
  const near = new Set<Slot>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const slot = slotOf.get(target);
        if (!slot) continue;
        if (isIntersecting) {
          near.add(slot);
          void draw(slot);
        } else {
          near.delete(slot);
          empty(slot);
        }
      }
    },
    { root: main, rootMargin: ahead },
  );
  let isAsked = false;
  main.addEventListener("scroll", () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      onCurrent(current());
    });
  });

  return { show, goTo, scrollTo, mark: (source) => pick(source), current };

  function show(next: ViewState): void {
    const place = readPlace();
    state = next;
    documents.keep(next.units);
    fit(next.pageCount);
    for (const slot of slots) slot.place = undefined;
    for (const unit of next.units) {
      for (let index = 0; index < unit.pageCount; index++) {
        const slot = slots[unit.placement.firstPage + index - 1];
        if (slot) slot.place = { unit, index };
      }
    }
    const changed = new Set(next.changed);
    for (const slot of slots) label(slot, next, changed.has(slot.page));
    for (const slot of near) void draw(slot);
    if (place) restorePlace(place);
  }

  /** As many elements as there are pages; those that stay keep what is drawn in them until it is drawn anew. */
  function fit(pageCount: number): void {
    while (slots.length > pageCount) {
      const slot = slots.pop()!;
      observer.unobserve(slot.element);
      near.delete(slot);
      slot.element.remove();
    }
    const fragment = document.createDocumentFragment();
    while (slots.length < pageCount) {
      const slot = makeSlot(slots.length + 1);
      slots.push(slot);
      slotOf.set(slot.element, slot);
      fragment.append(slot.element);
      observer.observe(slot.element);
    }
    main.append(fragment);
  }

  function label({ page, place, element, margin }: Slot, { messages, textFirst }: ViewState, isChanged: boolean): void {
    element.classList.toggle("changed", isChanged);
    const folio = folioOf(page, textFirst);
    const title = place ? titleOf(place.unit) : "blank page";
    element.setAttribute("aria-label", `Page ${folio}${isChanged ? ", changed" : ""}`);
    element.querySelector(".page-number")!.textContent = folio;
    element.querySelector(".page-title")!.textContent = title;
    const here = messages.filter((message) => message.page === page);
    margin.replaceChildren(
      ...here.map((message) =>
        messageCard(
          message,
          (one) => folioOf(one, textFirst),
          () => goTo(page, message.source),
        ),
      ),
    );
    margin.hidden = here.length === 0;
    element.querySelector(".page-messages")!.textContent = here.length > 0 ? `${here.length} to read` : "";
  }

  async function draw(slot: Slot): Promise<void> {
    const { place, host } = slot;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    if (!place) {
      slot.drawn = undefined;
      return root.replaceChildren();
    }
    const { unit, index } = place;
    const name = `${nameOf(unit)} ${index}`;
    if (slot.drawn !== name) {
      try {
        const unitDocument = await documents.load(unit);
        // Meanwhile the page may have got another place, or gone out of view.
        if (slot.place?.unit !== unit || slot.place.index !== index || !near.has(slot)) return;
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
    markBlocks(slot, root);
  }

  function empty(slot: Slot): void {
    slot.drawn = undefined;
    slot.host.shadowRoot?.replaceChildren();
  }

  function markBlocks({ page, place }: Slot, root: ShadowRoot): void {
    for (const name of ["watch-changed", "watch-error", "watch-warning", "watch-picked"]) {
      for (const element of root.querySelectorAll(`.${name}`)) element.classList.remove(name);
    }
    const before = place && documents.before(place.unit.id);
    if (before && state!.changed.includes(page)) {
      for (const block of blocksIn(root)) {
        // Half a paragraph, whose other half is overleaf, is compared with no whole one.
        const isPiece = block.closest("[data-split-from], [data-split-to]")?.hasAttribute("data-source") ?? false;
        if (!isPiece && !before.blocks.has(wordsOf(block))) block.classList.add("watch-changed");
      }
    }
    for (const frame of root.querySelectorAll(".watch-place")) frame.remove();
    for (const { severity, source, rect, page: messagePage } of state!.messages) {
      if (rect) {
        if (messagePage === page) root.querySelector(".pagedjs_pagebox")?.append(frameOf(rect, severity));
        continue;
      }
      if (source === undefined || severity === "info") continue;
      for (const block of blocksAt(root, source)) block.classList.add(`watch-${severity}`);
    }
    if (picked !== undefined) for (const block of blocksAt(root, picked)) block.classList.add("watch-picked");
  }

  function scrollTo(page: number): void {
    slots[page - 1]?.element.scrollIntoView({ block: "start" });
  }

  function pick(source: string | undefined): void {
    picked = source;
    for (const slot of near) void draw(slot);
  }

  function goTo(page: number, source?: string): void {
    const slot = slots[page - 1];
    if (!slot) return;
    picked = source;
    scrollTo(page);
    slot.element.focus({ preventScroll: true });
    near.add(slot);
    for (const one of near) {
      void draw(one).then(() => {
        if (one !== slot || source === undefined || slots[page - 1] !== slot) return;
        const block = slot.host.shadowRoot && blocksAt(slot.host.shadowRoot, source)[0];
        block?.scrollIntoView({ block: "center" });
      });
    }
  }

  function current(): number {
    const top = main.getBoundingClientRect().top;
    const middle = top + main.clientHeight / 3;
    let [low, high] = [0, slots.length - 1];
    while (low < high) {
      const between = (low + high) >> 1;
      if (slots[between]!.element.getBoundingClientRect().bottom < middle) low = between + 1;
      else high = between;
    }
    return low + 1;
  }

  interface Place {
    id: string | undefined;
    index: number;
    page: number;
    /** From the top of what is seen to that of the page, in CSS pixels. */
    offsetPx: number;
  }

  function readPlace(): Place | undefined {
    const slot = slots[current() - 1];
    if (!slot) return undefined;
    const offsetPx = slot.element.getBoundingClientRect().top - main.getBoundingClientRect().top;
    return { id: slot.place?.unit.id, index: slot.place?.index ?? 0, page: slot.page, offsetPx };
  }

  /** The same page of the same part, or where that part is gone, the same number. */
  function restorePlace({ id, index, page, offsetPx }: Place): void {
    const unit = state!.units.find((one) => one.id === id);
    const wanted = unit ? unit.placement.firstPage + Math.min(index, unit.pageCount - 1) : page;
    const slot = slots[Math.min(wanted, slots.length) - 1];
    if (!slot) return;
    const now = slot.element.getBoundingClientRect().top - main.getBoundingClientRect().top;
    main.scrollTop += now - offsetPx;
  }
}

/** Drawn round a place on the page that a message is about. */
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
