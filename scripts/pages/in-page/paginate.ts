/** Runs in the browser: a unit's HTML and the stylesheet in, its pages, laid out by Paged.js, out. */
import type { NoteBreaks } from "./make-note-breaks.ts";
import type { TablePiece } from "../../pdf/join-tables.ts";

import type { Inspection } from "../inspection.ts";
import type { Cuts } from "./mend-breaks.ts";

/** What the caller gets back; the pages themselves stay in the document, hidden. */
export interface Pagination extends Inspection {
  pageCount: number;
  /** Pages, from 0, that hold a wide table, turned. */
  turned: number[];
  /** What of a table stands in each `<table>` on the pages. */
  tablePieces: TablePiece[];
}

/** What the patches (paged-patches.ts) let be set. */
interface Settings {
  /** Whether it is worth asking if the page is full, with `node`, of the source, as its last. */
  isPerhapsFull(node: Node, start: BreakToken | false): boolean;
  /** Frames of pages by side and name, kept where the stylesheet tells pages apart by nothing else. */
  frames?: Map<string, unknown>;
  cuts: Cuts;
  /** Asked after each page; what it tells is laid out again, with all behind it. */
  pageToMend(): number | undefined;
}

/** What handlers see of Paged.js. */
interface Chunker {
  pages: unknown[];
  source: ParentNode;
  settings: Settings;
}

/** Where a page begins; the first one begins with the content. */
export interface BreakToken {
  node: Node;
  offset: number;
}

interface PagedJs {
  Previewer: new (settings: Settings) => {
    preview(content: DocumentFragment, styles: object[], target: Element): Promise<{ total: number }>;
  };
  Handler: new (chunker: unknown, polisher: unknown, caller: unknown) => object;
  registerHandlers(handler: unknown): void;
}

declare global {
  interface Window {
    Paged: PagedJs;
    /** Told of each finished page and the place of its last block, as JSON; a binding to Node. */
    reportPage?: (page: string) => void;
    /** Filled by the handler while one unit is paged. */
    pagination: Pagination;
    hasHandler?: true;
    noteBreaks: NoteBreaks;
    /** A handler (make-footnotes.ts). */
    Footnotes: unknown;
    /** How many identifiers Paged.js has given (paged-patches.ts). */
    identifiers: number;
  }
}

/**
 * Clears the document, lays `html` out on pages and leaves them in the document. What makes Paged.js
 * fast, measured and explained in the README under "How it works": finished pages are hidden, so that
 * the browser need not lay them out again each time a rectangle is asked for; a page is asked whether it
 * is full only when it ought to be, by the heights that everything had in one long column; nothing waits
 * for frames, which no one sees; and no observer watches pages that are done. Self-contained: it is sent
 * to the browser as text.
 */
