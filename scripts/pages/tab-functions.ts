/** Says what can be asked of a tab, whose one script (in-page/) puts these functions on its window. */
import type { Inventory } from "../html/inventory.ts";
import type { Face } from "../theme/face.ts";
import type { Pagination } from "./inspection.ts";
import type { Placement } from "./placement.ts";
import type { PageBlocks } from "./page-blocks.ts";
import type { StaticPages } from "./static-pages.ts";

/** Names a step of ours that `paginate` can do without. */
export type Step = "grid" | "mending" | "table breaks";

/** Tells of earlier layouts of a unit. */
export interface PagingHistory {
  /** Record that the last one left, by the same code for the same stylesheet. */
  before?: string | undefined;
  /** Pages from which on the layout leaves something. */
  recordedFrom?: number;
}

export interface InPage {
  loadFonts(faces: readonly Face[]): Promise<void>;
  /** Loads these faces beside those that `loadFonts` loaded, instead of those of the last call. */
  useFaces(faces: readonly Face[]): Promise<void>;
  /** Lays a unit out; its pages stand in the tab until the next call. */
  paginate(
    html: string,
    css: string,
    history?: PagingHistory,
  ): Promise<Pagination & { blocks: PageBlocks[]; record?: string }>;
  /** Returns the index of the page, from 0, that each id stands on. */
  takeAnchors(): Record<string, number>;
  /** Returns the digest of what stands on the pages, as `digestOf` makes it. */
  takeInventory(): Promise<string>;
  /** Returns what `takeInventory` took last, its texts as they stand. */
  lastInventory(): Inventory;
  takePages(): StaticPages;
  /**
   * Makes the document ready to print, and returns how many pixels its pictures have; without pages, of those in it.
   */
  placePages(pages: Pick<StaticPages, "html" | "styles"> | undefined, placement: Placement): Promise<number>;
  /** Gives the pages in the document their heads, folios and sides. */
  setPlacement(placement: Placement): void;
  /** Returns where the trimmed pages lie in the document, in CSS pixels, while they are shown. */
  takeTrims(): Record<"x" | "y" | "width" | "height", number>[];
  /** Leaves these steps out from now on, to compare pages with those of Paged.js as it comes. */
  leaveOut(...steps: Step[]): void;
}
