/** Declares Paged.js, which is on the window before this script, and the settings that its patches read. */
import type { Cuts } from "./breaks/mend-breaks.ts";
import type { Pagination } from "../inspection.ts";
import type { PageBlocks } from "../page-blocks.ts";

/** Findings on the unit that is paged; handlers find it in the settings. */
export interface UnitAtWork {
  pagination: Pagination;
  /** Blocks of each page. */
  blocks: PageBlocks[];
  cuts: Cuts;
  /** Footnotes, once the unit is parsed. */
  footnotes?: UnitFootnotes;
}

/** The part of the footnotes' handler that tells how a page begins. */
interface UnitFootnotes {
  readonly notes: ReadonlyMap<string, HTMLElement>;
  /** Notes, and rests of notes, that didn't fit on the pages before. */
  readonly carried: readonly HTMLElement[];
  /** Height of the current page's column. */
  column: number;
}

/** Settings that the patches (paged-patches.ts) read. */
export interface PagedJsSettings {
  /** Returns whether the page may be full, with `node` of the source as its last one, so that it has to be tested. */
  isPerhapsFull(node: Node, start: BreakToken | false): boolean;
  /** Cached frames of pages, by side and name, if the stylesheet distinguishes pages by nothing else. */
  frames?: Map<string, unknown>;
  /** Returns where an overflow begins in the unit. */
  placeInSource(overflow: Range, source: ParentNode): BreakToken | undefined;
  /** Returns the space behind an element that was added in one step, which Paged.js would ignore. */
  spaceBehind(node: Node): Node | undefined;
  /** Removes blank lines from the end of a page. */
  dropBlankEnd(rendered: Element): void;
  /** Returns the offset of the first line of code beyond the column. */
  firstLineBeyond(text: Text, bounds: DOMRect, gap: number): number | undefined;
  /** Returns the overflow of a page, whatever must not break there. */
  overflowAnywhere(rendered: Element, bounds: DOMRect, gap: number): Range | undefined;
  /** Splits the rows in which a page ends, and returns its new end; undefined where it ends in none. */
  breakRows(
    overflow: Range,
    rendered: Element,
    source: ParentNode,
    bounds: DOMRect,
    gap: number,
  ): { overflow: Range; next?: BreakToken } | undefined;
  /** Returns whether a page has content before its overflow. */
  holdsAny(rendered: Element, overflow: Range): boolean;
  /** Returns, after each page, the index of the page that has to be laid out again, with all behind it. */
  pageToMend(): number | undefined;
  /** Puts pages of an earlier layout into the document, and returns where the next page begins. */
  resume(chunker: Chunker): Promise<BreakToken | undefined>;
  /** Hears, when a page is done, where the next one begins; returns whether the pages behind it are known. */
  arrive(next: BreakToken | undefined): boolean;
  /** Rows that are split at page ends (break-rows.ts). */
  rows: { begin(): void };
  /** Decides which blocks move to the next page, and where the text continues. */
  floats: MovingBlocks;
  /** Returns whether the spaces that were chosen in the column put the page's lines on the grid. */
  beginsOnGrid(page: Element): boolean;
  /** Changes a page that has an overflow. Returns whether it did, and the end of the page has to be found again. */
  makesRoom(overflow: Range, page: Element, bounds: DOMRect, source: ParentNode): boolean;
  /** The parsed stylesheet, kept from one unit to the next. */
  parsedStyles: object;
  unit: UnitAtWork;
}

/** The interface of floats.ts for handlers and for the patches of float-patches.ts. */
export interface MovingBlocks {
  /** Set by footnotes.ts. */
  roomBesideNotes: (page: Element) => number | undefined;
  begin(index: number, start: BreakToken | undefined, roomPx: () => number): void;
  visit(node: Node, page: Element, hasContent: boolean, layout: Layout): "break" | { goOnAt: Node | null } | undefined;
  fillTop(page: Element, layout: Layout): void;
  finish(page: Element): void;
  mover(overflow: Range | undefined, page: Element): HTMLElement | undefined;
  passBy(overflow: Range | undefined, page: Element, source: ParentNode): boolean;
  takePassed(): { goOnAt: Node | null } | undefined;
  before(node: Node | null | undefined): Node | null | undefined;
  next(token: BreakToken | undefined): BreakToken | undefined;
}

/** The part of Paged.js that handlers use. */
export interface Chunker {
  /** Pages that are laid out, and the current one; some may be laid out again. */
  pages: { element: HTMLElement }[];
  pagesArea: HTMLElement;
  total: number;
  /** The unit, unpaged. */
  source: ParentNode;
  settings: PagedJsSettings;
  clonePage(page: unknown): Promise<void>;
}

/** A page while Paged.js fills it. */
export interface Layout {
  /** The column of the text; what doesn't fit is in further columns to its right. */
  element: HTMLElement;
  findOverflow(rendered: Element, bounds: DOMRect): Range | undefined;
  /** Copies a node of the source to its place on a page, with or without (`isShallow`) its content. */
  append(node: Node, page: Element, breakToken: BreakToken | undefined, isShallow: boolean): HTMLElement;
}

/** Where a page begins; the first one begins with the content. */
export interface BreakToken {
  node: Node;
  offset: number;
}

interface PagedJs {
  Previewer: new (settings: PagedJsSettings) => {
    preview(content: DocumentFragment, styles: object[], target: Element): Promise<{ total: number }>;
  };
  Handler: new (chunker: Chunker, polisher: unknown, caller: unknown) => { chunker: Chunker };
  registerHandlers(...handlers: unknown[]): void;
  /** Count of the identifiers that it has given (paged-patches.ts). */
  identifiers: number;
}

declare global {
  interface Window {
    Paged: PagedJs;
  }
}

export const { Paged } = window;
