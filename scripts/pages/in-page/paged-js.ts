/** Says what Paged.js, which stands on the window before our script, is to us and what its patches let be set. */
import type { Cuts } from "./mend-breaks.ts";
import type { Pagination } from "../inspection.ts";
import type { PageBlocks } from "../page-blocks.ts";

/** Collects what is found of the unit that is paged; its handlers find it in the settings. */
export interface UnitAtWork {
  pagination: Pagination;
  /** Blocks of each page. */
  blocks: PageBlocks[];
  cuts: Cuts;
  /** Footnotes, once the unit is parsed. */
  footnotes?: UnitFootnotes;
}

/** Shows as much of the footnotes' handler as tells how a page begins. */
interface UnitFootnotes {
  readonly notes: ReadonlyMap<string, HTMLElement>;
  /** Notes, and rests of notes, that pages before had no room for. */
  readonly carried: readonly HTMLElement[];
  /** Height of the column of the page at work. */
  column: number;
}

/** Sets what the patches (paged-patches.ts) let be set. */
export interface Settings {
  /** Returns whether it is worth asking if the page is full, with `node`, of the source, as its last. */
  isPerhapsFull(node: Node, start: BreakToken | false): boolean;
  /** Frames of pages by side and name, cached where the stylesheet tells pages apart by nothing else. */
  frames?: Map<string, unknown>;
  /** Returns where an overflow begins in the unit. */
  placeInSource(overflow: Range, source: ParentNode): BreakToken | undefined;
  /** Returns what comes behind an element that was put on the page whole, where Paged.js takes it for nothing. */
  spaceBehind(node: Node): Node | undefined;
  /** Takes blank lines off the end of a page. */
  dropBlankEnd(rendered: Element): void;
  /** Returns the offset of the first line of code beyond the column. */
  firstLineBeyond(text: Text, bounds: DOMRect, gap: number): number | undefined;
  /** Returns the overflow of a page, whatever should not be parted. */
  overflowAnywhere(rendered: Element, bounds: DOMRect, gap: number): Range | undefined;
  /** Parts the rows that a page ends in, and returns where it ends then; undefined where it ends in none. */
  breakRows(
    overflow: Range,
    rendered: Element,
    source: ParentNode,
    bounds: DOMRect,
    gap: number,
  ): { overflow: Range; next?: BreakToken } | undefined;
  /** Tells whether a page has anything before its overflow. */
  holdsAny(rendered: Element, overflow: Range): boolean;
  /** Returns, after each page, the one that is to be laid out again, with all behind it. */
  pageToMend(): number | undefined;
  /** Puts pages of an earlier layout into the document, and returns where the page behind them begins. */
  resume(chunker: Chunker): Promise<BreakToken | undefined>;
  /** Hears where the next page begins when one is done, and returns whether those behind it are known. */
  arrive(next: BreakToken | undefined): boolean;
  /** Holds rows that page ends have parted (break-rows.ts). */
  rows: { begin(): void };
  /** Says what moves to the next page, and where the text goes on. */
  floats: MovingBlocks;
  /** Returns whether the spaces chosen in the column put a page's lines on the grid. */
  beginsOnGrid(page: Element): boolean;
  /** Changes what is on a page that has an overflow, and returns whether it did: then the page's end is found anew. */
  makesRoom(overflow: Range, page: Element, bounds: DOMRect, source: ParentNode): boolean;
  /** Holds the stylesheet as it was parsed, from one unit to the next. */
  parsedStyles: object;
  unit: UnitAtWork;
}

/** Says what moves to other pages (floats.ts), to handlers and to the patches of float-patches.ts. */
export interface MovingBlocks {
  /** Set by what sets notes (footnotes.ts). */
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

/** Shows handlers as much of Paged.js as they use. */
export interface Chunker {
  /** Pages that are laid out, and the one at work; some may be laid out again. */
  pages: { element: HTMLElement }[];
  pagesArea: HTMLElement;
  total: number;
  /** The unit, unpaged. */
  source: ParentNode;
  settings: Settings;
  clonePage(page: unknown): Promise<void>;
}

/** Describes a page while Paged.js fills it. */
export interface Layout {
  /** The column that the text runs in; what is too much stands in further columns to its right. */
  element: HTMLElement;
  findOverflow(rendered: Element, bounds: DOMRect): Range | undefined;
  /** Copies a node of the source to where it belongs on a page, with all in it or alone (`isShallow`). */
  append(node: Node, page: Element, breakToken: BreakToken | undefined, isShallow: boolean): HTMLElement;
}

/** Tells where a page begins; the first one begins with the content. */
export interface BreakToken {
  node: Node;
  offset: number;
}

interface PagedJs {
  Previewer: new (settings: Settings) => {
    preview(content: DocumentFragment, styles: object[], target: Element): Promise<{ total: number }>;
  };
  Handler: new (chunker: Chunker, polisher: unknown, caller: unknown) => { chunker: Chunker };
  registerHandlers(...handlers: unknown[]): void;
  /** Number of identifiers that it has given (paged-patches.ts). */
  identifiers: number;
}

declare global {
  interface Window {
    Paged: PagedJs;
  }
}

export const { Paged } = window;
