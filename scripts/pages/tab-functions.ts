/** Declares the functions that a tab's only script (in-page/) puts on its window. */
import type { Inventory } from "../html/inventory.ts";
import type { Face } from "../theme/face.ts";
import type { Pagination } from "./inspection.ts";
import type { Placement } from "./placement.ts";
import type { PageBlocks } from "./page-blocks.ts";
import type { StaticPages } from "./static-pages.ts";

/** A step of the layout that can be left out of `paginate`. */
export type PagingStep = "grid" | "mending" | "table breaks";

/** The facts of earlier layouts of a unit that `paginate` uses. */
export interface PagingHistory {
  /** Record of the last layout, by the same code with the same stylesheet. */
  before?: string | undefined;
  /** The least count of pages for which the layout makes a record. */
  recordedFrom?: number;
}

export interface InPage {
  loadFonts(faces: readonly Face[]): Promise<void>;
  /** Loads these faces in addition to those of `loadFonts`, instead of those of the last call. */
  useFaces(faces: readonly Face[]): Promise<void>;
  /** Lays a unit out; its pages stay in the tab until the next call. */
  paginate(
    html: string,
    css: string,
    history?: PagingHistory,
  ): Promise<Pagination & { blocks: PageBlocks[]; record?: string }>;
  /** Returns the index of the page of each id. */
  takeAnchors(): Record<string, number>;
  /** Returns the digest of the pages' inventory, as `digestOf` computes it. */
  takeInventory(): Promise<string>;
  /** Returns the inventory that `takeInventory` took last, with its texts unchanged. */
  lastInventory(): Inventory;
  takePages(): StaticPages;
  /**
   * Makes the document ready to print, with the given pages or those in it, and returns the count of pixels of its
   * pictures.
   */
  placePages(pages: Pick<StaticPages, "html" | "styles"> | undefined, placement: Placement): Promise<number>;
  /** Sets running heads, folios and sides of the pages in the document. */
  setPlacement(placement: Placement): void;
  /** Returns where the trimmed pages are in the document, in CSS pixels, while they are shown. */
  takeTrims(): Record<"x" | "y" | "width" | "height", number>[];
  /** Leaves these steps out from now on, to compare pages with those of unchanged Paged.js. */
  leaveOut(...steps: PagingStep[]): void;
}