export async function paginate(html: string, css: string): Promise<Pagination> {
  const { Paged } = window;
  window.pagination = {
    pageCount: 0,
    turned: [],
    tablePieces: [],
    tooWide: [],
    squeezed: [],
    flaws: [],
    floats: {},
    mentions: {},
    ends: [],
  };
  window.identifiers = 0;
  window.pageBlocks = [];
  for (const style of document.head.querySelectorAll("style")) style.remove();
  document.body.replaceChildren();
  document.body.hidden = false;

  if (!window.hasHandler) {
    window.hasHandler = true;
    class RepeatedHeads extends Paged.Handler {
      /** Before the page is asked whether it is full: what goes on from the page before shows its head again. */
      layout(wrapper: Element): void {
        for (const part of wrapper.querySelectorAll<HTMLElement>(".box[data-split-from], .table[data-split-from]")) {
          repeatCaption(part, this.source.querySelector(`[data-ref="${part.dataset.ref}"]`));
        }
        for (const table of wrapper.querySelectorAll<HTMLTableElement>("table[data-split-from]"))
          window.tables.repeat(table, this.source, copyOf);
        // What is left of a block has another height than the whole, after which the space was chosen.
        const rests = wrapper.querySelectorAll<HTMLElement>(":is(table, aside, div)[data-split-from]");
        for (const rest of rests) rest.style.removeProperty("margin-bottom");
        if (rests.length > 0) window.snapToGrid(wrapper, wrapper.getBoundingClientRect().top);
      }
      onOverflow(overflow: Range | undefined, wrapper: Element): Range | undefined {
        return overflow && window.tables.moveBreak(overflow, wrapper);
      }
      /** The unit, unpaged. */
      get source(): ParentNode {
        return (this as unknown as { chunker: Chunker }).chunker.source;
      }
    }
    // What may have other lines than in the column: the rest of a paragraph, of which a word was moved overleaf whole,
    // tables, whose pieces have columns of their own, and what is turned.
    const otherLines =
      ".pagedjs_page_content :is(:is(p, li, dd, dt, pre, h1, h2, h3, h4, h5, h6):is([data-split-from], [data-split-to]), table, .wide)";
    class PageFinished extends Paged.Handler {
      /** By now Paged.js has written what the stylesheet says of breaks on the elements. */
      afterParsed(content: ParentNode): void {
        for (const element of content.querySelectorAll("[data-tall]")) element.removeAttribute("data-break-inside");
      }
      beforePageLayout({ area }: { area: HTMLElement }, _: unknown, __: unknown, { pages, settings }: Chunker): void {
        const cut = settings.cuts.get(pages.length - 1);
        if (cut !== undefined) area.style.height = `min(${cut}mm, 100% - var(--pagedjs-footnotes-height))`;
      }
      afterPageLayout(page: HTMLElement, _: unknown, next: BreakToken | undefined): void {
        const { pagination } = window;
        for (const element of page.querySelectorAll(otherLines)) window.dropHyphens(element);
        if (next) window.tables.openRow(page, next.node);
        window.inspectPage(page, pagination.pageCount, next, pagination);
        pagination.pageCount++;
        window.takeBlocks(page, pagination.pageCount - 1);
        page.style.display = "none";
        const last = [...page.querySelectorAll("[data-source]")].at(-1);
        window.reportPage?.(JSON.stringify([pagination.pageCount, last?.getAttribute("data-source") ?? ""]));
      }
    }
    // Footnotes count the heads that were repeated before, and stand on the page when it is inspected.
    for (const handler of [RepeatedHeads, window.Footnotes, PageFinished]) Paged.registerHandlers(handler);
  }

  const places = new Map<Node, { top: number; bottom: number; isWhole: boolean }>();
  let pageHeight = 0;
  let turnedHeight = 0;
  const heightOf = (node: Node): number => {
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest(".wide") ? turnedHeight : pageHeight;
  };
  const content = await measure();
  const cuts: Cuts = new Map();
  let begin: { start: BreakToken | false; top: number } | undefined;
  const isPerhapsFull = (node: Node, start: BreakToken | false): boolean => {
    const place = places.get(node);
    // Asked before a row has all its cells, Paged.js breaks it too late, and its last lines slip off the page.
    if (!place?.isWhole || (node instanceof HTMLTableCellElement && node.nextElementSibling)) return false;
    if (begin?.start !== start) begin = { start, top: topOf(start) };
    const cut = cuts.get(window.pagination.pageCount);
    const height = heightOf(start ? start.node : content.firstElementChild!);
    return place.bottom - begin.top > (cut === undefined ? height : (cut / 25.4) * 96);
  };
  const pageToMend = (): number | undefined => {
    const page = window.pageToMend(window.pagination, cuts);
    if (page !== undefined) window.pagination.pageCount = page;
    return page;
  };
  const settings: Settings = { isPerhapsFull, cuts, pageToMend };
  const countsPages = /@page[^{]*:nth/.test(css);
  if (!countsPages) settings.frames = new Map();
  await new Paged.Previewer(settings).preview(content, [{ "report.css": css }], document.body);
  const pages = [...document.querySelectorAll(".pagedjs_page")];
  window.pagination.turned = [...pages.keys()].filter((index) => pages[index]!.matches(".pagedjs_turned_page"));
  window.pagination.tablePieces = window.tables.piecesIn(document.body);
  return window.pagination;

  /**
   * Lays the content out once, without pages, in the width of the text, and writes on it what Paged.js
   * can't know.
   */
  async function measure(): Promise<DocumentFragment> {
    const style = document.createElement("style");
    // As on Paged.js's pages.
    style.textContent = `* { box-sizing: border-box }\n${css}`;
    document.head.append(style);
    const column = document.createElement("div");
    column.className = "unpaged";
    column.innerHTML = html;
    const page = document.createElement("div");
    page.style.cssText = "width: var(--text-width); height: var(--text-height)";
    document.body.append(page, column);
    await window.awaitPictures();
    [turnedHeight, pageHeight] = [page.offsetWidth, page.offsetHeight];
    Object.assign(window.pagination, window.surveyTables(column));
    window.tables.prepare(column, heightOf);
    for (const element of findTallBlocks(column)) element.dataset.tall = "";
    window.settleAddresses(column);
    const dropOtherHyphens = window.settleHyphens(column);
    // Each begins on a page of its own.
    for (const part of column.querySelectorAll(".part")) window.snapToGrid(part, part.getBoundingClientRect().top);
    takePlaces(column);
    const fragment = document.createDocumentFragment();
    fragment.append(...column.childNodes);
    dropOtherHyphens();
    document.body.replaceChildren();
    style.remove();
    return fragment;
  }

  /** Of every element that Paged.js puts on a page in one go, and of those around them. */
  function takePlaces(parent: Element): void {
    const around = "section, aside, div, figure, table, thead, tbody, tr, th, ol, ul, dl";
    for (const element of parent.children) {
      const { top, bottom } = element.getBoundingClientRect();
      const isWhole = !element.matches(around);
      places.set(element, { top, bottom, isWhole });
      if (!isWhole) takePlaces(element);
    }
  }

  /** Where a page begins in the unpaged column; within an element by the share of its text. */
  function topOf(start: BreakToken | false): number {
    if (!start) return places.get(content.firstElementChild!)?.top ?? 0;
    let element: Node | null = start.node;
    while (element && !places.has(element)) element = element.parentNode;
    if (!element) return 0;
    const { top, bottom } = places.get(element)!;
    if (element === start.node && !start.offset) return top;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(start.node, start.offset ?? 0);
    return top + ((bottom - top) * before.toString().length) / (element.textContent!.length || 1);
  }

  /**
   * A block that must not break but is taller than a page makes Paged.js loop or print it twice
   * (https://github.com/pagedjs/pagedjs/issues/98), so it may break (boxes.css). Paged.js takes an element with a style of its own for one that is not displayed.
   */
  function findTallBlocks(column: Element): HTMLElement[] {
    return [...column.querySelectorAll<HTMLElement>("[data-source]")].filter(
      (element) => element.offsetHeight > heightOf(element) && getComputedStyle(element).breakInside === "avoid",
    );
  }

  /** The title of a box or table with "(continued)" behind it, and the unit, above what is on this page. */
  function repeatCaption(part: HTMLElement, whole: HTMLElement | null): void {
    if (part.querySelector(":scope > .caption")) return;
    const caption = whole?.querySelector<HTMLElement>(":scope > .caption:not([data-once])");
    if (!caption) return;
    const copy = copyOf(caption);
    copy.append(` ${caption.dataset.continued ?? ""}`);
    const unit = whole?.querySelector<HTMLElement>(":scope > .unit");
    part.prepend(copy, ...(unit ? [copyOf(unit)] : []));
  }

  /** Not counted as words of the text, nor found by Paged.js, and no part of the PDF's tags, so its links lead nowhere. */
  function copyOf(element: HTMLElement): HTMLElement {
    const copy = element.cloneNode(true) as HTMLElement;
    copy.dataset.repeated = "";
    copy.ariaHidden = "true";
    for (const inner of [copy, ...copy.querySelectorAll<HTMLElement>("*")]) {
      for (const name of ["id", "data-ref", "data-source", "data-id", "href"]) inner.removeAttribute(name);
    }
    return copy;
  }
}
